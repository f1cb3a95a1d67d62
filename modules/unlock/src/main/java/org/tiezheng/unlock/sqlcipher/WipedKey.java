package org.tiezheng.unlock.sqlcipher;

import java.util.Arrays;
import javax.crypto.SecretKey;

/** A key whose bytes can be wiped, which those of the JDK cannot. */
@SuppressWarnings("serial")
final class WipedKey implements SecretKey {
  private final byte[] bytes;
  private final String algorithm;

  /**
   * @param bytes copied
   */
  WipedKey(byte[] bytes, String algorithm) {
    this.bytes = bytes.clone();
    this.algorithm = algorithm;
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return algorithm;
  }
}
