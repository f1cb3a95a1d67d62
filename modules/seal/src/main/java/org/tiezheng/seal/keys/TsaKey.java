package org.tiezheng.seal.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key of our own time service with its certificate; gives out signers, never the key. */
public final class TsaKey {
  private final TsaAlgorithm algorithm;
  private final PrivateKey key;
  private final X509Certificate certificate;
  private final X509Certificate authority;

  TsaKey(
      TsaAlgorithm algorithm,
      PrivateKey key,
      X509Certificate certificate,
      X509Certificate authority) {
    this.algorithm = algorithm;
    this.key = key;
    this.certificate = certificate;
    this.authority = authority;
  }

  public TsaAlgorithm algorithm() {
    return algorithm;
  }

  /** The time service's certificate, the one in every token. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** The self-signed certificate above it; its key was thrown away after this one signature. */
  public X509Certificate authority() {
    return authority;
  }

  /** An initialised signer; costly to make, to be reused, not thread-safe. */
  public ContentSigner newContentSigner() {
    try {
      return new JcaContentSignerBuilder(algorithm.jcaName())
          .setProvider(Algorithms.bouncyCastle())
          .build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("the key ring's own key must be usable", e);
    }
  }

  @Override
  public String toString() {
    return "TsaKey[" + algorithm + ", " + certificate.getSubjectX500Principal() + "]";
  }
}
