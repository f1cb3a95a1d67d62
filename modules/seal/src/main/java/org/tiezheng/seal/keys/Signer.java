package org.tiezheng.seal.keys;

/** Signs with one private key that never leaves it. Safe for use by many threads at once. */
public interface Signer {
  SignatureAlgorithm algorithm();

  /** The raw public key as in {@link SignatureAlgorithm#verify(byte[], byte[], byte[])}. */
  byte[] publicKey();

  /** The signature over these bytes. */
  byte[] sign(byte[] message);
}
