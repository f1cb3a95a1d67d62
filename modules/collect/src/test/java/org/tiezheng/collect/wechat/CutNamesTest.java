package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Words;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.file.SqliteFile;

/**
 * A deleted row whose end is written over has lost the end of its account or of its words. Neither
 * becomes an account that nobody has, nor words that nobody wrote.
 */
class CutNamesTest {
  private static final String PEER = "wxid_a1lin8qw2e3r21";
  private static final String ROOM = "20231101088@chatroom";
  private static final String WORDS = "那天晚上我老婆答应借的钱39万2千，回头再说";
  private static final Set<String> ACCOUNTS = Set.of(PEER, ROOM, "wxid_c3chen5op6a123");

  @TempDir Path folder;

  private long begins = 1_700_000_000L;

  private static final String WINDOWS =
      "CREATE TABLE MSG(localId INTEGER PRIMARY KEY AUTOINCREMENT, TalkerId INT DEFAULT 0,"
          + " MsgSvrID INT, Type INT, SubType INT, IsSender INT, CreateTime INT,"
          + " Sequence INT DEFAULT 0, StatusEx INT DEFAULT 0, FlagEx INT, Status INT,"
          + " MsgServerSeq INT, MsgSequence INT, StrTalker TEXT, StrContent TEXT,"
          + " DisplayContent TEXT, CompressContent BLOB, BytesExtra BLOB)";

  private static final String ANDROID =
      "CREATE TABLE message(msgId INTEGER PRIMARY KEY, msgSvrId INTEGER, type INT, status INT,"
          + " isSend INT, createTime INTEGER, talker TEXT, content TEXT, imgPath TEXT)";

  /** A store whose row 5 was deleted, its end written over by a row with words of this length. */
  private List<ChatMessage> read(boolean windows, boolean room, int length) throws IOException {
    Path place = Files.createDirectories(folder.resolve("s" + length));
    try (SqliteFile file = SqliteFile.create(false)) {
      file.run(windows ? WINDOWS : ANDROID);
      for (int i = 1; i <= 8; i++) {
        boolean in = i % 2 == (room ? 1 : 0);
        insert(file, windows, i, in ? ROOM : PEER, (in ? "wxid_c3chen5op6a123:\n" : "") + WORDS);
      }
      file.run(windows ? "DELETE FROM MSG WHERE localId=5" : "DELETE FROM message WHERE msgId=5");
      insert(file, windows, 9, PEER, "x".repeat(length));
      Path store = place.resolve(windows ? "Msg/Multi/MSG0.db" : "EnMicroMsg.db");
      Files.createDirectories(store.getParent());
      Files.write(store, file.bytes().main());
    }
    List<ChatMessage> found = new ArrayList<>();
    Collected.folder(place, windows ? "/MSG0.db" : "EnMicroMsg.db")
        .records()
        .forEach(r -> {
          if (r instanceof ChatMessage m && m.state() != RowState.LIVE) {
            found.add(m);
          }
        });
    return found;
  }

  private void insert(SqliteFile file, boolean windows, int id, String talker, String text) {
    long time = begins + id;
    if (windows) {
      file.insert(
          "MSG",
          "localId",
          id,
          "TalkerId",
          talker.equals(ROOM) ? 2 : 1,
          "MsgSvrID",
          2_643_217_664_095_981_281L + id,
          "Type",
          1,
          "SubType",
          0,
          "IsSender",
          0,
          "CreateTime",
          time,
          "Sequence",
          time * 1000,
          "FlagEx",
          0,
          "Status",
          4,
          "MsgServerSeq",
          700_000_000 + id,
          "MsgSequence",
          700_000_000 + id,
          "StrTalker",
          talker,
          "StrContent",
          text);
    } else {
      file.insert(
          "message",
          "msgId",
          id,
          "msgSvrId",
          2_643_217_664_095_981_281L + id,
          "type",
          1,
          "status",
          3,
          "isSend",
          0,
          "createTime",
          time * 1000,
          "talker",
          talker,
          "content",
          text);
    }
  }

  private List<ChatMessage> everyCut(boolean windows, boolean room) throws IOException {
    List<ChatMessage> all = new ArrayList<>();
    for (int length = 1; length < 120; length++) {
      List<ChatMessage> found = read(windows, room, length);
      for (ChatMessage m : found) {
        assertThat(m.conversation()).as("%d: %s", length, m).isIn(PEER, ROOM, "?");
        m.sender().ifPresent(s -> assertThat(s.substring(s.indexOf(':') + 1)).isIn(ACCOUNTS));
        if (m.content() instanceof Words words) {
          assertThat(WORDS).as("%d: %s", length, m).startsWith(words.text());
          assertThat(words.text().equals(WORDS) || m.extra().containsKey("_partial")).isTrue();
        }
      }
      all.addAll(found);
    }
    assertThat(all).hasSizeGreaterThan(40);
    return all;
  }

  @Test
  void theNumberOfTheConversationTellsIt() throws IOException {
    assertThat(everyCut(true, false)).extracting(ChatMessage::conversation).containsOnly(PEER);
    assertThat(everyCut(true, true)).extracting(ChatMessage::conversation).containsOnly(ROOM);
  }

  @Test
  void aPhoneWhoseClockIsWrongLosesNoWords() throws IOException {
    begins = 1_000_000_000L;
    assertThat(everyCut(false, true))
        .allSatisfy(m ->
            assertThat(m.time().instant().orElseThrow().getEpochSecond()).isEqualTo(begins + 5));
  }

  @Test
  void withoutANumberItIsNotKnownAndThoseThatFitAreNamed() throws IOException {
    List<ChatMessage> found = everyCut(false, true);
    assertThat(found).anySatisfy(m -> assertThat(m.conversation()).isEqualTo(ROOM));
    assertThat(found)
        .filteredOn(m -> m.extra().containsKey("_conversation_begins"))
        .isNotEmpty()
        .allSatisfy(m -> {
          assertThat(m.conversation()).isEqualTo("?");
          assertThat(m.extra()).containsEntry("conversations_that_fit", ROOM);
        });
  }
}
