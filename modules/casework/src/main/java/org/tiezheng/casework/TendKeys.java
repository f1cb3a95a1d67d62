package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Event;

/** Looks after the keys of a case. Every change is noted in the custody log. */
public final class TendKeys {
  private final OpenCase open;

  public TendKeys(OpenCase open) {
    this.open = open;
  }

  /** The public half of one generation. */
  public record Generation(int number, Instant created, String logKey, String cosignerKey) {}

  /** Every generation, oldest first. */
  public List<Generation> generations() throws IOException {
    return open.vault().keys().history().stream()
        .map(k -> new Generation(k.generation(), k.created(), k.logVkey(), k.cosignerVkey()))
        .toList();
  }

  /** Makes new keys; what the old ones signed stays checkable. */
  public void rotate() throws IOException {
    open.rotateKeys();
    open.note(
        Event.Type.NOTE,
        Map.of(
            "keys",
            "rotated",
            "generation",
            String.valueOf(open.vault().keys().current().publicKeys().generation())));
  }

  /** From now on another passphrase opens the keys. */
  public void changeUnlock(Unlocking unlocking) throws IOException {
    open.vault().keys().changeUnlock(unlocking.unlock());
    open.note(Event.Type.NOTE, Map.of("keys", "unlock changed"));
  }

  /** Writes the public parts of every generation. */
  public void export(Path folder) throws IOException {
    open.vault().keys().exportPublic(folder);
  }
}
