package org.tiezheng.seal.digest;

import java.nio.file.Path;

/** What became of one file of a tree: its digests, or why there are none. */
public sealed interface FileOutcome {
  Path file();

  /** The file was read to its end and did not change meanwhile. */
  record Digested(Path file, ContentDigest digest) implements FileOutcome {}

  /**
   * The file has no digest.
   *
   * @param detail what the system said, for the log; not meant to be parsed
   */
  record Unreadable(Path file, Reason reason, String detail) implements FileOutcome {}

  /** Why a file could not be digested. */
  enum Reason {
    MISSING,
    NOT_PERMITTED,
    /** A directory, device or pipe. */
    NOT_A_FILE,
    /** Written to, replaced or cut during the read. */
    CHANGED_WHILE_READ,
    /** The medium or the system failed in the middle. */
    READ_ERROR
  }
}
