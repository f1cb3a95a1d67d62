package org.tiezheng.collect.mail;

import java.security.MessageDigest;

/**
 * The body of a mail in the form over which DKIM takes its digest (RFC 6376, 3.4.3 and 3.4.4), byte
 * by byte. Line feeds that stand alone count as line ends: mail programs save them so. Not
 * thread-safe.
 */
final class DkimBody {
  private final boolean relaxed;
  private final MessageDigest digest;
  private final long covered;
  private long length;
  private long heldLines;
  private boolean blank;
  private boolean carriageReturn;

  /**
   * @param covered how many bytes of the canonical form count, from the beginning
   */
  DkimBody(boolean relaxed, MessageDigest digest, long covered) {
    this.relaxed = relaxed;
    this.digest = digest;
    this.covered = covered;
  }

  void accept(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      accept(bytes[i]);
    }
  }

  private void accept(byte b) {
    if (b == '\n') {
      carriageReturn = false;
      blank = false;
      heldLines++;
      return;
    }
    if (carriageReturn) {
      carriageReturn = false;
      content((byte) '\r');
    }
    if (b == '\r') {
      carriageReturn = true;
    } else if (relaxed && (b == ' ' || b == '\t')) {
      blank = true;
    } else {
      content(b);
    }
  }

  private void content(byte b) {
    for (; heldLines > 0; heldLines--) {
      write((byte) '\r');
      write((byte) '\n');
    }
    if (blank) {
      blank = false;
      write((byte) ' ');
    }
    write(b);
  }

  private void write(byte b) {
    if (length < covered) {
      digest.update(b);
    }
    length++;
  }

  /** The digest; empty lines at the end do not count, and the last line ends in any case. */
  byte[] finish() {
    if (carriageReturn) {
      content((byte) '\r');
    }
    if (length > 0 || !relaxed) {
      write((byte) '\r');
      write((byte) '\n');
    }
    return digest.digest();
  }

  /** Whether bytes were left uncovered. Asked after {@link #finish}. */
  boolean partly() {
    return length > covered;
  }
}
