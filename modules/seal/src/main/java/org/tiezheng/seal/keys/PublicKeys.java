package org.tiezheng.seal.keys;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The public half of one generation of keys: everything that may be handed out.
 *
 * @param generation 1 for the first
 * @param created when it was made, by the clock of that machine
 * @param origin the log's name, the same for all generations of a ring
 * @param log the Ed25519 key that signs checkpoints
 * @param cosigner the ML-DSA-44 key that cosigns them
 * @param p256 certificate of the P-256 time service, then the authority above it
 * @param sm2 certificate of the SM2 time service, then the authority above it
 */
public record PublicKeys(
    int generation,
    Instant created,
    String origin,
    PublicKey log,
    PublicKey cosigner,
    List<X509Certificate> p256,
    List<X509Certificate> sm2) {
  public PublicKeys {
    p256 = List.copyOf(p256);
    sm2 = List.copyOf(sm2);
  }

  /** The name that cosignatures bear. */
  public String cosignerName() {
    return origin + "/cosigner";
  }

  /** The log key as C2SP vkey, without line end. */
  public String logVkey() {
    return VerifierKey.encode(origin, VerifierKey.ED25519, RawKeys.encode(log));
  }

  /** The cosigner key as C2SP vkey, without line end. */
  public String cosignerVkey() {
    return VerifierKey.encode(
        cosignerName(), VerifierKey.ML_DSA_44_COSIGNATURE, RawKeys.encode(cosigner));
  }

  /** Time service's certificate first, authority second. */
  public List<X509Certificate> certificates(TsaAlgorithm algorithm) {
    return algorithm == TsaAlgorithm.P256_SHA256 ? p256 : sm2;
  }

  /** The files for a bundle's trust folder: name to text. */
  public Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("log.vkey", logVkey() + "\n");
    files.put("cosigner.vkey", cosignerVkey() + "\n");
    files.put("log.pub.pem", Pem.encode("PUBLIC KEY", log.getEncoded()));
    files.put("cosigner.pub.pem", Pem.encode("PUBLIC KEY", cosigner.getEncoded()));
    for (TsaAlgorithm algorithm : TsaAlgorithm.values()) {
      files.put("tsa-" + algorithm.fileName() + ".pem", Pem.encode(certificates(algorithm)));
    }
    files.put(
        "tsa-own-sm2.pub.pem",
        Pem.encode(
            "PUBLIC KEY",
            RawKeys.spki(
                SignatureAlgorithm.SM2_SM3, RawKeys.encode(sm2.getFirst().getPublicKey()))));
    return Map.copyOf(files);
  }
}
