package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Attachment;
import org.tiezheng.evidence.TextMessage.Box;
import org.tiezheng.evidence.TextMessage.Edit;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.ios.IosText;
import org.tiezheng.testkit.ios.IosWorld;
import org.tiezheng.testkit.ios.MessageDatabase;
import org.tiezheng.testkit.ios.MessageDatabase.Generation;
import org.tiezheng.testkit.phone.PhoneFile;

/** Message stores of iOS in all generations, against what was written into them. */
class IosMessagesTest {
  private static final int SIZE = Boolean.getBoolean("long") ? 100_000 : 1_500;
  static final String NAME = "3d0d7e5fb2ce288813306e4d4636395e047a3d28";

  @ParameterizedTest
  @CsvSource({
    "SECONDS,false",
    "NANOSECONDS,false",
    "EDITABLE,false",
    "SECONDS,true",
    "EDITABLE,true"
  })
  @Tag("SEED-SMS-01")
  @Tag("SEED-SMS-02")
  void everyMessageComesBackWithEveryField(Generation generation, boolean wal) {
    IosWorld world = IosWorld.random(new Random(42), SIZE, generation == Generation.EDITABLE);
    SqliteFile.Bytes files = written(world, generation, wal);
    Map<String, byte[]> beside = new HashMap<>(files.beside("sms.db"));
    for (IosText text : world.texts()) {
      // Every third file was not sealed with the store.
      text.files().stream()
          .filter(file -> file.bytes().length % 3 != 0)
          .forEach(file -> beside.put(IosText.path(file), file.bytes()));
    }
    SealedSource source = Collected.source("sms.db", files.main(), beside);
    assertThat(Collected.recognised(source).id()).isEqualTo("sms.ios");
    Collected read = Collected.of(Collected.recognised(source), source);
    assertThat(read.reading().complete()).isTrue();
    assertThat(read.reading().kind()).isEqualTo(Kind.SMS);
    assertThat(read.reading().owner()).contains(Account.keyOf(world.own()));
    assertThat(read.reading().tables()).contains(new Accounting("message", SIZE, SIZE, 0));
    List<TextMessage> messages = read.all(TextMessage.class);
    assertThat(messages).hasSize(SIZE);
    for (int i = 0; i < SIZE; i++) {
      same(messages.get(i), world.texts().get(i), world, generation, beside);
    }
    assertThat(read.reading().statements())
        .anySatisfy(s -> {
          assertThat(s.name()).isEqualTo("sqlite_sequence.message");
          assertThat(s.value()).isEqualTo(Long.toString(world.texts().getLast().rowid()));
        });
    if (wal) {
      assertThat(messages)
          .allSatisfy(m -> assertThat(row(m).walFrame().orElseThrow()).isPositive());
      String log = Collected.sha256(java.util.Objects.requireNonNull(beside.get("sms.db-wal")));
      assertThat(messages.getFirst().provenance().original()).isEqualTo(log);
    }
  }

  @ParameterizedTest
  @CsvSource({"SECONDS,false", "EDITABLE,false", "EDITABLE,true"})
  @Tag("SEED-SMS-09")
  void messagesThatWereDeletedComeBackAsTheyWereAndCountedApart(
      Generation generation, boolean wal) {
    IosWorld world = IosWorld.random(new Random(7), 400, generation == Generation.EDITABLE);
    Map<String, IosText> deleted = new HashMap<>();
    SqliteFile.Bytes files;
    try (SqliteFile file = SqliteFile.create(wal)) {
      MessageDatabase.write(world, generation, file);
      file.checkpoint();
      for (int i = 5; i < 400; i += 17) {
        IosText gone = world.texts().get(i);
        deleted.put(gone.guid(), gone);
        file.fill("DELETE FROM message WHERE ROWID=?", gone.rowid());
        file.fill("DELETE FROM chat_message_join WHERE message_id=?", gone.rowid());
      }
      files = file.bytes();
    }
    SealedSource source = Collected.source("x", files.main(), files.beside("x"));
    Collected read = Collected.of(Collected.recognised(source), source);
    assertThat(read.reading().complete()).isTrue();
    List<TextMessage> live =
        read.all(TextMessage.class).stream()
            .filter(m ->
                m.state() != RowState.DELETED_RECOVERED && m.state() != RowState.DELETED_OR_EARLIER)
            .toList();
    List<TextMessage> recovered =
        read.all(TextMessage.class).stream()
            .filter(m ->
                m.state() == RowState.DELETED_RECOVERED || m.state() == RowState.DELETED_OR_EARLIER)
            .toList();
    assertThat(live).hasSize(400 - deleted.size());
    assertThat(live).noneMatch(m -> deleted.containsKey(m.extra().get("guid")));
    assertThat(read.reading().tables())
        .contains(
            new Accounting("message", live.size(), live.size(), 0),
            new Accounting("message (recovered)", recovered.size(), recovered.size(), 0));
    Set<String> whole = new LinkedHashSet<>();
    int joins = 0;
    for (TextMessage message : recovered) {
      assertThat(message.provenance().locator()).isInstanceOf(Locator.Residue.class);
      String guid = message.extra().getOrDefault("guid", "");
      if (deleted.containsKey(guid) && message.text().equals(deleted.get(guid).text())) {
        whole.add(guid);
        assertThat(message.time().instant()).contains(kept(deleted.get(guid).time(), generation));
        long chat = deleted.get(guid).chat();
        boolean joined = chat > 0 && deleted.get(guid).deleted().isEmpty();
        if (joined && !message.thread().isEmpty()) {
          joins++;
          assertThat(message.thread()).isEqualTo(world.chats().get((int) chat - 1).guid());
        }
      }
    }
    System.out.println(
        "recovered iOS messages "
            + generation
            + (wal ? " wal " : " main ")
            + whole.size()
            + " of "
            + deleted.size()
            + ", delivered "
            + recovered.size()
            + ", with conversation "
            + joins);
    if (generation != Generation.SECONDS) {
      assertThat(joins).isGreaterThanOrEqualTo(whole.size() / 2);
    }
    assertThat(whole.size()).isGreaterThanOrEqualTo(deleted.size() * 9 / 10);
    assertThat(recovered).hasSizeLessThanOrEqualTo(deleted.size());
  }

  private static void same(
      TextMessage read,
      IosText truth,
      IosWorld world,
      Generation generation,
      Map<String, byte[]> beside) {
    boolean editable = generation == Generation.EDITABLE;
    boolean deleted = editable && truth.deleted().isPresent();
    assertThat(read.rowId()).contains(truth.rowid());
    assertThat(read.extra()).containsEntry("guid", truth.guid());
    assertThat(read.text()).isEqualTo(truth.text());
    assertThat(read.service()).isEqualTo(truth.service());
    assertThat(read.outgoing()).contains(truth.outgoing());
    assertThat(read.own()).contains(truth.account());
    assertThat(read.time().instant()).contains(kept(truth.time(), generation));
    assertThat(read.sent().isPresent()).isEqualTo(truth.outgoing());
    assertThat(read.received().isPresent()).isEqualTo(!truth.outgoing());
    Set<String> others = new LinkedHashSet<>();
    if (!truth.sender().isEmpty()) {
      others.add(truth.sender());
    }
    int chat = deleted ? Math.max(1, (int) truth.chat()) : (int) truth.chat();
    if (chat > 0) {
      others.addAll(world.chats().get(chat - 1).others());
    }
    assertThat(read.counterparts()).containsExactlyElementsOf(others);
    assertThat(read.thread()).isEqualTo(chat == 0 ? "" : world.chats().get(chat - 1).guid());
    assertThat(read.counterpartName())
        .isEqualTo(chat == 0 ? "" : world.chats().get(chat - 1).name());
    assertThat(read.box()).isEqualTo(box(truth));
    assertThat(read.extra()).containsEntry("of_a_later_version", "原样" + truth.rowid());
    RowState state =
        deleted
            ? RowState.MARKED_DELETED
            : truth.takenBack()
                ? RowState.RECALLED
                : truth.earlier().isEmpty() ? RowState.LIVE : RowState.EDITED;
    assertThat(read.state()).isEqualTo(state);
    if (deleted) {
      assertThat(read.extra())
          .containsEntry("delete_date.utc", truth.deleted().orElseThrow().toString());
    }
    assertThat(read.edits().stream().map(Edit::text))
        .containsExactlyElementsOf(truth.earlier().stream().map(IosText.Earlier::text).toList());
    for (int i = 0; i < read.edits().size(); i++) {
      Instant time = read.edits().get(i).time().instant().orElseThrow();
      assertThat(time).isEqualTo(truth.earlier().get(i).time());
    }
    if (truth.reaction() != 0) {
      assertThat(read.extra())
          .containsEntry("refers_to", truth.refersTo().orElseThrow())
          .containsKey("reaction");
    } else if (truth.refersTo().isPresent()) {
      assertThat(read.extra()).containsEntry("replies_to", truth.refersTo().get());
    }
    assertThat(read.extra().containsKey("event")).isEqualTo(truth.event() != 0);
    List<Attachment> attached = new ArrayList<>();
    for (PhoneFile file : truth.files()) {
      attached.add(
          new Attachment(
              "~/Library/SMS/" + IosText.path(file),
              file.type(),
              Optional.of((long) file.bytes().length),
              Optional.ofNullable(beside.get(IosText.path(file))).map(Collected::sha256)));
    }
    assertThat(read.attachments()).isEqualTo(attached);
  }

  private static Box box(IosText truth) {
    if (truth.event() != 0) {
      return Box.UNKNOWN;
    }
    return !truth.outgoing() ? Box.INBOX : truth.error() != 0 ? Box.FAILED : Box.SENT;
  }

  private static Instant kept(Instant time, Generation generation) {
    return generation == Generation.SECONDS ? time.truncatedTo(ChronoUnit.SECONDS) : time;
  }

  private static Locator.TableRow row(TextMessage message) {
    return (Locator.TableRow) message.provenance().locator();
  }

  static SqliteFile.Bytes written(IosWorld world, Generation generation, boolean wal) {
    try (SqliteFile file = SqliteFile.create(wal)) {
      MessageDatabase.write(world, generation, file);
      return file.bytes();
    }
  }

  @Test
  @Tag("corpus")
  void theStoreOfARealBackupIsReadUnderItsHashedName() {
    byte[] bytes =
        Collected.bytes(
            Collected.corpus("sms/mvt-project+mvt/tests/artifacts/ios_backup/3d").resolve(NAME));
    Collected read = Collected.of(NAME, bytes);
    assertThat(read.reading().importer()).isEqualTo("sms.ios");
    assertThat(read.reading().complete()).isTrue();
    TextMessage message = (TextMessage) read.records().getFirst();
    assertThat(read.records()).hasSize(1);
    assertThat(message.text()).isNotBlank();
    assertThat(message.counterparts()).hasSize(1);
    assertThat(message.time().instant()).isPresent();
  }
}
