package org.tiezheng.sqlite.recover;

/** Takes recovered rows as they are delivered; is called by one thread. */
@FunctionalInterface
public interface RecoverySink {
  /** One row; its values are views of the database's bytes. */
  void row(RecoveredRow row);
}
