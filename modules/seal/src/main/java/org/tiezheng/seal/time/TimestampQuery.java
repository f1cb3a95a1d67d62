package org.tiezheng.seal.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/** Makes the query of RFC 3161 section 2.4.1, with a nonce and asking for the certificate. */
final class TimestampQuery {
  private static final int NONCE_BITS = 63;

  private TimestampQuery() {}

  static TimeStampRequest over(ImprintAlgorithm algorithm, byte[] message, SecureRandom random) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    // The top bit is set so that every nonce has the same length and so has every token.
    BigInteger nonce = new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS - 1);
    return generator.generate(algorithm.oid(), algorithm.digest(message), nonce);
  }

  static byte[] encode(TimeStampRequest request) {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("encoding to memory cannot fail", e);
    }
  }
}
