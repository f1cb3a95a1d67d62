package org.tiezheng.seal.time;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.tiezheng.seal.digest.Sm3;

/** The digests that we accept in a token; SHA-1 and MD5 are missing on purpose. */
public enum ImprintAlgorithm {
  SHA256("SHA-256", NISTObjectIdentifiers.id_sha256),
  SHA384("SHA-384", NISTObjectIdentifiers.id_sha384),
  SHA512("SHA-512", NISTObjectIdentifiers.id_sha512),
  SHA3_256("SHA3-256", NISTObjectIdentifiers.id_sha3_256),
  SHA3_384("SHA3-384", NISTObjectIdentifiers.id_sha3_384),
  SHA3_512("SHA3-512", NISTObjectIdentifiers.id_sha3_512),
  SM3("SM3", GMObjectIdentifiers.sm3);

  private final String label;
  private final ASN1ObjectIdentifier oid;

  ImprintAlgorithm(String label, ASN1ObjectIdentifier oid) {
    this.label = label;
    this.oid = oid;
  }

  public String label() {
    return label;
  }

  ASN1ObjectIdentifier oid() {
    return oid;
  }

  static Optional<ImprintAlgorithm> of(ASN1ObjectIdentifier oid) {
    for (ImprintAlgorithm algorithm : values()) {
      if (algorithm.oid.equals(oid)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  byte[] digest(byte[] message) {
    if (this == SM3) {
      return Sm3.of(message);
    }
    try {
      return MessageDigest.getInstance(label).digest(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(label + " is part of this Java version", e);
    }
  }
}
