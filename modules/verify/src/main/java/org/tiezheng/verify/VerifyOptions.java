package org.tiezheng.verify;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.seal.keys.VerifierKey;

/**
 * What the reader of a bundle brings along.
 *
 * @param digests SHA256 leaves SM3 out, and the report says so
 * @param logKey the log's key as the reader knows it from elsewhere
 * @param timeAnchors certificates of time services that the reader trusts as a third party's
 * @param workers threads that digest files
 * @param revocationLists of certificates of time services, from outside
 * @param limits what hostile input may cost
 * @param sealed SM3 by SHA-256 of contents that the reader knows from elsewhere
 */
public record VerifyOptions(
    DigestSet digests,
    Optional<VerifierKey> logKey,
    List<X509Certificate> timeAnchors,
    List<X509CRL> revocationLists,
    int workers,
    Limits limits,
    Map<String, String> sealed) {
  /** Both digests, keys from the bundle, one worker per core. */
  public static final VerifyOptions DEFAULT =
      new VerifyOptions(
          DigestSet.SHA256_AND_SM3,
          Optional.empty(),
          List.of(),
          List.of(),
          Runtime.getRuntime().availableProcessors(),
          Limits.DEFAULT,
          Map.of());

  public VerifyOptions {
    timeAnchors = List.copyOf(timeAnchors);
    revocationLists = List.copyOf(revocationLists);
    sealed = Map.copyOf(sealed);
  }

  /** SM3 is not computed, which is several times faster. */
  public VerifyOptions sha256Only() {
    return new VerifyOptions(
        DigestSet.SHA256, logKey, timeAnchors, revocationLists, workers, limits, sealed);
  }

  /**
   * The log's key in its one-line form (C2SP vkey).
   *
   * @throws UnusableKeyException when it is none
   */
  public VerifyOptions withLogVkey(String vkey) {
    VerifierKey key =
        VerifierKey.parse(vkey.strip())
            .filter(parsed -> !parsed.isCosigner())
            .orElseThrow(() ->
                new UnusableKeyException(
                    "给出的日志公钥不是有效的一行 vkey。", "The log key given is not a valid vkey line."));
    return new VerifyOptions(
        digests, Optional.of(key), timeAnchors, revocationLists, workers, limits, sealed);
  }

  public VerifyOptions withTimeAnchors(List<X509Certificate> anchors) {
    return new VerifyOptions(digests, logKey, anchors, revocationLists, workers, limits, sealed);
  }

  /** Lists of revoked certificates beside those that lie in the tokens; nothing is fetched. */
  public VerifyOptions withRevocationLists(List<X509CRL> lists) {
    return new VerifyOptions(digests, logKey, timeAnchors, lists, workers, limits, sealed);
  }

  public VerifyOptions withWorkers(int count) {
    return new VerifyOptions(digests, logKey, timeAnchors, revocationLists, count, limits, sealed);
  }

  public VerifyOptions withLimits(Limits other) {
    return new VerifyOptions(digests, logKey, timeAnchors, revocationLists, workers, other, sealed);
  }

  /**
   * SM3 of contents by their SHA-256, as they were computed together before: of a large file that
   * has this SHA-256, SM3 is taken from here and not computed again, and the report says so.
   */
  public VerifyOptions withSealed(Map<String, String> known) {
    return new VerifyOptions(digests, logKey, timeAnchors, revocationLists, workers, limits, known);
  }
}
