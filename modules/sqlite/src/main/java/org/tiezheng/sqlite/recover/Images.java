package org.tiezheng.sqlite.recover;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.RollbackJournal;
import org.tiezheng.sqlite.StoreFile;
import org.tiezheng.sqlite.WalGeneration;
import org.tiezheng.sqlite.WriteAheadLog;

/**
 * Every image of every page in all files of a database, under one numbering: first the committed
 * pages, then those of the main file that are not committed any more, the frames of the log, the
 * records of the journal. Thread-safe.
 */
final class Images {
  /** What an image is. */
  enum Role {
    /** A page of the committed state. */
    CURRENT,
    SUPERSEDED,
    FRAME,
    RECORD,
    /** The same bytes as a committed page, which has a number of its own. */
    REPEATED
  }

  private final Pages committed;
  private final Pages main;
  private final Optional<WriteAheadLog> wal;
  private final Optional<RollbackJournal> journal;
  private final long mainStart;
  private final long walStart;
  private final long journalStart;
  private final long count;
  private final long mainBytes;

  Images(Database database) {
    mainBytes = database.files().main().byteSize();
    committed = database.committed();
    main = database.main();
    wal = database.wal();
    journal = database.journal();
    mainStart = committed.count();
    boolean alone = wal.isEmpty() && journal.isEmpty() && main.count() <= committed.count();
    walStart = mainStart + (alone ? 0 : main.count());
    journalStart = walStart + wal.map(WriteAheadLog::frames).orElse(0L);
    count = journalStart + journal.map(RollbackJournal::records).orElse(0L);
  }

  long count() {
    return count;
  }

  /** Images below this number are the committed pages. */
  long committedCount() {
    return mainStart;
  }

  Role role(long image) {
    if (image < mainStart) {
      return Role.CURRENT;
    }
    long page = page(image);
    if (image < walStart) {
      boolean same = page <= committed.count() && committed.file(page) == StoreFile.MAIN;
      return same ? Role.REPEATED : Role.SUPERSEDED;
    }
    StoreFile file = image < journalStart ? StoreFile.WAL : StoreFile.JOURNAL;
    boolean same =
        page >= 1
            && page <= committed.count()
            && committed.file(page) == file
            && committed.frame(page).equals(frame(image));
    if (same) {
      return Role.REPEATED;
    }
    return file == StoreFile.WAL ? Role.FRAME : Role.RECORD;
  }

  /**
   * Whether a page of the committed state has bytes in no file. A journal may count any number of
   * pages that a vacuum cut off.
   */
  boolean isNowhere(long image) {
    return image < mainStart
        && committed.file(image + 1) == StoreFile.MAIN
        && committed.position(image + 1) >= mainBytes;
  }

  /** Number of the page that an image shows. */
  long page(long image) {
    if (image < mainStart) {
      return image + 1;
    }
    if (image < walStart) {
      return image - mainStart + 1;
    }
    return image < journalStart
        ? wal.orElseThrow().pageNumber(image - walStart)
        : journal.orElseThrow().record(image - journalStart).page();
  }

  OptionalLong frame(long image) {
    if (image < mainStart) {
      return committed.frame(image + 1);
    }
    if (image < walStart) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(image < journalStart ? image - walStart : image - journalStart);
  }

  MemorySegment bytes(long image) {
    if (image < mainStart) {
      return committed.page(image + 1);
    }
    if (image < walStart) {
      return main.page(image - mainStart + 1);
    }
    return image < journalStart
        ? wal.orElseThrow().page(image - walStart)
        : journal.orElseThrow().page(image - journalStart);
  }

  /** Copies an image. */
  void copy(long image, byte[] into) {
    MemorySegment bytes = bytes(image);
    MemorySegment.copy(bytes, 0, MemorySegment.ofArray(into), 0, into.length);
  }

  /** Where a part of an image lies. */
  Place place(long image, long offset, long length) {
    long page = page(image);
    if (image < mainStart) {
      return committed.place(page, offset, length);
    }
    if (image < walStart) {
      return main.place(page, offset, length);
    }
    long position =
        image < journalStart
            ? wal.orElseThrow().frame(image - walStart).offset()
            : journal.orElseThrow().record(image - journalStart).offset();
    StoreFile file = image < journalStart ? StoreFile.WAL : StoreFile.JOURNAL;
    return new Place(file, page, position + offset, length, frame(image));
  }

  int usableSize() {
    return committed.usableSize();
  }

  /** Whether a state shows the same bytes of a page as the committed state. */
  boolean committedBytes(Pages state, long page) {
    return page <= committed.count()
        && state.file(page) == committed.file(page)
        && state.position(page) == committed.position(page);
  }

  /** The states in which the other pages of a row may be found, the likeliest first. */
  List<Pages> states(long image) {
    if (image < mainStart) {
      return List.of(committed, main);
    }
    if (image < walStart) {
      return List.of(main, committed);
    }
    if (image >= journalStart) {
      return List.of(journal.orElseThrow().before(), committed, main);
    }
    long frame = image - walStart;
    WriteAheadLog log = wal.orElseThrow();
    for (WalGeneration generation : log.generations()) {
      if (frame >= generation.firstFrame() && frame < generation.endFrame()) {
        return List.of(log.at(generation, commitOf(generation, frame)), committed, main);
      }
    }
    return List.of(committed, main);
  }

  /** The last frame of the transaction that a frame belongs to: its pages are a state together. */
  private static long commitOf(WalGeneration generation, long frame) {
    int low = 0;
    int high = generation.commits();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (generation.commit(middle) < frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < generation.commits() ? generation.commit(low) : generation.endFrame() - 1;
  }
}
