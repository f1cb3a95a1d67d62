package org.tiezheng.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.vault.CustodyStore.Draft;

/** What a caller may rely on, of every {@link CaseStore}. */
public abstract class CaseStoreContract {
  protected final MovableClock clock = new MovableClock();

  /** The store under test; a new empty one for each test. */
  protected abstract CaseStore store();

  /** Where its originals are. */
  protected abstract OriginalStore originals();

  /** The same store after it was closed and opened again. */
  protected abstract CaseStore reopened();

  @Test
  void aCaseIsReadAsItWasSaved() {
    Case first = Samples.CASE;
    assertThat(store().current()).isEmpty();

    CaseRevision saved = store().save(first, 0);

    assertThat(saved).isEqualTo(new CaseRevision(1, clock.instant(), first));
    assertThat(store().current()).contains(saved);
    assertThat(reopened().current()).contains(saved);
  }

  @Test
  void twoWhoChangedTheSameRevisionDoNotOverwriteEachOther() {
    CaseRevision first = store().save(Samples.CASE, 0);
    CaseRevision second = store().save(Samples.titled("改过的标题"), first.number());

    assertThatThrownBy(() -> store().save(Samples.titled("另一个标题"), first.number()))
        .isInstanceOf(StaleRevisionException.class);
    assertThatThrownBy(() -> store().save(Samples.CASE, 0))
        .isInstanceOf(StaleRevisionException.class);
    assertThat(store().current()).contains(second);
  }

  @Test
  void savingWhatIsThereMakesNoRevision() {
    CaseRevision first = store().save(Samples.CASE, 0);

    assertThat(store().save(Samples.CASE, 1)).isEqualTo(first);
  }

  @Test
  void aVaultKeepsOneCase() {
    store().save(Samples.CASE, 0);

    assertThatThrownBy(() -> store().save(Samples.withId("another"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theIntakeIsKeptInItsOrder() throws IOException {
    Original one = original("a.txt", "甲");
    Original two = original("子目录/b.txt", "乙");
    Original sameBytes = original("c.txt", "甲");

    store().intake().add(Samples.ACQUISITION, List.of(one, two, sameBytes));
    store().intake().add(Samples.ACQUISITION, List.of(one, two, sameBytes));

    IntakeStore intake = reopened().intake();
    assertThat(intake.acquisitions()).containsExactly(Samples.ACQUISITION);
    assertThat(intake.originals()).containsExactly(one, two, sameBytes);
    assertThat(intake.originals(one.digests().sha256())).containsExactly(one, sameBytes);
  }

  @Test
  void noRowIsWrittenForBytesThatAreNotThere() throws IOException {
    Original kept = original("a.txt", "甲");
    Original missing =
        Samples.original("b.txt", Digester.both().digest(new byte[] {9}), Samples.ACQUISITION);

    assertThatThrownBy(() -> store().intake().add(Samples.ACQUISITION, List.of(kept, missing)))
        .isInstanceOf(UnknownOriginalException.class);
    assertThat(store().intake().originals()).isEmpty();
    assertThat(store().intake().acquisitions()).isEmpty();
  }

  @Test
  void anOriginalIsNeverReplaced() throws IOException {
    Original one = original("a.txt", "甲");
    Original other = original("a.txt", "乙");
    Original more = original("b.txt", "乙");
    store().intake().add(Samples.ACQUISITION, List.of(one));

    assertThatThrownBy(() -> store().intake().add(Samples.ACQUISITION, List.of(more, other)))
        .isInstanceOf(AlreadyKeptException.class);
    Acquisition changed = Samples.acquisition(Samples.ACQUISITION.id(), "别人");
    assertThatThrownBy(() -> store().intake().add(changed, List.of()))
        .isInstanceOf(AlreadyKeptException.class);
    assertThat(store().intake().originals()).containsExactly(one);
  }

  @Test
  void eachEventNamesTheOneBefore() {
    store().save(Samples.CASE, 0);

    CustodyEntry first = store().custody().append(draft("d1", Event.Type.OPEN));
    clock.advance(Duration.ofMillis(1500));
    CustodyEntry second = store().custody().append(draft("d2", Event.Type.COLLECT));

    assertThat(first.event().n()).isEqualTo(1);
    assertThat(first.event().prev()).isEqualTo("0".repeat(64));
    assertThat(second.event().n()).isEqualTo(2);
    assertThat(second.event().prev()).isEqualTo(first.sha256());
    assertThat(second.event().time()).isEqualTo(clock.instant());
    assertThat(second.event().caseId()).isEqualTo(Samples.CASE.id());
    byte[] line = first.line().getBytes(StandardCharsets.UTF_8);
    assertThat(first.sha256()).isEqualTo(Digester.sha256Only().digest(line).sha256());
    CustodyStore custody = reopened().custody();
    assertThat(custody.entries()).containsExactly(first, second);
    assertThat(custody.last()).contains(second);
  }

  @Test
  void theSameEventAgainIsNotAddedAgain() {
    store().save(Samples.CASE, 0);
    CustodyEntry first = store().custody().append(draft("d1", Event.Type.OPEN));
    clock.advance(Duration.ofSeconds(1));

    assertThat(store().custody().append(draft("d1", Event.Type.OPEN))).isEqualTo(first);
    assertThatThrownBy(() -> store().custody().append(draft("d1", Event.Type.SEAL)))
        .isInstanceOf(AlreadyKeptException.class);
    assertThat(store().custody().entries()).containsExactly(first);
  }

  @Test
  void anEventIsRefusedWhileTheClockIsBehindTheLastOne() {
    store().save(Samples.CASE, 0);
    CustodyEntry first = store().custody().append(draft("d1", Event.Type.OPEN));

    clock.advance(Duration.ofSeconds(-4)); // network time corrects itself by less
    CustodyEntry second = store().custody().append(draft("d2", Event.Type.COLLECT));
    clock.advance(Duration.ofMinutes(-1));
    assertThatThrownBy(() -> store().custody().append(draft("d3", Event.Type.COLLECT)))
        .isInstanceOf(ClockSetBackException.class);

    assertThat(store().custody().entries()).containsExactly(first, second);
  }

  @Test
  void eventsOfManyThreadsFormOneChain() throws Exception {
    store().save(Samples.CASE, 0);
    List<Callable<CustodyEntry>> appends = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Draft draft = draft("d" + i, Event.Type.NOTE);
      appends.add(() -> store().custody().append(draft));
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var append : pool.invokeAll(appends)) {
        append.get();
      }
    }
    String prev = "0".repeat(64);
    List<CustodyEntry> entries = store().custody().entries();
    assertThat(entries).hasSize(40);
    for (CustodyEntry entry : entries) {
      assertThat(entry.event().prev()).isEqualTo(prev);
      prev = entry.sha256();
    }
  }

  @Test
  void recordsAreReadInTheOrderInWhichTheyWereWritten() {
    List<Record> records = Samples.records(2500);
    List<SetAside> setAsides = Samples.setAsides(30);

    Reading committed = write(7, records, setAsides);

    assertThat(committed.recordsDigest()).hasSize(64);
    ReadingStore readings = reopened().readings();
    assertThat(readings.reading(7)).contains(committed);
    assertThat(collect(readings.records(7))).isEqualTo(records);
    assertThat(collect(readings.setAsides(7))).isEqualTo(setAsides);
    assertThat(readings.reading(8)).isEmpty();
    assertThat(collect(readings.records(8))).isEmpty();
  }

  @Test
  void theRecordsDigestIsThatOfTheFileOfJsonLines() throws IOException {
    Reading committed = write(1, Samples.records(100), List.of());

    Path file = store().readings().recordsFile(1).orElseThrow();

    assertThat(Digester.sha256Only().digest(file).sha256()).isEqualTo(committed.recordsDigest());
    assertThat(file).content(StandardCharsets.UTF_8).matches("(?s)(\\{[^\n]*}\n){100}");
  }

  @Test
  void aReadingIsSeenOnlyWhenItIsComplete() {
    try (ReadingDraft draft = store().readings().begin(1)) {
      Samples.records(10).forEach(draft::add);
      assertThat(store().readings().reading(1)).isEmpty();
    }
    assertThat(store().readings().reading(1)).isEmpty();
    assertThat(store().readings().recordsFile(1)).isEmpty();
  }

  @Test
  void aLaterReadingTakesThePlaceOfTheEarlierOne() {
    write(1, Samples.records(3), List.of());
    Reading second = write(1, Samples.records(2), Samples.setAsides(1));

    assertThat(store().readings().reading(1)).contains(second);
    assertThat(collect(store().readings().records(1))).hasSize(2);
    assertThat(collect(store().readings().setAsides(1))).hasSize(1);
  }

  @Test
  void aReadingThatStatesAnotherDigestIsRefused() {
    try (ReadingDraft draft = store().readings().begin(1)) {
      Reading wrong = Samples.reading("f".repeat(64));
      assertThatThrownBy(() -> draft.commit(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(store().readings().reading(1)).isEmpty();
  }

  @Test
  void theNewestExaminationIsGiven() {
    assertThat(store().examinations().last()).isEmpty();
    store().examinations().add(List.of(Samples.finding("CN/G-001")));
    var second =
        store().examinations().add(List.of(Samples.finding("CN/G-002"), Samples.finding("CN/G-3")));

    assertThat(second.number()).isEqualTo(2);
    assertThat(reopened().examinations().last()).contains(second);
  }

  @Test
  void observationsAreKeptInTheirOrderWithWhatTheySpeakOf() {
    assertThat(store().observations().all()).isEmpty();
    var first =
        store()
            .observations()
            .add(new Observation.CarrierPlanned("ZT-1", "U盘", List.of(1)), Map.of("bundle", "b"));
    var second =
        store()
            .observations()
            .add(new Observation.Carrier("ZT-1", true, List.of("a"), true, true), Map.of());

    assertThat(second.number()).isEqualTo(2);
    assertThat(reopened().observations().all()).containsExactly(first, second);
  }

  @Test
  void aReceiptMayGetALaterProofButNeverAnotherOpening() {
    Receipt receipt = new Receipt("{leaf}", "{opening}", "proof 1");
    Receipt later = new Receipt("{leaf}", "{opening}", "proof 2");
    ReceiptStore receipts = store().receipts();

    receipts.put("d1", receipt);
    receipts.put("d2", receipt);
    receipts.put("d1", later);

    assertThatThrownBy(() -> receipts.put("d1", new Receipt("{leaf}", "{other}", "proof 3")))
        .isInstanceOf(AlreadyKeptException.class);
    ReceiptStore after = reopened().receipts();
    assertThat(after.find("d1")).contains(later);
    assertThat(after.find("d2")).contains(receipt);
    assertThat(after.find("d3")).isEmpty();
    assertThat(after.deposits()).containsExactly("d1", "d2");
  }

  @Test
  void textThatUtf8CannotHoldIsNotLost() {
    Case odd = Samples.titled("半个\uD83D表情\0");
    store().save(odd, 0);
    Draft draft = new Draft("d1", "甲\uDC00", Event.Type.OPEN, "t", Map.of("name", "x\uD800y"));

    CustodyEntry entry = store().custody().append(draft);

    CaseStore after = reopened();
    assertThat(after.current().orElseThrow().value()).isEqualTo(odd);
    assertThat(after.custody().entries()).containsExactly(entry);
    assertThat(entry.event().what()).containsEntry("name", "x\\ud800y");
  }

  private Reading write(int item, List<Record> records, List<SetAside> setAsides) {
    try (ReadingDraft draft = store().readings().begin(item)) {
      records.forEach(draft::add);
      setAsides.forEach(draft::add);
      return draft.commit(Samples.reading(""));
    }
  }

  private Original original(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    originals().put(new ByteArrayInputStream(bytes));
    return Samples.original(name, Digester.both().digest(bytes), Samples.ACQUISITION);
  }

  private static Draft draft(String deposit, Event.Type kind) {
    return new Draft(deposit, "张三", kind, "tiezheng/0.1.0", Map.of("来源", "文件夹"));
  }

  private static <T> List<T> collect(Stream<T> values) {
    try (values) {
      return values.toList();
    }
  }

  /** A clock that a test sets. */
  public static final class MovableClock implements java.time.InstantSource {
    private Instant now = Instant.parse("2026-11-24T09:00:00.120Z");

    public synchronized void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }
  }
}
