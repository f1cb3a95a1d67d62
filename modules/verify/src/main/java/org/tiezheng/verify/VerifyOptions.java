package org.tiezheng.verify;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.digest.DigestSet;

/**
 * What the reader of a bundle brings along.
 *
 * @param digests SHA256 leaves SM3 out, and the report says so
 * @param logVkey the log's key as the reader knows it from elsewhere, one line in C2SP form
 * @param timeAnchors certificates of time services that the reader trusts as a third party's
 * @param workers threads that digest files
 * @param limits what hostile input may cost
 */
public record VerifyOptions(
    DigestSet digests,
    Optional<String> logVkey,
    List<X509Certificate> timeAnchors,
    int workers,
    Limits limits) {
  /** Both digests, keys from the bundle, one worker per core. */
  public static final VerifyOptions DEFAULT =
      new VerifyOptions(
          DigestSet.SHA256_AND_SM3,
          Optional.empty(),
          List.of(),
          Runtime.getRuntime().availableProcessors(),
          Limits.DEFAULT);

  public VerifyOptions {
    timeAnchors = List.copyOf(timeAnchors);
  }

  /** SM3 is not computed, which is several times faster. */
  public VerifyOptions sha256Only() {
    return new VerifyOptions(DigestSet.SHA256, logVkey, timeAnchors, workers, limits);
  }

  public VerifyOptions withLogVkey(String vkey) {
    return new VerifyOptions(digests, Optional.of(vkey), timeAnchors, workers, limits);
  }

  public VerifyOptions withTimeAnchors(List<X509Certificate> anchors) {
    return new VerifyOptions(digests, logVkey, anchors, workers, limits);
  }

  public VerifyOptions withWorkers(int count) {
    return new VerifyOptions(digests, logVkey, timeAnchors, count, limits);
  }

  public VerifyOptions withLimits(Limits other) {
    return new VerifyOptions(digests, logVkey, timeAnchors, workers, other);
  }
}
