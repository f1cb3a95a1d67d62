package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.phone.MessageStore;
import org.tiezheng.testkit.phone.PhoneText;
import org.tiezheng.testkit.phone.PhoneWorld;

/** The message store of Android, as several of its makers write it. */
class AndroidMessagesTest {
  private static final String FOLDER = "com.android.providers.telephony/";
  private static final String MAIN = FOLDER + "databases/mmssms.db";

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({"JELLY_BEAN,DELETE", "MODERN,WAL", "MODERN,PERSIST", "SAMSUNG,DELETE", "MIUI,WAL"})
  @Tag("SEED-SMS-02")
  @Tag("SEED-SMS-06")
  void everyMessageIsReadFieldByFieldWithItsPlace(
      MessageStore.Provider provider, SqliteFile.Journal journal) {
    PhoneWorld world = PhoneWorld.random(new Random(21), 500, 0, 0);
    Map<String, byte[]> files = MessageStore.write(temp, world, provider, journal, Set.of());
    Collected read = read(files);
    assertThat(read.reading().importer()).isEqualTo("sms.android");
    assertThat(read.reading().complete()).isTrue();
    assertThat(read.aside()).isEmpty();
    assertThat(live(read)).hasSameSizeAs(world.texts());
    matches(read, world, provider, files);
    assertThat(read.reading().tables()).contains(new Accounting("raw", 0, 0, 0));
    assertThat(read.reading().statements())
        .contains(
            new Reading.Statement("sqlite.page_size", "4096"),
            new Reading.Statement("rows.threads", "13"));
  }

  @ParameterizedTest
  @CsvSource({"MODERN,DELETE", "MODERN,WAL", "SAMSUNG,PERSIST"})
  @Tag("SEED-SMS-09")
  @Tag("SEED-SMS-13")
  void deletedMessagesComeBackMarkedAndNeverAmongTheLiveOnes(
      MessageStore.Provider provider, SqliteFile.Journal journal) {
    PhoneWorld world = PhoneWorld.random(new Random(22), 600, 0, 0);
    Random random = new Random(1);
    Set<Long> deleted =
        world.texts().stream()
            .filter(t -> random.nextInt(12) == 0)
            .map(PhoneText::id)
            .collect(Collectors.toSet());
    Map<String, byte[]> files = MessageStore.write(temp, world, provider, journal, deleted);
    Collected read = read(files);
    assertThat(read.reading().complete()).isTrue();
    List<PhoneText> left = world.texts().stream().filter(t -> !deleted.contains(t.id())).toList();
    assertThat(live(read)).hasSameSizeAs(left);
    Map<Long, PhoneText> gone =
        world.texts().stream()
            .filter(t -> deleted.contains(t.id()))
            .collect(Collectors.toMap(PhoneText::id, Function.identity()));
    long whole = 0;
    for (TextMessage message : read.all(TextMessage.class)) {
      if (message.state() == RowState.LIVE) {
        continue;
      }
      assertThat(message.provenance().locator()).isInstanceOf(Locator.Residue.class);
      assertThat(message.state()).isIn(RowState.DELETED_RECOVERED, RowState.DELETED_OR_EARLIER);
      String unsure =
          message.extra().getOrDefault("_partial", "") + message.extra().getOrDefault("_lost", "");
      // The parts of an MMS may be gone although its head is not.
      boolean known = message.text().isEmpty() && message.service().equals("MMS");
      known |= unsure.contains("body");
      known |= gone.values().stream().anyMatch(t -> t.text().equals(message.text()));
      assertThat(known).as(message.toString()).isTrue();
      if (message.rowId().isPresent()) {
        PhoneText real = Objects.requireNonNull(gone.get(message.rowId().get()));
        assertThat(message.text()).isIn(real.text(), "");
        whole += message.text().equals(real.text()) ? 1 : 0;
      }
    }
    long sms = gone.values().stream().filter(t -> t.mms().isEmpty()).count();
    assertThat(whole).isGreaterThanOrEqualTo(journal == SqliteFile.Journal.DELETE ? sms / 4 : sms);
    // A freed row loses its id with its first bytes, but keeps its text and time.
    Set<String> back =
        read.all(TextMessage.class).stream()
            .filter(m -> m.state() != RowState.LIVE && m.service().equals("SMS"))
            .map(m -> m.text() + m.time().raw())
            .collect(Collectors.toSet());
    long found =
        gone.values().stream()
            .filter(t -> t.mms().isEmpty() && back.contains(t.text() + t.date()))
            .count();
    assertThat(found).isGreaterThanOrEqualTo(sms * 95 / 100);
    assertThat(read.reading().tables())
        .anyMatch(table -> table.table().equals("sms (recovered)") && table.balances());
  }

  private static void matches(
      Collected read, PhoneWorld world, MessageStore.Provider provider, Map<String, byte[]> files) {
    Map<String, TextMessage> byKey = new HashMap<>();
    for (TextMessage message : live(read)) {
      Locator.TableRow row = (Locator.TableRow) message.provenance().locator();
      byKey.put(row.table() + row.rowid(), message);
      String file = row.walFrame().isPresent() ? MAIN + "-wal" : MAIN;
      byte[] bytes = Objects.requireNonNull(files.get(file.substring(FOLDER.length())));
      assertThat(message.provenance().original()).isEqualTo(Collected.sha256(bytes));
      if (message.service().equals("SMS")) {
        int at = Math.toIntExact(row.offset().orElseThrow());
        String cell =
            new String(
                Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 900)),
                StandardCharsets.UTF_8);
        assertThat(cell).contains(message.text());
      }
    }
    for (PhoneText text : world.texts()) {
      TextMessage message =
          Objects.requireNonNull(byKey.get(MessageStore.table(text, provider) + text.id()));
      if (message.box() == TextMessage.Box.SPAM) {
        assertThat(message.text()).isEqualTo(text.text());
        assertThat(message.outgoing()).contains(false);
      } else {
        PhoneTruth.same(message, text);
      }
      assertThat(message.rowId()).contains(text.id());
      assertThat(message.thread()).isEqualTo(Long.toString(text.thread()));
    }
  }

  private static List<TextMessage> live(Collected read) {
    return read.all(TextMessage.class).stream().filter(m -> m.state() == RowState.LIVE).toList();
  }

  private static Collected read(Map<String, byte[]> files) {
    Map<String, byte[]> named = new HashMap<>();
    files.forEach((name, bytes) -> named.put(FOLDER + name, bytes));
    byte[] main = Objects.requireNonNull(files.get("databases/mmssms.db"));
    SealedSource source = Collected.source(MAIN, main, named);
    return Collected.of(Collected.recognised(source), source);
  }
}
