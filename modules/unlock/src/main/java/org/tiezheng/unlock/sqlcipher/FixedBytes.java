package org.tiezheng.unlock.sqlcipher;

/**
 * What must stand in the header of every database: after decryption it tells a right key from a
 * wrong one, also where there is no authentication code or the page was altered elsewhere. The
 * bytes lie in the first block, which depends on the key, the initial vector and itself alone.
 */
final class FixedBytes {
  private FixedBytes() {}

  /**
   * Whether page size, versions, reserved bytes and fractions are what they must be: 2^-54 by
   * chance.
   */
  static boolean in(byte[] page, CipherSet set) {
    int size = ((page[16] & 0xff) << 8) | (page[17] & 0xff);
    return (size == set.pageSize() || (size == 1 && set.pageSize() == 65536))
        && (page[18] == 1 || page[18] == 2)
        && (page[19] == 1 || page[19] == 2)
        && (page[20] & 0xff) == set.reserve()
        && page[21] == 64
        && page[22] == 32
        && page[23] == 32;
  }
}
