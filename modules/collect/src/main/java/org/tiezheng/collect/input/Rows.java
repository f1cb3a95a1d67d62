package org.tiezheng.collect.input;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of a table one after another, whatever file carries them. Not thread-safe. */
public interface Rows extends Closeable {
  /**
   * The next row; empty at the end.
   *
   * @throws FormatException if the carrier is damaged or meets a limit; no rows follow
   */
  Optional<Row> next() throws IOException;

  /** Says how many cells the header has; 0 if that is not known. */
  default void width(int cells) {}
}
