package org.tiezheng.sqlite.history;

/** Is told the history as it is read, oldest first. Called by one thread. */
public interface TimelineSink {
  /** A transaction begins. */
  default void step(Step step) {}

  /** A row that the transaction touched. */
  void change(Change change);

  /** Something cannot be told. */
  default void untold(Untold untold) {}
}
