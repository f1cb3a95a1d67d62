package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.casework.reading.ItemReader;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.container.SecretNeededException;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.TreeDigester;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptStep;
import org.tiezheng.vault.VaultException;

/**
 * Measures what rules ask about and may not measure themselves: bytes hashed again, receipts and
 * tokens checked, importers run again, the custody log walked.
 */
final class Observe {
  private final OpenCase open;
  private final Case matter;
  private final KeptRecords records;
  private final Map<Integer, GapReport> alone = new HashMap<>();

  private List<Observation> hashed = List.of();
  private List<Observation> readAgain = List.of();

  Observe(OpenCase open, Case matter) {
    this.open = open;
    this.matter = matter;
    this.records = new KeptRecords(open);
  }

  /**
   * What takes long to measure.
   *
   * @param of what the measurements depend on
   */
  record Measured(
      Map<Integer, List<Object>> of, List<Observation> hashed, List<Observation> readAgain) {}

  /**
   * Minutes after a measurement, while nobody else may write to the case: originals that were
   * hashed and items that were read again are not so once more. What may have come since is asked
   * anew.
   *
   * @param before used only if the items are the same
   */
  Observe(OpenCase open, Case matter, Measured before) {
    this(open, matter);
    if (before.of().equals(stands())) {
      hashed = before.hashed();
      readAgain = before.readAgain();
    }
  }

  /** What {@link #all} measured. */
  Measured measured() {
    return new Measured(stands(), hashed, readAgain);
  }

  /** What the measurements depend on: the items, and the files that hold them. */
  private Map<Integer, List<Object>> stands() {
    Map<Integer, List<Object>> items = new HashMap<>();
    for (Item item : matter.items()) {
      List<Object> of = new ArrayList<>(List.of(item.originals(), item.reading()));
      item.originals().forEach(sha256 -> of.add(state(sha256)));
      items.put(item.number(), of);
    }
    return items;
  }

  /** Equal only while the file was not touched. */
  private Object state(String sha256) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(open.vault().originals().file(sha256), BasicFileAttributes.class);
      return List.of(
          file.size(),
          file.lastModifiedTime(),
          String.valueOf(file.fileKey()),
          file.creationTime());
    } catch (VaultException | IOException e) {
      return new Object();
    }
  }

  /** The case with what was observed, for the rules; what was read for that is not read again. */
  CaseDossier dossier(List<Observation> observations, LocalDate today) {
    return new CaseDossier(open, matter, observations, today, records, alone);
  }

  List<Observation> all() throws IOException, InterruptedException {
    Map<String, Original> originals = originals();
    hashed = hashed.isEmpty() ? bytes(originals) : hashed;
    List<Observation> seen = new ArrayList<>(hashed);
    ObserveTime time = new ObserveTime(open);
    for (Original original : originals.values()) {
      deposit(original).ifPresent(seen::add);
      seen.addAll(time.tokens(original));
    }
    readAgain = readAgain.isEmpty() ? reproductions() : readAgain;
    seen.addAll(readAgain);
    seen.addAll(new KeptObservations(open).current(matter));
    seen.add(new CustodyWalk(open.vault().caseStore()).observe());
    return seen;
  }

  private Map<String, Original> originals() {
    Map<String, Original> all = new LinkedHashMap<>();
    for (Item item : matter.items()) {
      for (String sha256 : item.originals()) {
        open.vault().caseStore().intake().originals(sha256).stream()
            .findFirst()
            .ifPresent(o -> all.putIfAbsent(sha256, o));
      }
    }
    return all;
  }

  private List<Observation> bytes(Map<String, Original> originals) throws InterruptedException {
    List<Observation> seen = new ArrayList<>();
    Map<Path, Original> files = new LinkedHashMap<>();
    for (Original o : originals.values()) {
      try {
        files.put(open.vault().originals().file(o.digests().sha256()), o);
      } catch (VaultException e) {
        seen.add(new Observation.Bytes(o.digests().sha256(), o.digests(), Optional.empty()));
      }
    }
    long total = originals.values().stream().mapToLong(Original::size).sum();
    Watch watch = open.place().watch();
    watch.begins(new Text("重新计算摘要", "hashing again"), total, Watch.Unit.BYTES);
    List<FileOutcome> outcomes =
        new TreeDigester(Digester.sha256Only())
            .digest(files.keySet(), (bytes, _) -> watch.at(bytes));
    for (FileOutcome outcome : outcomes) {
      Original o = files.get(outcome.file());
      if (o != null) {
        seen.add(
            new Observation.Bytes(o.digests().sha256(), o.digests(), found(outcome, o.digests())));
      }
    }
    return seen;
  }

  /** SM3, six times slower, is computed again only where SHA-256 shows that bytes are others. */
  private static Optional<Digests> found(FileOutcome outcome, Digests taken) {
    if (!(outcome instanceof FileOutcome.Digested read)) {
      return Optional.empty();
    }
    Optional<Digests> same = read.digest().sameAs(taken);
    if (same.isPresent()) {
      return same;
    }
    try {
      return Optional.of(Digester.both().digest(read.file()).digests());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Observation> deposit(Original original) {
    Optional<Receipt> receipt = open.vault().caseStore().receipts().find(original.deposit());
    if (receipt.isEmpty()) {
      return Optional.empty();
    }
    ReceiptReport report = open.deposits().check(receipt.get(), original);
    boolean opens =
        report.step(ReceiptStep.Name.COMMITMENT).result() == ReceiptStep.Result.PASSED
            && report.step(ReceiptStep.Name.CONTENT).result() == ReceiptStep.Result.PASSED;
    return Optional.of(
        new Observation.Deposit(
            original.digests().sha256(),
            original.deposit(),
            report.leaf().map(l -> l.time()).orElse(Instant.EPOCH),
            report.proof().map(p -> p.index()).orElse(-1L),
            report.proof().map(p -> p.checkpoint().size()).orElse(-1L),
            opens,
            report.inLog(),
            report.proof().map(p -> open.deposits().consistent(p.checkpoint())).orElse(false),
            false));
  }

  private List<Observation> reproductions() {
    List<Observation> seen = new ArrayList<>();
    List<Item> read =
        matter.items().stream().filter(i -> i.reading().isPresent()).collect(Collectors.toList());
    Watch watch = open.place().watch();
    watch.begins(new Text("重新读取", "reading again"), read.size(), Watch.Unit.THINGS);
    try (Arena arena = Arena.ofShared();
        Sources sources = open.sources(Secrets.NONE, arena)) {
      long done = 0;
      for (Item item : read) {
        seen.add(reproduction(item, sources.reader()));
        seen.addAll(stores(item, sources.reader()));
        if (item.kind() == Kind.CHAT) {
          seen.addAll(
              ChatObservations.of(
                  item,
                  new ChatCopy(open, item, sources, records::of),
                  report -> alone.put(item.number(), report)));
        }
        watch.at(++done);
      }
    }
    return seen;
  }

  private Observation reproduction(Item item, ItemReader reader) {
    List<Piece> pieces = open.pieces(item.number());
    Optional<String> found;
    try {
      ItemReader.Outcome again = reader.read(pieces, NOTHING);
      boolean closed = again.locked() || (decrypted(item.reading()) && !decrypted(again));
      found = closed ? Optional.empty() : Optional.of(again.reading().recordsDigest());
    } catch (VaultException | SecretNeededException | WrongSecretException e) {
      found = Optional.empty();
    }
    return new Observation.Reproduction(
        item.number(),
        item.reading().map(r -> r.importer()).orElse(""),
        item.reading().map(r -> r.version()).orElse(""),
        item.reading().map(r -> r.recordsDigest()).orElse(""),
        found);
  }

  private static boolean decrypted(ItemReader.Outcome outcome) {
    return decrypted(Optional.of(outcome.reading()));
  }

  private static boolean decrypted(Optional<Reading> reading) {
    return reading.stream()
        .flatMap(r -> r.statements().stream())
        .anyMatch(s -> s.name().endsWith(StoreFacts.KEY));
  }

  /** Databases that cannot be opened are not observed: the rules then say UNKNOWN. */
  private List<Observation> stores(Item item, ItemReader reader) {
    List<Observation> seen = new ArrayList<>();
    for (Piece piece : open.pieces(item.number())) {
      try {
        reader
            .store(piece)
            .ifPresent(store -> seen.addAll(new StoreObservations(item.number(), store).all()));
      } catch (VaultException | SecretNeededException | WrongSecretException e) {
        // The reproduction of the same piece says that it could not be read.
      }
    }
    return seen;
  }

  private static final RecordSink NOTHING =
      new RecordSink() {
        @Override
        public void record(Record row) {}

        @Override
        public void setAside(SetAside row) {}
      };
}
