package org.tiezheng.seal.keys;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/**
 * The four signature schemes we make and check. Signatures of ECDSA and SM2 are the DER form of (r,
 * s); SM2 uses the default identity 1234567812345678 of GM/T 0009-2012; ML-DSA-44 is the pure form
 * with empty context (FIPS 204).
 */
public enum SignatureAlgorithm {
  ED25519("Ed25519"),
  ECDSA_P256_SHA256("ECDSA P-256 / SHA-256"),
  SM2_SM3("SM2 / SM3"),
  ML_DSA_44("ML-DSA-44");

  private final String label;

  SignatureAlgorithm(String label) {
    this.label = label;
  }

  /** The name that reports print. */
  public String label() {
    return label;
  }

  /**
   * Whether {@code signature} over {@code message} was made with the private half of {@code key}.
   * Malformed keys and signatures are simply not valid; nothing is thrown for what they contain.
   *
   * @param key raw bytes: Ed25519 32, ML-DSA-44 1,312; the curves: 65-byte uncompressed point
   */
  public boolean verify(byte[] key, byte[] message, byte[] signature) {
    try {
      return verify(RawKeys.decode(this, key), message, signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** As above for a decoded key, which spares the decoding when a key is used often. */
  public boolean verify(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Algorithms.signature(this);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Bouncy Castle answers some malformed encodings with unchecked exceptions.
      return false;
    }
  }
}
