package org.tiezheng.present.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.DiskName;

/**
 * Voices as they lie beside the papers: what was made of originals for listening, and what was
 * taken out of databases and containers. One voice after the other is written; only its names are
 * kept.
 */
final class DerivedVoices {
  static final String ID = "DERIVED-VOICE";

  /**
   * Of each item so many are named one by one among the papers; the list of voices has them all.
   */
  static final int MOST_NAMED = 200;

  private final Staging staging;
  private final DiskName names = new DiskName();
  private final List<WrittenBundle.Paper> papers = new ArrayList<>();
  private final Map<String, Integer> ofItems = new TreeMap<>();

  DerivedVoices(Staging staging) {
    this.staging = staging;
  }

  /**
   * Where a voice lies in the bundle.
   *
   * @param file the bytes as they were found
   * @param taken whether they were taken out of another file
   * @param playable what can be played
   * @param note what made it, or why there is none
   */
  record Kept(String file, boolean taken, Optional<String> playable, Text note) {}

  /** Writes all voices of an item; gives where they lie, by SHA-256. */
  Map<String, Kept> write(PlannedItem item, PlacedOriginals originals) throws IOException {
    int number = item.item().number();
    Map<String, Kept> kept = new HashMap<>();
    for (PlacedOriginals.Placed placed : originals.of(number)) {
      String sha256 = placed.original().digests().sha256();
      kept.put(sha256, new Kept(placed.path(), false, Optional.empty(), Text.same("")));
    }
    for (PlannedOriginal planned : item.originals()) {
      kept.computeIfPresent(
          planned.original().digests().sha256(),
          (_, placed) -> new Kept(placed.file(), false, Optional.empty(), planned.silent()));
      if (planned.playable().isPresent()) {
        PlannedOriginal.Playable made = planned.playable().get();
        String sha256 = planned.original().digests().sha256();
        String file = Objects.requireNonNull(kept.get(sha256), "placed before").file();
        String name = names.take(planned.original().name());
        Optional<String> playable = Optional.of(playable(number, name, file, made, true));
        kept.put(sha256, new Kept(file, false, playable, made.note()));
      }
    }
    int[] taken = new int[1];
    item.voices()
        .extract(
            Map.copyOf(kept).keySet(),
            voice -> kept.put(voice.sha256(), take(number, voice, taken[0]++ < MOST_NAMED)));
    return kept;
  }

  /** A voice out of a database: its bytes, and beside them what can be played. */
  private Kept take(int item, ItemVoices.Voice voice, boolean named) throws IOException {
    String name = names.take(voice.place().replaceAll("[/\\\\]", "-"));
    String path = path(item, name, voice.ending());
    Staging.Stored stored = copy(item, path, voice.bytes());
    if (!stored.digests().sha256().equals(voice.sha256())) {
      throw new BundleException.Contradiction(
          new Text(
              "证据 " + item + " 的语音 " + voice.place() + " 与记录所载的摘要不符。",
              "The voice " + voice.place() + " of item " + item + " is not the one recorded."));
    }
    if (named) {
      Text what =
          new Text(
              "派生件,自证据 %d 来源中的 %s 取出的原始字节,SHA-256 %s"
                  .formatted(item, voice.place(), voice.sha256()),
              "derived: original bytes taken out of item %d at %s, SHA-256 %s"
                  .formatted(item, voice.place(), voice.sha256()));
      papers.add(new WrittenBundle.Paper(ID, what, path, 0));
    }
    if (voice.playable().isEmpty()) {
      return new Kept(path, true, Optional.empty(), voice.note());
    }
    PlannedOriginal.Playable made = voice.playable().get();
    return new Kept(path, true, Optional.of(playable(item, name, path, made, named)), made.note());
  }

  private String playable(
      int item, String name, String from, PlannedOriginal.Playable made, boolean named)
      throws IOException {
    String path = path(item, name, made.ending());
    copy(item, path, made.bytes());
    if (named) {
      Text note = made.note();
      papers.add(
          new WrittenBundle.Paper(
              ID,
              new Text(
                  "派生件,仅供播放,原件 " + from + ";" + note.zh(),
                  "derived, for listening only; original " + from + "; " + note.en()),
              path,
              0));
    }
    return path;
  }

  private static String path(int item, String name, String ending) {
    return BundleLayout.paper(ID + "-" + BundleLayout.item(item) + "-" + name + "." + ending);
  }

  private Staging.Stored copy(int item, String path, PlannedOriginal.Source bytes)
      throws IOException {
    ofItems.put(path, item);
    try (InputStream in = bytes.open()) {
      return staging.copy(path, in);
    }
  }

  /** Those that are named one by one. */
  List<WrittenBundle.Paper> papers() {
    return papers;
  }

  /** The item of each file. */
  Map<String, Integer> ofItems() {
    return ofItems;
  }
}
