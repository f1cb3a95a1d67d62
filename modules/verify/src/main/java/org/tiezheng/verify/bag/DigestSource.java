package org.tiezheng.verify.bag;

import java.util.Optional;

/** The digests that a check of a bag compares with. */
@FunctionalInterface
public interface DigestSource {
  /**
   * The digest of a file that is there.
   *
   * @param algorithm as in the manifest's name, lower case: {@code sha256}, {@code md5} …
   * @return lower-case hex; empty when the file could not be read
   */
  Optional<String> digest(String path, String algorithm);
}
