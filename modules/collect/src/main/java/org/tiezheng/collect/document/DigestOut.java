package org.tiezheng.collect.document;

import java.io.OutputStream;
import java.security.MessageDigest;

/** Digests what is written to it and keeps nothing else. Not thread-safe. */
final class DigestOut extends OutputStream {
  private final MessageDigest digest;

  DigestOut(MessageDigest digest) {
    this.digest = digest;
  }

  @Override
  public void write(int b) {
    digest.update((byte) b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }
}
