package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.casework.file.FoundNames;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.casework.reading.StoreLocks;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.vault.CaseRevision;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.CustodyStore;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultSettings;

/**
 * A case that is open: its vault, what the person stated in {@code case.yaml}, and, when it was
 * opened for writing, the log. Whatever an earlier run left half done (a custody event on disk and
 * not yet in the log) is finished on opening. Not thread-safe.
 */
public final class OpenCase implements AutoCloseable {
  private final Workplace place;
  private final Vault vault;
  private final Optional<Deposits> deposits;
  private CaseFile file;
  private FoundNames names = FoundNames.of(List.of());

  private OpenCase(Workplace place, Vault vault, Optional<Deposits> deposits, CaseFile file) {
    this.place = place;
    this.vault = vault;
    this.deposits = deposits;
    this.file = file;
  }

  /** Opens a case to work in it; nobody else can at the same time. */
  public static OpenCase forWriting(Path folder, Workplace place) throws IOException {
    CaseFile file = CaseFile.read(folder);
    Vault vault = Vault.open(vaultFolder(folder), place.unlocking().unlock(), settings(place));
    return withLog(place, vault, file);
  }

  static OpenCase withLog(Workplace place, Vault vault, CaseFile file) throws IOException {
    try {
      OpenCase open = new OpenCase(place, vault, Optional.of(Deposits.open(vault, place)), file);
      open.finishHalfDone();
      return open;
    } catch (IOException | RuntimeException e) {
      vault.close();
      throw e;
    }
  }

  /** Opens a case to look at it; needs no key and works on a medium that cannot be written to. */
  public static OpenCase forReading(Path folder, Workplace place) throws IOException {
    CaseFile file = CaseFile.read(folder);
    return new OpenCase(place, Vault.openReadOnly(vaultFolder(folder)), Optional.empty(), file);
  }

  static VaultSettings settings(Workplace place) {
    return new VaultSettings(
        place.clock(),
        place.random(),
        place.clockNoted() ? VaultSettings.ClockSetBack.NOTE : VaultSettings.ClockSetBack.REFUSE);
  }

  static Path vaultFolder(Path folder) {
    return folder.resolve("vault");
  }

  public Workplace place() {
    return place;
  }

  Vault vault() {
    return vault;
  }

  /** The records of an item in the order of the source; to be closed. */
  public Stream<Record> records(int item) {
    return vault.caseStore().readings().records(item);
  }

  /**
   * The file with the records of an item as JSON lines, to be read only; empty if there is none.
   */
  public Optional<Path> recordsFile(int item) {
    return vault.caseStore().readings().recordsFile(item);
  }

  /** What was set aside when an item was read; to be closed. */
  public Stream<SetAside> setAsides(int item) {
    return vault.caseStore().readings().setAsides(item);
  }

  /** The custody log in order. */
  public List<CustodyLine> custody() {
    return vault.caseStore().custody().entries().stream()
        .map(e -> new CustodyLine(e.event(), e.line()))
        .toList();
  }

  /**
   * An entry of the custody log.
   *
   * @param line the bytes that are hashed and deposited
   */
  public record CustodyLine(Event event, String line) {}

  /** {@code case.yaml} as it was read. */
  public CaseFile file() {
    return file;
  }

  void file(CaseFile changed) {
    file = changed;
  }

  Deposits deposits() {
    return deposits.orElseThrow(() ->
        new TiezhengException(
            new Text("案件以只读方式打开,不能写入。", "The case was opened for reading only.")));
  }

  /** What items are read from; close it before the arena. */
  Sources sources(Secrets secrets, Arena arena) {
    return sources(secrets, new StoreLocks(secrets.keys()), arena);
  }

  /**
   * The same.
   *
   * @param locks what the keys of the secrets open; closed with the sources
   */
  Sources sources(Secrets secrets, StoreLocks locks, Arena arena) {
    Watch watch = place.watch();
    Opening.Progress progress =
        new Opening.Progress() {
          private @Nullable Text begun;

          @Override
          public void at(Text step, long done, long total) {
            if (!step.equals(begun)) {
              begun = step;
              watch.begins(step, total, Watch.Unit.THINGS);
            }
            watch.at(done);
          }
        };
    return new Sources(vault.originals(), originals(), secrets, locks, progress, arena);
  }

  public List<Original> originals() {
    return vault.caseStore().intake().originals();
  }

  /** What is known of the clocks of devices that data were collected from. */
  public List<Text> clockOffsets() {
    List<Text> offsets = new ArrayList<>();
    vault
        .caseStore()
        .intake()
        .acquisitions()
        .forEach(a ->
            a.clockOffsetMillis()
                .ifPresent(millis ->
                    offsets.add(
                        new Text(
                            "%s 采集时设备时钟偏差 %+.1f 秒".formatted(a.source(), millis / 1000.0),
                            "%s: the device's clock was off by %+.1f s when it was collected"
                                .formatted(a.source(), millis / 1000.0)))));
    return List.copyOf(offsets);
  }

  /** The originals by name; made again when some were added, for none is ever taken away. */
  FoundNames names() {
    List<Original> all = originals();
    if (names.originals().size() != all.size()) {
      names = FoundNames.of(all);
    }
    return names;
  }

  /** What an item is read from. */
  List<Piece> pieces(int item) {
    return file.pieces(item, names());
  }

  /** The case as {@code case.yaml}, the originals and the readings make it now. */
  public Case matter() {
    Map<Integer, Reading> readings = new HashMap<>();
    Map<Integer, List<String>> media = new HashMap<>();
    for (int number : file.numbers()) {
      vault.caseStore().readings().reading(number).ifPresent(r -> readings.put(number, r));
    }
    savedItems().forEach((number, item) -> media.put(number, item.originals()));
    return file.toCase(caseId(), names(), readings, media);
  }

  /** The items of the newest revision that was saved. */
  Map<Integer, Item> savedItems() {
    Map<Integer, Item> items = new HashMap<>();
    vault
        .caseStore()
        .current()
        .map(CaseRevision::value)
        .ifPresent(c -> c.items().forEach(i -> items.put(i.number(), i)));
    return items;
  }

  String caseId() {
    return vault
        .caseStore()
        .current()
        .map(r -> r.value().id())
        .orElseThrow(() ->
            new TiezhengException(
                new Text("案件没有建立完成;请重新 tiezheng new。", "The case was not opened completely.")));
  }

  void rotateKeys() throws IOException {
    vault.keys().rotate();
    deposits().rekey();
  }

  void save(Case matter) {
    long based = vault.caseStore().current().map(CaseRevision::number).orElse(0L);
    vault.caseStore().save(matter, based);
  }

  /** Writes an event into the custody log and deposits it; both are durable afterwards. */
  CustodyEntry note(Event.Type kind, Map<String, String> what) throws IOException {
    CustodyStore.Draft draft =
        new CustodyStore.Draft(
            UUID.randomUUID().toString(), place.actor(), kind, place.tool(), what);
    CustodyEntry entry = vault.caseStore().custody().append(draft);
    deposit(List.of(entry));
    return entry;
  }

  private void deposit(List<CustodyEntry> entries) throws IOException {
    List<Deposits.Wanted> wanted = new ArrayList<>();
    for (CustodyEntry entry : entries) {
      byte[] line = entry.line().getBytes(StandardCharsets.UTF_8);
      wanted.add(
          new Deposits.Wanted(
              entry.deposit(),
              LeafType.EVENT,
              Digester.both().digest(line).digests(),
              line.length));
    }
    List<Receipt> receipts = deposits().deposit(wanted);
    for (int i = 0; i < receipts.size(); i++) {
      vault.caseStore().receipts().put(wanted.get(i).id(), receipts.get(i));
    }
  }

  private void finishHalfDone() throws IOException {
    List<CustodyEntry> open = new ArrayList<>();
    for (CustodyEntry entry : vault.caseStore().custody().entries()) {
      if (vault.caseStore().receipts().find(entry.deposit()).isEmpty()) {
        open.add(entry);
      }
    }
    if (!open.isEmpty()) {
      deposit(open);
    }
  }

  @Override
  public void close() {
    try {
      deposits.ifPresent(Deposits::close);
    } finally {
      vault.close();
    }
  }
}
