package org.tiezheng.seal.log;

import java.util.List;
import java.util.Map;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.SignedNote;

/**
 * A checkpoint that was given to time services.
 *
 * @param note the checkpoint with its signatures
 * @param tokens by the service's short name: the TimeStampResp in DER over the note's text
 * @param pending services that have not answered yet, with what came in between
 */
public record StampedCheckpoint(
    SignedNote note, Map<String, TokenFile> tokens, List<PendingToken> pending) {
  public StampedCheckpoint {
    tokens = Map.copyOf(tokens);
    pending = List.copyOf(pending);
  }

  /** Number of leaves that it covers. */
  public long size() {
    return Checkpoint.parse(note.text()).size();
  }

  /** What the tokens are over. */
  public String body() {
    return note.text();
  }
}
