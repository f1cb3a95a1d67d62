package org.tiezheng.casework;

import org.tiezheng.evidence.Text;

/** Hears what is being done and how far it has come. May be called from several threads. */
public interface Watch {
  /** Hears nothing. */
  Watch SILENT =
      new Watch() {
        @Override
        public void begins(Text what, long total, Unit unit) {}

        @Override
        public void at(long done) {}

        @Override
        public void notes(Text sentence) {}
      };

  /** What is counted. */
  enum Unit {
    BYTES,
    THINGS
  }

  /**
   * A step begins; the one before has ended.
   *
   * @param total 0 or less if it is not known
   */
  void begins(Text what, long total, Unit unit);

  /** So much of the step is done, counted from its beginning. */
  void at(long done);

  /** Something a person should read, such as that time stamping waits for the network. */
  void notes(Text sentence);
}
