package org.tiezheng.seal.keys;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Who computes what. Bouncy Castle is passed by object and never registered: at the head of the
 * provider list it would make SHA-256 several times slower, and a library must not change the
 * process it lives in. Ed25519, ECDSA P-256 and SM2 come from Bouncy Castle, SHA-256 and ML-DSA
 * from the JDK; each is the faster of the two by measurement.
 */
public final class Algorithms {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private Algorithms() {}

  /** The one Bouncy Castle provider object; for {@code getInstance(name, provider)}. */
  public static Provider bouncyCastle() {
    return BOUNCY_CASTLE;
  }

  static Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case ED25519 -> Signature.getInstance("Ed25519", BOUNCY_CASTLE);
      case ECDSA_P256_SHA256 -> Signature.getInstance("SHA256withECDSA", BOUNCY_CASTLE);
      case SM2_SM3 -> Signature.getInstance("SM3withSM2", BOUNCY_CASTLE);
      case ML_DSA_44 -> Signature.getInstance("ML-DSA-44");
    };
  }
}
