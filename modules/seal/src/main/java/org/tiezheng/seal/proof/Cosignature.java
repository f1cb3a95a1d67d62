package org.tiezheng.seal.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.tiezheng.seal.keys.VerifierKey;

/**
 * A timestamped signature of a cosigner (C2SP tlog-cosignature v1.0.1, types 0x04 and 0x06):
 * seconds since 1970 and the signature proper. Immutable.
 */
public final class Cosignature {
  private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_NAME = 255;

  private final long seconds;
  private final byte[] signature;

  private Cosignature(long seconds, byte[] signature) {
    this.seconds = seconds;
    this.signature = signature;
  }

  /** Reads what follows the key ID; empty when too short or with a time above 2^63 - 1. */
  static Optional<Cosignature> parse(byte[] bytes) {
    if (bytes.length <= Long.BYTES || bytes[0] < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Cosignature(
            ByteBuffer.wrap(bytes).getLong(), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
  }

  /** Time and signature in the form that follows the key ID. */
  public static byte[] encode(long seconds, byte[] signature) {
    return ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(seconds)
        .put(signature)
        .array();
  }

  /** When the cosigner says that it signed. */
  Instant instant() {
    return Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
  }

  boolean verify(VerifierKey key, String text) {
    if (key.type() == VerifierKey.ED25519_COSIGNATURE) {
      String message = "cosignature/v1\ntime " + seconds + "\n" + text;
      return key.verify(utf8(message), signature);
    }
    return Checkpoint.read(text)
        .flatMap(checkpoint -> message(key.name(), seconds, checkpoint))
        .map(message -> key.verify(message, signature))
        .orElse(false);
  }

  /**
   * The cosigned_message of an ML-DSA-44 cosignature over a whole tree.
   *
   * @return empty when a name is longer than the 255 bytes that fit
   */
  public static Optional<byte[]> message(String cosigner, long seconds, Checkpoint checkpoint) {
    byte[] name = utf8(cosigner);
    byte[] origin = utf8(checkpoint.origin());
    if (name.length > MAX_NAME || origin.length > MAX_NAME) {
      return Optional.empty();
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(LABEL);
    message.write(name.length);
    message.writeBytes(name);
    message.writeBytes(longBytes(seconds));
    message.write(origin.length);
    message.writeBytes(origin);
    message.writeBytes(longBytes(0));
    message.writeBytes(longBytes(checkpoint.size()));
    message.writeBytes(checkpoint.root().bytes());
    return Optional.of(message.toByteArray());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] longBytes(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
