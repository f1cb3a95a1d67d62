package org.tiezheng.verify.bag;

import java.util.Map;
import java.util.Optional;

/** The digests that manifests may be made with (RFC 8493 section 2.4). */
final class BagAlgorithms {
  private record Algorithm(String java, int hexDigits) {}

  private static final Map<String, Algorithm> KNOWN =
      Map.of(
          "md5", new Algorithm("MD5", 32),
          "sha1", new Algorithm("SHA-1", 40),
          "sha224", new Algorithm("SHA-224", 56),
          "sha256", new Algorithm("SHA-256", 64),
          "sha384", new Algorithm("SHA-384", 96),
          "sha512", new Algorithm("SHA-512", 128));

  private BagAlgorithms() {}

  static Optional<Integer> hexDigits(String name) {
    return Optional.ofNullable(KNOWN.get(name)).map(Algorithm::hexDigits);
  }

  static Optional<String> javaName(String name) {
    return Optional.ofNullable(KNOWN.get(name)).map(Algorithm::java);
  }
}
