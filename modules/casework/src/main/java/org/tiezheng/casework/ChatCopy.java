package org.tiezheng.casework;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.casework.reading.StoreFamily;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.witness.FolderWitness;
import org.tiezheng.collect.witness.WitnessReader;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Witness;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSource;
import org.tiezheng.examine.gaps.Gaps;

/** The chats of an item with the databases that speak of them. */
final class ChatCopy implements GapSource {
  private final int item;
  private final IntFunction<Stream<Record>> read;
  private final List<Store> stores = new ArrayList<>();
  private final List<Text> notes = new ArrayList<>();
  private final boolean whole;
  private final Map<String, FolderWitness.Named> files = new TreeMap<>();
  private boolean spokenOf;

  ChatCopy(OpenCase open, Item item, Sources sources) {
    this(open, item, sources, open::records);
  }

  /**
   * @param read gives the records of an item
   */
  ChatCopy(OpenCase open, Item item, Sources sources, IntFunction<Stream<Record>> read) {
    this.item = item.number();
    this.read = read;
    whole =
        item.reading().stream()
            .flatMap(reading -> reading.tables().stream())
            .allMatch(Accounting::balances);
    List<String> seen = new ArrayList<>();
    for (Piece piece : open.pieces(item.number())) {
      StoreFamily.Found found = sources.family().of(piece);
      for (Store store : found.stores()) {
        String key = store.source().main().name() + "\n" + store.source().main().sha256();
        if (!seen.contains(key)) {
          seen.add(key);
          stores.add(store);
        }
      }
      found.files().forEach(file -> files.putIfAbsent(file.name(), file));
      found.notes().stream().filter(n -> !notes.contains(n)).forEach(notes::add);
    }
  }

  /** The databases of the account that were opened. */
  List<Store> stores() {
    return List.copyOf(stores);
  }

  /** Examines an item. */
  static GapReport examine(OpenCase open, Item item, Secrets secrets, GapQuestions questions) {
    try (Arena arena = Arena.ofShared();
        Sources sources = open.sources(secrets, arena)) {
      return new ChatCopy(open, item, sources).examine(questions);
    }
  }

  GapReport examine(GapQuestions questions) {
    return noted(Gaps.examine(this, questions));
  }

  /** A report of this copy with what is to be said of how it was made. */
  GapReport noted(GapReport report) {
    List<Text> all = new ArrayList<>(report.notes());
    all.addAll(notes);
    GapReport noted =
        new GapReport(
            report.signs(), report.coverage(), report.lookedFor(), all, report.messages());
    return whole ? noted : noted.readInPart();
  }

  @Override
  public Stream<Record> records() {
    return read.apply(item);
  }

  @Override
  public void witnesses(Consumer<Witness> to) {
    Consumer<Witness> heard =
        witness -> {
          spokenOf = true;
          to.accept(witness);
        };
    stores.forEach(store -> WitnessReader.read(store, heard));
    FolderWitness.read(files.values(), heard);
  }

  /** Whether, when it was examined, anything beside the messages spoke of them. */
  boolean spokenOf() {
    return spokenOf;
  }
}
