package org.tiezheng.seal.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** Makes and decodes private keys. */
final class KeyPairs {
  private KeyPairs() {}

  static KeyPair generate(SignatureAlgorithm algorithm, SecureRandom random)
      throws GeneralSecurityException {
    KeyPairGenerator generator =
        switch (algorithm) {
          case ED25519 -> {
            var ed = KeyPairGenerator.getInstance("Ed25519", Algorithms.bouncyCastle());
            ed.initialize(255, random);
            yield ed;
          }
          case ECDSA_P256_SHA256 -> onCurve("secp256r1", random);
          case SM2_SM3 -> onCurve("sm2p256v1", random);
          case ML_DSA_44 -> {
            var ml = KeyPairGenerator.getInstance("ML-DSA-44");
            ml.initialize(NamedParameterSpec.ML_DSA_44, random);
            yield ml;
          }
        };
    return generator.generateKeyPair();
  }

  private static KeyPairGenerator onCurve(String curve, SecureRandom random)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Algorithms.bouncyCastle());
    generator.initialize(new ECGenParameterSpec(curve), random);
    return generator;
  }

  static PrivateKey decodePrivate(SignatureAlgorithm algorithm, byte[] pkcs8)
      throws GeneralSecurityException {
    return RawKeys.keyFactory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }
}
