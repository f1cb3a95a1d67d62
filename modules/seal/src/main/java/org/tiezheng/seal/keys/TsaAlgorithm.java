package org.tiezheng.seal.keys;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.seal.digest.Sm3;

/** The two kinds of token that our own time service makes. */
public enum TsaAlgorithm {
  /** What stock {@code openssl ts -verify} accepts. */
  P256_SHA256("own-p256", "P-256", SignatureAlgorithm.ECDSA_P256_SHA256, "SHA256withECDSA"),
  /** The Chinese profile (GM/T 0033); checked with the script that lies in every bundle. */
  SM2_SM3("own-sm2", "SM2", SignatureAlgorithm.SM2_SM3, "SM3withSM2");

  private final String fileName;
  private final String shortName;
  private final SignatureAlgorithm signature;
  private final String jcaName;

  TsaAlgorithm(String fileName, String shortName, SignatureAlgorithm signature, String jcaName) {
    this.fileName = fileName;
    this.shortName = shortName;
    this.signature = signature;
    this.jcaName = jcaName;
  }

  /** The name that tokens and certificates bear in a bundle: {@code own-p256}, {@code own-sm2}. */
  public String fileName() {
    return fileName;
  }

  /** The name of the curve for people. */
  public String shortName() {
    return shortName;
  }

  public SignatureAlgorithm signature() {
    return signature;
  }

  String jcaName() {
    return jcaName;
  }

  /** The digest that imprint and certificate identifier use. */
  public ASN1ObjectIdentifier digestOid() {
    return this == P256_SHA256 ? NISTObjectIdentifiers.id_sha256 : GMObjectIdentifiers.sm3;
  }

  /** The digest of a message under {@link #digestOid()}, 32 bytes. */
  public byte[] imprint(byte[] message) {
    return this == P256_SHA256 ? RunningDigest.newSha256().digest(message) : Sm3.of(message);
  }
}
