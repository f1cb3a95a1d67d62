package org.tiezheng.seal.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Between the raw bytes of a public key and the SubjectPublicKeyInfo of RFC 5280. */
public final class RawKeys {
  private RawKeys() {}

  /**
   * The key of these raw bytes.
   *
   * @throws InvalidKeySpecException when the length is wrong or the bytes are no key
   */
  public static PublicKey decode(SignatureAlgorithm algorithm, byte[] raw)
      throws GeneralSecurityException {
    if (raw.length != length(algorithm)) {
      throw new InvalidKeySpecException(
          algorithm.label() + " keys have " + length(algorithm) + " bytes, not " + raw.length);
    }
    return keyFactory(algorithm).generatePublic(new X509EncodedKeySpec(spki(algorithm, raw)));
  }

  /** The raw bytes inside a key. */
  public static byte[] encode(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes();
  }

  /** DER SubjectPublicKeyInfo around the raw bytes. */
  public static byte[] spki(SignatureAlgorithm algorithm, byte[] raw) {
    try {
      return new SubjectPublicKeyInfo(identifier(algorithm), raw).getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException("encoding to memory cannot fail", e);
    }
  }

  static KeyFactory keyFactory(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    Provider bouncyCastle = Algorithms.bouncyCastle();
    return switch (algorithm) {
      case ED25519 -> KeyFactory.getInstance("Ed25519", bouncyCastle);
      case ECDSA_P256_SHA256, SM2_SM3 -> KeyFactory.getInstance("EC", bouncyCastle);
      case ML_DSA_44 -> KeyFactory.getInstance("ML-DSA-44");
    };
  }

  private static int length(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> 32;
      case ECDSA_P256_SHA256, SM2_SM3 -> 65;
      case ML_DSA_44 -> 1312;
    };
  }

  private static AlgorithmIdentifier identifier(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
      case ECDSA_P256_SHA256 -> onCurve(SECObjectIdentifiers.secp256r1);
      case SM2_SM3 -> onCurve(GMObjectIdentifiers.sm2p256v1);
      case ML_DSA_44 -> new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_44);
    };
  }

  private static AlgorithmIdentifier onCurve(ASN1ObjectIdentifier curve) {
    return new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
  }
}
