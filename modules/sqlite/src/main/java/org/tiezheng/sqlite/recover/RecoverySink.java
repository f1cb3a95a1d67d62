package org.tiezheng.sqlite.recover;

/** Takes recovered rows as they are delivered; is called by one thread. */
@FunctionalInterface
public interface RecoverySink {
  /** One row; its values are views of the database's bytes. */
  void row(RecoveredRow row);

  /** An entry of an index, a trace of a row; all come after the rows, and none counts as one. */
  default void entry(RecoveredEntry entry) {}

  /**
   * Whether {@link #entry} wants to be called. If not, no entry is made ready, which is much work
   * where an index has left many, nor are live rows read for them alone, and the report counts no
   * entries; the rows are the same.
   */
  default boolean takesEntries() {
    return true;
  }

  /**
   * Some of the search is done; the rows come after all of it. Called a few times a second at most
   * for small files, from one thread at a time, not always the same.
   *
   * @param done looks at pages so far
   * @param total looks that the whole search takes
   */
  default void progress(long done, long total) {}
}
