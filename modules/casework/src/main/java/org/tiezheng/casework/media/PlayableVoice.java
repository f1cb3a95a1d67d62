package org.tiezheng.casework.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.tiezheng.collect.audio.SilkDecoder;
import org.tiezheng.collect.audio.SilkPackets;
import org.tiezheng.evidence.Original;
import org.tiezheng.present.bundle.PlannedOriginal.Playable;
import org.tiezheng.vault.OriginalStore;

/** A sealed voice in SILK as a sound that every player knows, for a bundle. */
public final class PlayableVoice {
  private static final String ENDING = "wav";

  private PlayableVoice() {}

  /** What can be played; empty if it is no voice in SILK, or the build has no decoder. */
  public static Optional<Playable> of(OriginalStore store, Original original) {
    String sha256 = original.digests().sha256();
    try (Arena arena = Arena.ofShared()) {
      var bytes = store.open(sha256, arena);
      return SilkPackets.of(bytes).isEmpty()
          ? Optional.empty()
          : SilkDecoder.decode(bytes)
              .map(voice -> new Playable(ENDING, voice.note(), () -> again(store, sha256)));
    }
  }

  /** Decoded again when it is written, so that a plan of many voices holds none. */
  private static InputStream again(OriginalStore store, String sha256) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      return SilkDecoder.decode(store.open(sha256, arena))
          .map(voice -> new ByteArrayInputStream(voice.wav().toArray(ValueLayout.JAVA_BYTE)))
          .orElseThrow(() -> new IOException("no longer a voice: " + sha256));
    }
  }
}
