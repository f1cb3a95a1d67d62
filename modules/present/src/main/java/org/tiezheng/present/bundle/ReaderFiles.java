package org.tiezheng.present.bundle;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.reader.ConversationReader;
import org.tiezheng.present.reader.MediaPlaces;

/** {@code tiezheng/page/reader}: what the page shows of conversations, written after the papers. */
final class ReaderFiles {
  private final PaperFacts facts;
  private final Staging staging;
  private final PlacedOriginals originals;
  private final RecordFiles records;
  private final Map<Integer, Integer> lines = new TreeMap<>();

  ReaderFiles(PaperFacts facts, Staging staging, PlacedOriginals originals, RecordFiles records) {
    this.facts = facts;
    this.staging = staging;
    this.originals = originals;
    this.records = records;
  }

  void write(
      List<PrintedConversation> conversations, Map<Integer, Map<String, DerivedVoices.Kept>> voices)
      throws IOException {
    for (PrintedConversation each : conversations) {
      int item = each.item();
      Map<String, String> places = new HashMap<>();
      originals.of(item).forEach(p -> places.put(p.original().digests().sha256(), p.path()));
      int count =
          new ConversationReader(
                  facts,
                  each.chat(),
                  each.papers(),
                  media(places, voices.getOrDefault(item, Map.of())),
                  places,
                  each.signs())
              .write(records.offsets(item), staging::write);
      lines.put(item, count);
    }
  }

  private static MediaPlaces media(
      Map<String, String> places, Map<String, DerivedVoices.Kept> voices) {
    Map<String, String> files = new HashMap<>(places);
    Map<String, String> playable = new HashMap<>();
    voices.forEach((sha256, kept) -> {
      files.put(sha256, kept.file());
      kept.playable().ifPresent(path -> playable.put(sha256, path));
    });
    return new MediaPlaces(files, playable);
  }

  /** How many lines of each item the page can show. */
  Map<Integer, Integer> lines() {
    return lines;
  }
}
