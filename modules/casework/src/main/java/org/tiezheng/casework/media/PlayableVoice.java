package org.tiezheng.casework.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.tiezheng.evidence.Original;
import org.tiezheng.present.bundle.PlannedOriginal;
import org.tiezheng.present.bundle.PlannedOriginal.Playable;
import org.tiezheng.vault.OriginalStore;

/** A sealed voice as a sound that every player knows, for a bundle. */
public final class PlayableVoice {
  private static final String ENDING = "wav";

  private PlayableVoice() {}

  /**
   * The original with what can be played of it, or with why there is nothing; as it was if it is no
   * voice of a chat.
   */
  public static PlannedOriginal with(
      PlannedOriginal planned, OriginalStore store, VoiceSounds sounds) throws IOException {
    Original original = planned.original();
    String sha256 = original.digests().sha256();
    try (Arena arena = Arena.ofShared()) {
      VoiceSounds.Sound sound = sounds.of(store.open(sha256, arena));
      return sound.wave().isPresent()
          ? planned.with(new Playable(ENDING, sound.note(), () -> again(store, sha256, sounds)))
          : planned.without(sound.note());
    }
  }

  /**
   * Decoded again when it is written, so that a plan of many voices holds none. A busy machine may
   * fail at it once.
   */
  private static InputStream again(OriginalStore store, String sha256, VoiceSounds sounds)
      throws IOException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment voice = store.open(sha256, arena);
      Optional<MemorySegment> wave = sounds.of(voice).wave();
      if (wave.isEmpty()) {
        wave = sounds.of(voice).wave();
      }
      return wave.map(sound -> new ByteArrayInputStream(sound.toArray(ValueLayout.JAVA_BYTE)))
          .orElseThrow(() ->
              new IOException(
                  "the voice was converted before but could not be converted again: " + sha256));
    }
  }
}
