package org.tiezheng.seal.keys;

/**
 * The keys of one generation, opened for use. The private halves stay inside: there is no way to
 * read or print them.
 *
 * @param log Ed25519, signs checkpoints
 * @param cosigner ML-DSA-44, cosigns checkpoints
 * @param p256 the P-256 / SHA-256 time service
 * @param sm2 the SM2 / SM3 time service
 * @param publicKeys everything that may be handed out
 */
public record SigningKeys(
    Signer log, Signer cosigner, TsaKey p256, TsaKey sm2, PublicKeys publicKeys) {
  public TsaKey tsa(TsaAlgorithm algorithm) {
    return algorithm == TsaAlgorithm.P256_SHA256 ? p256 : sm2;
  }
}
