package org.tiezheng.seal.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Keeps initialised signature objects and lends each to one thread at a time: initialising SM2 on
 * every call costs four to five times the signature itself. A pool rather than a thread-local,
 * because virtual threads come and go.
 */
final class PooledSigner implements Signer {
  private final SignatureAlgorithm algorithm;
  private final PrivateKey privateKey;
  private final byte[] publicKey;
  private final ConcurrentLinkedDeque<Signature> idle = new ConcurrentLinkedDeque<>();

  PooledSigner(SignatureAlgorithm algorithm, PrivateKey privateKey, PublicKey publicKey) {
    this.algorithm = algorithm;
    this.privateKey = privateKey;
    this.publicKey = RawKeys.encode(publicKey);
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = idle.pollFirst();
      if (signature == null) {
        signature = Algorithms.signature(algorithm);
        signature.initSign(privateKey);
      }
      signature.update(message);
      byte[] result = signature.sign();
      // Not returned after a failure: its inner state is unknown then.
      idle.offerFirst(signature);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with " + algorithm.label() + " failed", e);
    }
  }

  @Override
  public String toString() {
    return "Signer[" + algorithm.label() + "]";
  }
}
