package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.casework.CollectReport.ItemRead;
import org.tiezheng.casework.CollectReport.LeftOut;
import org.tiezheng.casework.CollectReport.NotTaken;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.casework.reading.ItemReader;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.casework.reading.StoreLocks;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.container.SecretNeededException;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.collect.database.DatabaseImporter;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.ReadingDraft;

/**
 * Turns sealed originals into the records of items. An item is read again when the files that it
 * names have changed; a reading is derived and can always be made again with the same result.
 */
final class ReadItems {
  private static final int CIPHERS = 200;
  private static final List<String> OPENED = List.of(StoreFacts.PARAMETERS, StoreFacts.KEY);

  /** Attribute of an item: the number of the phone that its texts and calls are from. */
  static final String OWN = "ownNumber";

  private final OpenCase open;
  private final Secrets secrets;
  private final Only only;
  private final SealConversations seals;
  private final SaltedDigest salted;
  private final Map<Integer, List<String>> media = new HashMap<>();
  private final List<ItemRead> items = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<Text> notes = new ArrayList<>();
  private final List<NotTaken> missing = new ArrayList<>();

  /** What was read in this run: what is locked stays so, and nobody is asked again and again. */
  private final Map<Integer, String> met = new HashMap<>();

  ReadItems(OpenCase open, Secrets secrets) {
    this(open, secrets, Only.EVERYTHING);
  }

  /**
   * @param only kinds of data of which new items are made
   */
  ReadItems(OpenCase open, Secrets secrets, Only only) {
    this.open = open;
    this.secrets = secrets;
    this.only = only;
    this.seals = new SealConversations(open);
    salted = new SaltedDigest(open);
  }

  /** What was read, what was not wanted, what is not there, and what a person should know. */
  record Result(
      List<ItemRead> items, List<LeftOut> leftOut, List<NotTaken> missing, List<Text> notes) {}

  /** Reads the items whose files have changed since they were read, and keeps the case. */
  Result refresh() throws IOException {
    return addAndRead(List.of(), "", Map.of(), new StoreLocks(secrets.keys()));
  }

  /**
   * As {@link #refresh}, after proposing an item for each new original that no item names and that
   * is no part of another, and for each message store inside a backup.
   *
   * @param attributes answers that each new item gets
   * @param locks what the keys of the secrets open; closed here
   */
  Result addAndRead(
      Collection<Original> added, String source, Map<String, String> attributes, StoreLocks locks)
      throws IOException {
    try (Arena arena = Arena.ofShared();
        Sources sources = open.sources(secrets, locks, arena)) {
      ItemReader reader = sources.reader();
      sources.tryKeys(open.originals());
      Set<Integer> fresh = new HashSet<>();
      readAll(reader, fresh);
      if (added.isEmpty()) {
        open.save(matter());
        return new Result(items, leftOut, missing, notes);
      }
      Proposals proposals = new Proposals(open, sources, source, attributes, only);
      Set<Original> inContainers = propose(proposals.containers(added), fresh);
      notes.addAll(proposals.notes());
      readAll(reader, fresh);
      List<Original> main = new ArrayList<>();
      List<Original> databases = new ArrayList<>();
      List<Original> rest = new ArrayList<>();
      for (Original o : unnamed(added, reader)) {
        if (!inContainers.contains(o)) {
          Importer importer = reader.recognise(o).importer();
          // A database that nobody knows by itself may be one of several of a known store.
          List<Original> stage =
              importer instanceof DatabaseImporter
                  ? databases
                  : importer.namesOthers() ? main : rest;
          stage.add(o);
        }
      }
      // What names others first: what it refers to belongs to it and becomes no item of its own.
      propose(proposals.files(main), fresh);
      readAll(reader, fresh);
      databases.removeIf(this::referredTo);
      propose(proposals.files(databases), fresh);
      readAll(reader, fresh);
      rest.removeIf(this::referredTo);
      propose(proposals.files(rest), fresh);
      readAll(reader, fresh);
      leftOut.addAll(proposals.leftOut());
    }
    open.save(matter());
    return new Result(items, leftOut, missing, notes);
  }

  private Set<Original> propose(Proposals.Proposed proposed, Set<Integer> fresh)
      throws IOException {
    proposed.items().forEach(item -> fresh.add(item.number()));
    open.file(open.file().append(proposed.items()));
    return proposed.parts();
  }

  private Case matter() {
    Map<Integer, Reading> readings = new HashMap<>();
    Map<Integer, List<String>> all = new HashMap<>();
    Map<Integer, Item> saved = open.savedItems();
    for (int number : open.file().numbers()) {
      open.vault().caseStore().readings().reading(number).ifPresent(r -> readings.put(number, r));
      List<String> known = media.get(number);
      if (known == null) {
        known = saved.containsKey(number) ? saved.get(number).originals() : List.of();
      }
      all.put(number, known);
    }
    return open.file().toCase(open.caseId(), open.names(), readings, all);
  }

  private List<Original> unnamed(Collection<Original> added, ItemReader reader) {
    LaterParts later = LaterParts.of(open.originals(), added);
    Set<String> named = new HashSet<>();
    matter().items().forEach(i -> named.addAll(i.originals()));
    return added.stream()
        // A known database with a log that is not known says something else.
        .filter(o ->
            !named.containsAll(CollectedNames.bytes(o, added))
                || (later.besides(o) && LaterParts.isSpread(reader.recognise(o).importer())))
        .toList();
  }

  private boolean referredTo(Original original) {
    return media.values().stream().anyMatch(m -> m.contains(original.digests().sha256()));
  }

  private void readAll(ItemReader reader, Set<Integer> fresh) throws IOException {
    Map<Integer, Map<String, String>> last = lastReadings();
    CaseFile file = open.file();
    List<Item> due = new ArrayList<>();
    for (Item item : file.toCase(open.caseId(), open.names(), Map.of(), Map.of()).items()) {
      String claim = claim(item);
      if (!item.originals().isEmpty()
          && !readFrom(last.getOrDefault(item.number(), Map.of()), item.number(), claim)
          && !claim.equals(met.put(item.number(), claim))) {
        due.add(item);
      }
    }
    open.place().watch().begins(new Text("读取", "reading"), due.size(), Watch.Unit.THINGS);
    for (int i = 0; i < due.size(); i++) {
      read(due.get(i), reader, fresh.contains(due.get(i).number()));
      open.place().watch().at(i + 1L);
    }
  }

  private void read(Item item, ItemReader reader, boolean added) throws IOException {
    List<Piece> pieces = open.pieces(item.number());
    ItemReader.Outcome outcome;
    Reading reading;
    SealConversations.Passing passing = seals.begin(item.number());
    try (ReadingDraft draft = open.vault().caseStore().readings().begin(item.number())) {
      outcome = reader.read(pieces, sink(draft, passing));
      reading = draft.commit(outcome.reading());
    } catch (SecretNeededException | WrongSecretException e) {
      notes.add(unread(item, e.sentence()));
      return;
    }
    media.put(item.number(), outcome.media());
    notes.addAll(outcome.ties());
    outcome.missing().ifPresent(what -> missing.add(new NotTaken(item.title(), what, true)));
    if (outcome.ownUnknown() && !item.attributes().containsKey(OWN)) {
      notes.add(askOwn(item));
    }
    ItemRead read =
        new ItemRead(
            item.number(),
            item.title(),
            item.kind() == Kind.OTHER ? reading.kind() : item.kind(),
            added,
            reading.importer(),
            reading.tables(),
            reading.notes());
    items.add(read);
    Map<String, String> what = new TreeMap<>();
    what.put("item", String.valueOf(item.number()));
    // What is locked is due again whenever somebody may have its password.
    what.put(
        SaltedDigest.SOURCES,
        outcome.locked() ? "" : salted.of(SaltedDigest.SOURCES, item.number(), claim(item)));
    what.put("importer", reading.importer() + " " + reading.version());
    what.put("records", String.valueOf(read.records()));
    what.put("setAside", String.valueOf(read.setAside()));
    what.put("balances", String.valueOf(read.balances()));
    what.put(
        SaltedDigest.RECORDS,
        salted.of(SaltedDigest.RECORDS, item.number(), reading.recordsDigest()));
    String ciphers = ciphers(reading);
    if (!ciphers.isEmpty()) {
      what.put("decrypted", ciphers);
    }
    passing.seal(reading, open.note(Event.Type.READ, what).event().n());
  }

  /** With what parameters and key, by its fingerprint, databases were opened. */
  private static String ciphers(Reading reading) {
    return reading.statements().stream()
        .filter(s -> OPENED.stream().anyMatch(s.name()::endsWith))
        .limit(CIPHERS)
        .map(s -> s.name() + "=" + s.value())
        .collect(Collectors.joining("; "));
  }

  private static Text askOwn(Item item) {
    return new Text(
        "证据 "
            + item.number()
            + "“"
            + item.title()
            + "”没有载明本机号码;请在 case.yaml 该项的 attributes 中填写 ownNumber(书面摘录和审查需要)。",
        "Item "
            + item.number()
            + " \""
            + item.title()
            + "\" does not say which number this phone had; put ownNumber into its attributes in"
            + " case.yaml (the excerpt and the examination need it).");
  }

  private static Text unread(Item item, Text why) {
    return new Text(
        "证据 " + item.number() + "“" + item.title() + "”没有读取:" + why.zh(),
        "Item " + item.number() + " \"" + item.title() + "\" was not read: " + why.en());
  }

  private static RecordSink sink(ReadingDraft draft, SealConversations.Passing passing) {
    return new RecordSink() {
      @Override
      public void record(Record row) {
        passing.see(row);
        draft.add(row);
      }

      @Override
      public void record(Record row, ByteBuffer line) {
        passing.see(row);
        draft.add(row, line);
      }

      @Override
      public void setAside(SetAside row) {
        draft.add(row);
      }

      @Override
      public boolean digestsLines() {
        return true; // The draft fills the digest in when it is committed.
      }
    };
  }

  private boolean readFrom(Map<String, String> reading, int item, String claim) throws IOException {
    return salted.has(reading, SaltedDigest.SOURCES, SaltedDigest.PLAIN_SOURCES, item, claim);
  }

  /** What the custody log says of the last reading of each item. */
  private Map<Integer, Map<String, String>> lastReadings() {
    Map<Integer, Map<String, String>> last = new HashMap<>();
    for (CustodyEntry entry : open.vault().caseStore().custody().entries()) {
      if (entry.event().kind() == Event.Type.READ) {
        Optional.ofNullable(entry.event().what().get("item"))
            .ifPresent(n -> last.put(Integer.valueOf(n), entry.event().what()));
      }
    }
    return last;
  }

  /** One digest over what the item names: digests of originals, and paths inside them. */
  private String claim(Item item) {
    List<String> named = new ArrayList<>(item.originals());
    open.pieces(item.number()).stream().flatMap(p -> p.inner().stream()).forEach(named::add);
    byte[] all = String.join("\n", named).getBytes(StandardCharsets.UTF_8);
    return Digester.sha256Only().digest(all).sha256();
  }
}
