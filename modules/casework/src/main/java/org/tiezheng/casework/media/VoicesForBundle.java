package org.tiezheng.casework.media;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.collect.Member;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.bundle.ItemVoices;
import org.tiezheng.present.bundle.PlannedOriginal.Playable;
import org.tiezheng.vault.OriginalStore;

/**
 * Takes the voices of an item out of its databases and containers for a bundle, and decodes those
 * in SILK and, where a program for it is installed, in AMR. One voice is in memory at a time. Not
 * thread-safe.
 */
public final class VoicesForBundle implements ItemVoices {
  private static final Text OTHER =
      new Text(
          "不是 SILK 或 AMR 语音,只取出原始字节", "no voice in SILK or AMR: only its bytes were taken out");

  private final SealedMedia media;
  private final List<Piece> pieces;
  private final VoiceSounds sounds;
  private final Supplier<Iterator<Record>> records;

  /**
   * @param pieces what the item is read from
   * @param sounds what makes them playable
   * @param records of the item, from the start at every call
   */
  public VoicesForBundle(
      OriginalStore store,
      Collection<Original> originals,
      Sources sources,
      List<Piece> pieces,
      VoiceSounds sounds,
      Supplier<Iterator<Record>> records) {
    this.media = new SealedMedia(store, originals, sources);
    this.pieces = List.copyOf(pieces);
    this.sounds = sounds;
    this.records = records;
  }

  @Override
  public void extract(Set<String> handedOver, Taker taker) throws IOException {
    Map<String, SealedMedia.Named> wanted =
        SealedMedia.wanted(records.get(), m -> m.type() == MediaType.VOICE);
    wanted.keySet().removeAll(handedOver);
    media.find(
        wanted, pieces, (_, sha256, place, bytes) -> taker.take(voice(sha256, place, bytes)));
  }

  private Voice voice(String sha256, String place, MemorySegment bytes) throws IOException {
    VoiceSounds.Sound sound = sounds.of(bytes);
    Optional<Playable> playable =
        sound.wave().map(wave -> new Playable("wav", sound.note(), () -> stream(wave)));
    Text why = sound.note().zh().isEmpty() ? OTHER : sound.note();
    return new Voice(
        sha256,
        place,
        MediaForm.of(bytes).ending(),
        () -> stream(bytes),
        playable,
        playable.isPresent() ? Text.same("") : why);
  }

  private static InputStream stream(MemorySegment bytes) {
    return Member.of("voice", "", bytes).stream();
  }
}
