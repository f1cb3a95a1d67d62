package org.tiezheng.seal.proof;

import java.util.List;

/**
 * What came out of a note's signatures.
 *
 * @param signatures one check per line, in the order of the note
 */
public record NoteCheck(List<SignatureCheck> signatures) {
  public NoteCheck {
    signatures = List.copyOf(signatures);
  }

  /**
   * Whether the note may be relied on: at least one known key's signature verifies and none fails.
   */
  public boolean accepted() {
    return signatures.stream().anyMatch(SignatureCheck::verified) && !failed();
  }

  /** Whether a known key's signature fails, which spoils the whole note. */
  public boolean failed() {
    return signatures.stream()
        .map(SignatureCheck::result)
        .anyMatch(result ->
            result == SignatureCheck.Result.FAILED
                || result == SignatureCheck.Result.AMBIGUOUS_KEY);
  }

  /** The signatures that verify. */
  public List<SignatureCheck> verified() {
    return signatures.stream().filter(SignatureCheck::verified).toList();
  }
}
