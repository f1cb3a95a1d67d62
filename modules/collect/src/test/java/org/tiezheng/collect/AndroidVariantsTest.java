package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.phone.MessageStore;
import org.tiezheng.testkit.phone.PhoneWorld;

/** What only some phones have in their message stores. */
class AndroidVariantsTest {
  private static final String SMS =
      "CREATE TABLE sms(_id INTEGER PRIMARY KEY,thread_id INTEGER,address TEXT,date INTEGER,"
          + "date_sent INTEGER DEFAULT 0,protocol INTEGER,type INTEGER,body TEXT,"
          + "service_center TEXT,deleted INTEGER DEFAULT 0)";

  @TempDir private Path temp;

  @Test
  @Tag("SEED-SMS-10")
  void aPartThatWaitsForTheOthersSaysHowManyThereAre() {
    Collected read =
        store(db -> {
          db.run(
              "CREATE TABLE raw(_id INTEGER PRIMARY KEY,date INTEGER,reference_number INTEGER,"
                  + "count INTEGER,sequence INTEGER,destination_port INTEGER,address TEXT,"
                  + "pdu TEXT,deleted INTEGER DEFAULT 0)");
          // The first and the third of three parts.
          db.insert("raw", raw(1, 1, "0500037F0301" + "501F6B3E"));
          db.insert("raw", raw(2, 3, "0500037F0303" + "4F0D4E07"));
        });
    List<TextMessage> parts = read.all(TextMessage.class);
    assertThat(parts).extracting(TextMessage::text).containsExactly("借款", "伍万");
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.parts()).contains(new TextMessage.Parts(3, 2)));
    assertThat(parts.getFirst().serviceCentre()).contains("+8613800100500");
    assertThat(parts.getFirst().sent().orElseThrow().instant())
        .contains(Instant.parse("2023-11-14T22:13:20Z"));
    assertThat(read.reading().tables()).contains(new Accounting("raw", 2, 2, 0));
  }

  private static Map<String, Object> raw(long id, int sequence, String user) {
    // SMSC, SMS-DELIVER with a header, sender, UCS-2, time stamp, length.
    String pdu =
        "0891683108100005F0"
            + "44"
            + "0D91683196325476F8"
            + "0008"
            + "32111422310223"
            + "0A"
            + user;
    return Map.of(
        "_id",
        id,
        "date",
        1_700_000_000_000L,
        "reference_number",
        127,
        "count",
        3,
        "sequence",
        sequence,
        "address",
        "+8613692345678",
        "pdu",
        pdu);
  }

  @Test
  void aSeptetMessageOfTheNetworkIsDecoded() {
    Collected read =
        store(db -> {
          db.run(
              "CREATE TABLE raw(_id INTEGER PRIMARY KEY,date INTEGER,reference_number INTEGER,"
                  + "count INTEGER,sequence INTEGER,destination_port INTEGER,address TEXT,"
                  + "pdu TEXT)");
          db.insert(
              "raw",
              Map.of(
                  "count",
                  2,
                  "pdu",
                  "07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37"));
        });
    TextMessage message = read.all(TextMessage.class).getFirst();
    assertThat(message.text()).isEqualTo("hellohello");
    assertThat(message.counterparts()).containsExactly("27838890001");
    assertThat(message.serviceCentre()).contains("+27381000015");
    assertThat(message.sent().orElseThrow().instant())
        .contains(Instant.parse("1999-03-29T13:16:59Z"));
  }

  @Test
  void aFolderWithAnUnpublishedNumberStaysUnknownAndAMarkedMessageIsMarked() {
    Collected read =
        store(db -> {
          for (int type : new int[] {7, 8, 19}) {
            db.insert("sms", Map.of("address", "1", "date", 1, "type", type, "body", "x"));
          }
          db.insert("sms", Map.of("address", "1", "type", 1, "body", "y", "date", 5, "deleted", 1));
        });
    List<TextMessage> messages = read.all(TextMessage.class);
    assertThat(messages.subList(0, 3))
        .allSatisfy(m -> assertThat(m.box()).isEqualTo(TextMessage.Box.UNKNOWN))
        .allSatisfy(m -> assertThat(m.outgoing()).isEmpty());
    assertThat(messages.get(1).extra()).containsEntry("type", "8");
    assertThat(messages.get(3).state()).isEqualTo(RowState.MARKED_DELETED);
  }

  @Test
  @Tag("SEED-SMS-09")
  void partsWhoseMessageWasRemovedBehindTheProvidersBackAreSetAside() {
    PhoneWorld world = PhoneWorld.random(new Random(31), 60, 0, 0);
    try (SqliteFile db = new SqliteFile(temp, SqliteFile.Journal.DELETE)) {
      MessageStore.fill(db, world, MessageStore.Provider.MODERN);
      db.run("DROP TRIGGER part_cleanup");
      db.run("DELETE FROM pdu WHERE _id=(SELECT min(_id) FROM pdu)");
      Collected read = read(db);
      assertThat(read.aside())
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.reason().en()).contains("does not have"));
      assertThat(read.reading().tables()).anyMatch(t -> t.table().equals("part"));
      assertThat(read.reading().complete()).isTrue();
    }
  }

  @Test
  void aDraftNamesTheOtherSideByItsConversation() {
    Collected read =
        store(db -> {
          db.run("CREATE TABLE threads(_id INTEGER PRIMARY KEY,recipient_ids TEXT)");
          db.run("CREATE TABLE canonical_addresses(_id INTEGER PRIMARY KEY,address TEXT)");
          db.insert("canonical_addresses", Map.of("_id", 4, "address", "+8613800000004"));
          db.insert("threads", Map.of("_id", 9, "recipient_ids", "4 5"));
          db.insert("sms", Map.of("thread_id", 9, "type", 3, "body", "x", "date", 7));
        });
    assertThat(read.all(TextMessage.class).getFirst().counterparts())
        .containsExactly("+8613800000004");
  }

  private Collected store(Consumer<SqliteFile> content) {
    try (SqliteFile db = new SqliteFile(temp, SqliteFile.Journal.DELETE)) {
      db.run(SMS);
      content.accept(db);
      return read(db);
    }
  }

  private static Collected read(SqliteFile db) {
    byte[] main = Objects.requireNonNull(db.files().get(""));
    Collected read = Collected.of("mmssms.db", main);
    assertThat(read.reading().importer()).isEqualTo("sms.android");
    assertThat(Set.of(read.records())).isNotEmpty();
    return read;
  }
}
