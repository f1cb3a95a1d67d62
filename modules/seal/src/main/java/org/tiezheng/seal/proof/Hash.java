package org.tiezheng.seal.proof;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A SHA-256 value, the only kind that occurs in the tree. Immutable. */
public final class Hash {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private final byte[] value;

  private Hash(byte[] value) {
    this.value = value;
  }

  /** Copies the bytes; there must be 32 of them. */
  public static Hash of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** Copies {@code count} bytes from {@code offset}; the count must be 32. */
  public static Hash of(byte[] bytes, int offset, int count) {
    if (count != BYTES) {
      throw new IllegalArgumentException("a SHA-256 value has 32 bytes, not " + count);
    }
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + count));
  }

  /** Lower-case or upper-case hex, 64 digits. */
  public static Hash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** Strict base64 (RFC 4648 section 4): padding present, trailing bits zero; else empty. */
  public static Optional<Hash> ofBase64(String text) {
    return StrictBase64.decode(text).filter(bytes -> bytes.length == BYTES).map(Hash::new);
  }

  /** For code of this package that has just made the array and keeps no reference to it. */
  static Hash wrap(byte[] owned) {
    return new Hash(owned);
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return value.clone();
  }

  /** Feeds the bytes to a digest without copying them. */
  public void update(MessageDigest digest) {
    digest.update(value);
  }

  /** Writes the bytes into {@code target}. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(value, 0, target, offset, BYTES);
  }

  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(hash.value, value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
