package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Attachment;
import org.tiezheng.evidence.TextMessage.Box;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.ios.AttributedArchive;
import org.tiezheng.testkit.ios.IosText;
import org.tiezheng.testkit.ios.IosWorld;
import org.tiezheng.testkit.ios.MessageDatabase;
import org.tiezheng.testkit.ios.MessageDatabase.Generation;
import org.tiezheng.testkit.phone.PhoneFile;

/** What is special about message stores of iOS, one thing at a time. */
class IosMessageDetailsTest {
  private static final String HASHED = IosMessagesTest.NAME;

  /** The unit is told row by row, since a store that was moved to a newer phone has several. */
  @Test
  void timesOfAllUnitsInOneStoreAreToldByTheirDigits() {
    try (SqliteFile file = SqliteFile.create(false)) {
      MessageDatabase.write(IosWorld.random(new Random(1), 0, true), Generation.EDITABLE, file);
      long[] dates = {
        700_000_000L, 700_000_000_123_456L, 700_000_000_123_456_789L, 700_000_000_000L, 0
      };
      for (int i = 0; i < dates.length; i++) {
        file.fill("INSERT INTO message(guid,date) VALUES (?,?)", "g" + i, dates[i]);
      }
      List<RecordedTime> times =
          Collected.of("x", file.bytes().main()).all(TextMessage.class).stream()
              .map(TextMessage::time)
              .toList();
      assertThat(times.stream().map(t -> t.instant().map(Object::toString).orElse("")))
          .containsExactly(
              "2023-03-08T20:26:40Z",
              "2023-03-08T20:26:40.123456Z",
              "2023-03-08T20:26:40.123456789Z",
              "",
              "");
      assertThat(times.get(3).raw()).isEqualTo("700000000000");
    }
  }

  @Test
  void tombstonesAreSetAsideAndPartsThatWereDeletedAreRecords() {
    try (SqliteFile file = SqliteFile.create(false)) {
      IosWorld world = IosWorld.random(new Random(3), 20, true);
      MessageDatabase.write(world, Generation.EDITABLE, file);
      IosText live =
          world.texts().stream().filter(t -> t.deleted().isEmpty()).findFirst().orElseThrow();
      file.fill("INSERT INTO deleted_messages(guid) VALUES (?)", "GONE");
      file.fill("INSERT INTO deleted_messages(guid) VALUES (?)", live.guid());
      file.fill(
          "INSERT INTO recoverable_message_part VALUES (1,?,0,?,?)",
          live.rowid(),
          700_000_000_000_000_000L,
          AttributedArchive.plain("删掉的一段"));
      Collected read = Collected.of("sms.db", file.bytes().main());
      assertThat(read.reading().complete()).isTrue();
      assertThat(read.aside()).hasSize(2);
      assertThat(read.aside().getFirst().raw()).contains("GONE");
      TextMessage part = read.all(TextMessage.class).getLast();
      assertThat(part.text()).isEqualTo("删掉的一段");
      assertThat(part.state()).isEqualTo(RowState.MARKED_DELETED);
      assertThat(part.extra())
          .containsEntry("refers_to.rowid", Long.toString(live.rowid()))
          .containsEntry("delete_date.utc", "2023-03-08T20:26:40Z");
      assertThat(read.all(TextMessage.class))
          .filteredOn(m -> live.guid().equals(m.extra().get("guid")))
          .allSatisfy(m -> assertThat(m.state()).isEqualTo(RowState.MARKED_DELETED));
    }
  }

  @Test
  void aStoreFromBeforeIos6IsReadWithBothOfItsEpochs() {
    try (SqliteFile file = SqliteFile.create(false)) {
      file.run(
          "CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT, date"
              + " INTEGER, text TEXT, flags INTEGER, group_id INTEGER, svc_center TEXT, subject"
              + " TEXT, read INTEGER, madrid_attributedBody BLOB, madrid_handle TEXT, madrid_flags"
              + " INTEGER, madrid_error INTEGER, is_madrid INTEGER, madrid_account TEXT)",
          "CREATE TABLE group_member (ROWID INTEGER PRIMARY KEY, group_id INTEGER, address TEXT)",
          "CREATE TABLE msg_pieces (ROWID INTEGER PRIMARY KEY, message_id INTEGER, data BLOB,"
              + " part_id INTEGER, content_type TEXT, content_loc TEXT)",
          "INSERT INTO message(ROWID,address,date,text,flags,group_id) VALUES"
              + " (1,'+8613800138000',1320000000,'旧短信',2,1),"
              + " (2,'+8613800138000',1320000060,NULL,33,1), (3,NULL,0,'?',129,0)",
          "INSERT INTO group_member VALUES (1,1,'+8613800138000'),(2,1,'13900139000')",
          "INSERT INTO msg_pieces VALUES (1,2,CAST('彩信' AS BLOB),0,'text/plain','a.txt'),"
              + " (2,2,x'ffd8',1,'image/jpeg','b.jpg')");
      file.fill(
          "INSERT INTO"
              + " message(ROWID,date,madrid_attributedBody,madrid_handle,madrid_flags,is_madrid,madrid_account)"
              + " VALUES (4,341692800,?,'a@example.cn',36869,1,'P:+8613700137000')",
          AttributedArchive.plain("iMessage 文本"));
      Collected read = Collected.of("sms.db", file.bytes().main());
      assertThat(read.reading().importer()).isEqualTo("sms.ios");
      assertThat(read.reading().complete()).isTrue();
      List<TextMessage> messages = read.all(TextMessage.class);
      assertThat(messages.stream().map(TextMessage::text))
          .containsExactly("旧短信", "彩信", "?", "iMessage 文本");
      assertThat(messages.get(0).received().orElseThrow().instant())
          .contains(Instant.ofEpochSecond(1_320_000_000));
      assertThat(messages.get(0).counterparts()).containsExactly("+8613800138000", "13900139000");
      assertThat(messages.get(1).box()).isEqualTo(Box.FAILED);
      assertThat(messages.get(1).attachments())
          .containsExactly(
              new Attachment(
                  "b.jpg",
                  "image/jpeg",
                  Optional.of(2L),
                  Optional.of(Collected.sha256(new byte[] {(byte) 0xff, (byte) 0xd8}))));
      assertThat(messages.get(2).outgoing()).isEmpty();
      assertThat(messages.get(2).extra()).containsEntry("flags", "129");
      assertThat(messages.get(3).sent().orElseThrow().instant())
          .contains(Instant.parse("2011-10-30T18:40:00Z"));
      assertThat(messages.get(3).own()).contains("+8613700137000");
      assertThat(messages.get(3).service()).isEqualTo("iMessage");
    }
  }

  @Test
  void attachmentsAreFoundInTheMediaDomainAndUnderTheirHashedNames() {
    PhoneFile file = new PhoneFile("IMG_1.HEIC", "image/heic", new byte[] {1, 2, 3});
    IosWorld some = IosWorld.random(new Random(5), 1, false);
    IosText text = some.texts().getFirst();
    IosText withFile =
        new IosText(
            1,
            text.guid(),
            1,
            "",
            true,
            "iMessage",
            "\uFFFCa",
            false,
            "x",
            text.time(),
            0,
            Optional.empty(),
            0,
            0,
            List.of(),
            false,
            Optional.empty(),
            List.of(file));
    byte[] main =
        IosMessagesTest.written(
                new IosWorld(some.own(), some.chats(), List.of(withFile)),
                Generation.NANOSECONDS,
                false)
            .main();
    String path = "Library/SMS/" + IosText.path(file);
    String hashed = sha1("MediaDomain-" + path);
    for (Map.Entry<String, String> place :
        Map.of(
                "b/HomeDomain/Library/SMS/sms.db",
                "b/MediaDomain/" + path,
                "b/3d/" + HASHED,
                "b/" + hashed.substring(0, 2) + "/" + hashed,
                HASHED,
                hashed)
            .entrySet()) {
      SealedSource source =
          Collected.source(place.getKey(), main, Map.of(place.getValue(), file.bytes()));
      TextMessage read =
          (TextMessage) Collected.of(Collected.recognised(source), source).records().getFirst();
      assertThat(read.attachments().getFirst().sha256())
          .as(place.getKey())
          .contains(Collected.sha256(file.bytes()));
    }
  }

  @Test
  void aNameOfAnAttachmentThatClimbsOutIsNotLookedUp() {
    Set<String> asked = new LinkedHashSet<>();
    try (SqliteFile file = SqliteFile.create(false)) {
      MessageDatabase.write(IosWorld.random(new Random(1), 0, true), Generation.EDITABLE, file);
      file.run(
          "INSERT INTO message(ROWID,guid) VALUES (1,'g')",
          "INSERT INTO attachment(ROWID,guid,filename) VALUES"
              + " (1,'a','~/Library/SMS/../../../etc/passwd')",
          "INSERT INTO message_attachment_join VALUES (1,1),(1,2)");
      SealedSource source =
          new SealedSource(
              Collected.member("a/sms.db", file.bytes().main()),
              name -> {
                asked.add(name);
                return Optional.empty();
              },
              Limits.DEFAULT);
      Collected read = Collected.of(Collected.recognised(source), source);
      assertThat(((TextMessage) read.records().getFirst()).attachments()).hasSize(2);
      assertThat(asked).noneMatch(name -> name.contains("passwd"));
    }
  }

  private static String sha1(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-1")
                  .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
