package org.tiezheng.cli;

/** What the process tells its caller; the same for every command (docs/exit-codes.md). */
final class ExitCode {
  /** Done; nothing that was checked failed. */
  static final int OK = 0;

  /** A mismatch, a failed check, or a rule that stops the hand-in. */
  static final int FAILED = 1;

  /** The command line or {@code case.yaml} is wrong. */
  static final int USAGE = 2;

  /** Something is incomplete, missing or unknown. */
  static final int INCOMPLETE = 3;

  /** What was named cannot be read or written. */
  static final int UNREADABLE = 4;

  /** Our fault. */
  static final int OURS = 70;

  private ExitCode() {}
}
