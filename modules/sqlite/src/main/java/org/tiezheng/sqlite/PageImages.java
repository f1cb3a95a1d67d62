package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** A file that holds numbered images of pages: the frames of a log, the records of a journal. */
interface PageImages {
  StoreFile file();

  /** The page of an image, decoded. */
  MemorySegment page(long image);

  /** Why an image cannot be relied on, see {@link Pages#doubt}. */
  Optional<Sentence> doubt(long image);

  /** Where the page of an image begins in the file. */
  long position(long image);
}
