package org.tiezheng.examine.identity;

import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;

/** What is looked through for whose account it is. */
public interface IdentitySource {
  Case matter();

  /** The records of an item, each time the same; the caller closes the stream. */
  Stream<Record> records(int item);

  /**
   * The lines of text of an item's documents, in order; empty where there is none that could be
   * read. The caller closes the stream.
   */
  Stream<Line> lines(int item);

  /** The name of an original as found. */
  String name(String sha256);

  /**
   * A line of a document.
   *
   * @param page counted from 1; 0 where the format has no pages
   */
  record Line(Provenance provenance, int page, String text) {}
}
