package org.tiezheng.seal.log;

import java.time.Instant;
import java.util.List;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Cosignature;
import org.tiezheng.seal.proof.NoteSignature;
import org.tiezheng.seal.proof.SignedNote;

/** Signs checkpoints of one log. Whoever calls it answers for what is in them. Thread-safe. */
final class CheckpointSigner {
  private final SigningKeys keys;
  private final VerifierKey log;
  private final VerifierKey cosigner;

  CheckpointSigner(SigningKeys keys) {
    this.keys = keys;
    log = VerifierKey.parse(keys.publicKeys().logVkey()).orElseThrow();
    cosigner = VerifierKey.parse(keys.publicKeys().cosignerVkey()).orElseThrow();
  }

  String origin() {
    return log.name();
  }

  List<VerifierKey> verifierKeys() {
    return List.of(log, cosigner);
  }

  /** With the log's Ed25519 signature. */
  SignedNote sign(Checkpoint checkpoint) {
    String body = checkpoint.body();
    return new SignedNote(
        body, List.of(NoteSignature.of(log, keys.log().sign(LeafMaker.bytes(body)))));
  }

  /** The same note with the ML-DSA-44 cosignature after its signatures. */
  SignedNote cosign(SignedNote note, Instant now) {
    long seconds = now.getEpochSecond();
    byte[] message =
        Cosignature.message(cosigner.name(), seconds, Checkpoint.parse(note.text())).orElseThrow();
    byte[] signature = Cosignature.encode(seconds, keys.cosigner().sign(message));
    return note.and(NoteSignature.of(cosigner, signature));
  }

  /** Whether the note bears a cosignature by this generation's cosigner. */
  boolean isCosigned(SignedNote note) {
    return note.signatures().stream().anyMatch(line -> line.claims(cosigner));
  }
}
