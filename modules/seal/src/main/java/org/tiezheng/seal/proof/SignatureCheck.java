package org.tiezheng.seal.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.keys.VerifierKey;

/**
 * What came out of one signature line.
 *
 * @param signature the line
 * @param result what came out
 * @param key the known key with that name and ID
 * @param time what a cosigner says about when; an unverified claim unless verified
 */
public record SignatureCheck(
    NoteSignature signature, Result result, Optional<VerifierKey> key, Optional<Instant> time) {
  /** Unknown is neither good nor bad: such lines are ignored, as the specification demands. */
  public enum Result {
    VERIFIED,
    FAILED,
    /** No known key has this name and ID. */
    UNKNOWN_KEY,
    /** Two different known keys share name and ID, so the line cannot be judged. */
    AMBIGUOUS_KEY
  }

  static SignatureCheck of(String text, NoteSignature signature, List<VerifierKey> known) {
    List<VerifierKey> claimed = known.stream().distinct().filter(signature::claims).toList();
    if (claimed.isEmpty()) {
      return new SignatureCheck(signature, Result.UNKNOWN_KEY, Optional.empty(), Optional.empty());
    }
    if (claimed.size() > 1) {
      return new SignatureCheck(
          signature, Result.AMBIGUOUS_KEY, Optional.empty(), Optional.empty());
    }
    VerifierKey key = claimed.getFirst();
    byte[] bytes = signature.signature();
    if (!key.isCosigner()) {
      boolean good = key.verify(Cosignature.utf8(text), bytes);
      return new SignatureCheck(signature, result(good), Optional.of(key), Optional.empty());
    }
    Optional<Cosignature> cosignature = Cosignature.parse(bytes);
    boolean good = cosignature.map(c -> c.verify(key, text)).orElse(false);
    return new SignatureCheck(
        signature, result(good), Optional.of(key), cosignature.map(Cosignature::instant));
  }

  public boolean verified() {
    return result == Result.VERIFIED;
  }

  private static Result result(boolean good) {
    return good ? Result.VERIFIED : Result.FAILED;
  }
}
