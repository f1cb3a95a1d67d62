package org.tiezheng.seal.time;

/** Something that puts a time on bytes. Safe for use by many threads at once. */
public interface TimestampClient {
  /** The short name of the service: lower-case letters, digits and hyphens. */
  String name();

  /** Whose clock it is, as far as the caller's own settings say. */
  ClockOrigin origin();

  /**
   * A token over the digest of {@code message}; the message itself is not sent.
   *
   * @throws TimestampException when there is no token; the sentence says why
   */
  Token stamp(byte[] message);
}
