package org.tiezheng.verify.bag;

import java.io.IOException;

/** Reads small files of a bag as a whole. */
@FunctionalInterface
public interface TagFiles {
  /**
   * All bytes of a member.
   *
   * @throws IOException also when it is larger than the reader allows, or changes meanwhile
   */
  byte[] read(String path) throws IOException;
}
