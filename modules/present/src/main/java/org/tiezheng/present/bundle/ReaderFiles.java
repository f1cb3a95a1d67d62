package org.tiezheng.present.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.tiezheng.evidence.ReaderNames;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.reader.ConversationReader;
import org.tiezheng.present.reader.MediaPlaces;
import org.tiezheng.present.reader.RecordReader;

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

  /**
   * Text messages, calls, mails and rows of bills of the items that are no chats.
   *
   * @param papers that print the rows of an item
   */
  void rows(BundlePlan plan, Discretion discretion, Map<Integer, RecordReader.Paper> papers)
      throws IOException {
    ItemWords words = new ItemWords(plan, discretion);
    for (PlannedItem item : plan.items()) {
      int number = item.item().number();
      if (ChatRecords.fits(item) || records.rows(number).isEmpty()) {
        continue;
      }
      PlannedItem.Content content = item.content().orElseThrow();
      Map<String, String> places = new HashMap<>();
      originals.of(number).forEach(p -> places.put(p.original().digests().sha256(), p.path()));
      List<Text> notes = new ArrayList<>(words.notes(item.item(), content.reading()));
      if (content.scope().narrowed()) {
        notes.addFirst(content.scope().sentence());
      }
      RecordReader.About about =
          new RecordReader.About(
              number,
              item.item().title(),
              content.application(),
              ReaderNames.of(content.reading()).in(facts.locale()),
              words.persons(),
              originals.of(number).stream().map(PlacedOriginals.Placed::original).toList(),
              notes,
              content.gaps(),
              Optional.ofNullable(papers.get(number)));
      int count =
          new RecordReader(facts, about, places)
              .write(
                  () -> rows(content.records(), discretion), records.rows(number), staging::write);
      lines.put(number, count);
    }
  }

  private static Iterator<RecordReader.Row> rows(Iterable<Record> records, Discretion discretion) {
    return StreamSupport.stream(records.spliterator(), false)
        .filter(RecordReader::shows)
        .map(record -> {
          String line = discretion.line(EvidenceJson.write(record));
          return new RecordReader.Row(
              discretion.record(record), EvidenceJson.mapper().readTree(line));
        })
        .iterator();
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
