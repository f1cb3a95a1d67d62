package org.tiezheng.seal.excerpt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.keys.CaseSecret;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.NaiveTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ExcerptTest {
  @Test
  @Tag("SEED-GD-12")
  void everyChoiceOfMessagesOfSmallConversationsIsProven() {
    for (int size = 1; size <= 9; size++) {
      Talk talk = Talk.of(size, 1, size);
      for (int choice = 1; choice < 1 << size; choice++) {
        int bits = choice;
        long[] positions = LongStream.range(0, size).filter(p -> ((bits >> p) & 1) == 1).toArray();
        Excerpt excerpt = talk.excerpt("room0", positions);
        ExcerptResult result = talk.check(excerpt.encode(Talk.EVENT));
        assertThat(result).isInstanceOf(ExcerptResult.Proven.class);
        ExcerptResult.Proven proven = (ExcerptResult.Proven) result;
        assertThat(proven.excerpt()).isEqualTo(excerpt);
        long omitted = proven.omitted().stream().mapToLong(OmittedRange::count).sum();
        assertThat(omitted + positions.length).isEqualTo(size);
      }
    }
  }

  @Test
  void theTreeIsThatOfRfc6962() {
    Talk talk = Talk.of(4, 3, 200);
    ConversationKey key = ConversationKey.of(talk.secret, talk.sealing, "example", "room1");
    List<Hash> leaves = new ArrayList<>();
    SealedMessage form = new SealedMessage();
    talk.room("room1")
        .forEach((line, message) ->
            leaves.add(
                Scheme.messageLeaf(
                    key.salt(leaves.size()).bytes(), form.form(message, leaves.size(), line))));
    assertThat(talk.statement("room1").root()).isEqualTo(new NaiveTree(leaves).root(leaves.size()));
  }

  @Test
  void aMessageIsInItsOneFormAndHoldsAllThatItsRecordShows() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      ChatMessage message = withNumbers(Talk.message("room", i, random), i);
      String text = new SealedMessage().text(message, i, i + 1L);
      assertThat(new SealedMessage().form(message, i, i + 1L)).isEqualTo(text.getBytes(UTF_8));
      JsonNode tree = EvidenceJson.mapper().readTree(text);
      assertThat(CanonicalText.of(tree)).isEqualTo(text);
      JsonNode record = EvidenceJson.mapper().readTree(EvidenceJson.write(message));
      assertThat(RecordForm.of(record, i, i + 1L)).isEqualTo(text);
      Set<String> missing = new HashSet<>(record.propertyNames());
      missing.removeAll(tree.propertyNames());
      assertThat(missing)
          .containsExactlyInAnyOrder("provenance", "extra", "platform", "conversation", "record");
      for (String name :
          List.of("senderName", "time", "nativeType", "state", "conversationTitle")) {
        assertThat(tree.path(name)).isEqualTo(record.path(name));
      }
      if (!(message.content() instanceof MessageContent.Media)) {
        assertThat(tree.path("content")).isEqualTo(record.path("content"));
      }
    }
  }

  @Test
  void aPictureIsInTheFormOfItsRecordWhateverItLacks() {
    List<MessageContent.MediaType> types = List.of(MessageContent.MediaType.values());
    for (int lacks = 0; lacks < 64; lacks++) {
      Optional<MessageContent.Media.Claimed> claimed =
          (lacks & 1) == 0
              ? Optional.empty()
              : Optional.of(
                  new MessageContent.Media.Claimed(
                      some(lacks & 2, "0c".repeat(16)), some(lacks & 4, -1L - (1L << lacks))));
      ChatMessage message =
          Talk.message(
              "room",
              lacks,
              new MessageContent.Media(
                  types.get(lacks % types.size()),
                  some(lacks & 8, "图\"\ud83d.jpg"),
                  some(lacks & 16, "ab".repeat(32)),
                  claimed,
                  lacks % 3 == 0 ? "" : "标题\n" + lacks,
                  some(lacks & 32, 1L << lacks)));
      JsonNode record = EvidenceJson.mapper().readTree(EvidenceJson.write(message));
      assertThat(new SealedMessage().text(message, 4, 5)).isEqualTo(RecordForm.of(record, 4, 5));
    }
  }

  private static <T> Optional<T> some(int bit, T value) {
    return bit == 0 ? Optional.empty() : Optional.of(value);
  }

  @Test
  void aNumberThatNotEveryReaderTakesExactlyIsText() {
    ChatMessage message =
        Talk.message(
            "room",
            0,
            new MessageContent.Media(
                MessageContent.MediaType.FILE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                    new MessageContent.Media.Claimed(
                        Optional.empty(), Optional.of(9_007_199_254_740_993L))),
                "",
                Optional.of(9_007_199_254_740_991L)));
    assertThat(new SealedMessage().text(message, 0, 1))
        .contains("\"bytes\":\"9007199254740993\"")
        .contains("\"millis\":9007199254740991");
  }

  @Test
  void nothingOmittedIsInTheFile() {
    Talk talk = Talk.of(8, 2, 120);
    ConversationKey key = ConversationKey.of(talk.secret, talk.sealing, "example", "room0");
    String file = new String(talk.excerpt("room0", 3, 4, 30).encode(Talk.EVENT), UTF_8);
    List<ChatMessage> room = List.copyOf(talk.room("room0").values());
    for (int i = 0; i < room.size(); i++) {
      boolean shown = i == 3 || i == 4 || i == 30;
      assertThat(file.contains(key.salt(i).hex())).isEqualTo(shown);
    }
    // Neither where in the original, nor what the source keeps beside the message.
    assertThat(file).doesNotContain(Talk.ORIGINAL).doesNotContain("not shown");
    assertThat(file).doesNotContain(talk.reading.statements().getLast().conversation());
  }

  @Test
  void equalShortWordsLookAlikeNowhere() {
    List<ChatMessage> lines = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      lines.add(Talk.message("room" + i % 2, 0, new MessageContent.Words("好")));
    }
    CaseSecret secret = CaseSecret.of(Talk.bytes(new Random(1)));
    Set<Hash> seen = new HashSet<>();
    for (int nonce = 0; nonce < 3; nonce++) {
      Talk talk = new Talk(secret, new Sealing(3, Hash.of(Talk.bytes(new Random(nonce)))), lines);
      for (String room : List.of("room0", "room1")) {
        // What is omitted beside one shown message, in every sealing of the same words.
        for (Hash node : talk.excerpt(room, 0).nodes()) {
          assertThat(seen.add(node)).isTrue();
        }
        for (Hash node : talk.excerpt(room, 1).nodes().subList(0, 1)) {
          assertThat(seen.add(node)).isTrue();
        }
      }
    }
  }

  @Test
  void theSaltsOfAnotherSealingItemOrConversationAreOthers() {
    CaseSecret secret = CaseSecret.of(Talk.bytes(new Random(1)));
    Hash nonce = Hash.of(Talk.bytes(new Random(2)));
    Set<Hash> salts = new HashSet<>();
    for (int item = 1; item < 4; item++) {
      for (String platform : List.of("wechat", "qq", "")) {
        // Without a clear end of each part these would be the same.
        for (String conversation : List.of("a", "ab", "a\",\"item\":1", "")) {
          ConversationKey key =
              ConversationKey.of(secret, new Sealing(item, nonce), platform, conversation);
          assertThat(salts.add(key.salt(0))).isTrue();
          assertThat(salts.add(key.salt(1))).isTrue();
          assertThat(key).hasToString("ConversationKey[hidden]");
        }
      }
    }
  }

  @Test
  void whatWasSealedOtherwiseIsNotProven() {
    Talk talk = Talk.of(11, 2, 40);
    List<ChatMessage> changed = new ArrayList<>(talk.lines);
    changed.set(
        20, Talk.message(changed.get(20).conversation(), 20, new MessageContent.Words("x")));
    String room = changed.get(20).conversation();
    ExcerptMaker maker =
        new ExcerptMaker(
            ConversationKey.of(talk.secret, talk.sealing, "example", room),
            talk.reading,
            talk.statement(room),
            new long[] {0});
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).conversation().equals(room)) {
        maker.add(changed.get(i), i + 1L);
      }
    }
    assertThatThrownBy(maker::finish).isInstanceOf(OtherReadingException.class);
  }

  @Test
  void aPositionThatIsNotThereCannotBeExcerpted() {
    Talk talk = Talk.of(11, 1, 4);
    for (long[] positions :
        List.of(new long[] {}, new long[] {4}, new long[] {2, 2}, new long[] {2, 1})) {
      assertThatThrownBy(() -> talk.excerpt("room0", positions))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** A party that seals two trees of one conversation can be held to one of them only. */
  @Test
  void anExcerptHoldsAgainstItsOwnSealingOnly() {
    Talk first = Talk.of(12, 1, 30);
    List<ChatMessage> shorter = new ArrayList<>(first.lines);
    shorter.remove(10);
    Talk second = new Talk(first.secret, first.sealing, shorter);
    byte[] file = second.excerpt("room0", 9, 10).encode(Talk.EVENT);
    assertThat(second.check(file)).isInstanceOf(ExcerptResult.Proven.class);
    assertThat(first.check(file)).isInstanceOf(ExcerptResult.OtherStatement.class);
  }

  @Test
  void anEventSaysWhatItSealedAndNothingElsePassesForIt() {
    SealedEvent event = Talk.of(5, 2, 30).event();
    assertThat(SealedEvent.of(event.what())).contains(event);
    for (String name : event.what().keySet()) {
      var what = event.what();
      what.put(name, name.equals("importer") ? "" : what.get(name) + "x");
      assertThat(SealedEvent.of(what)).as(name).isEmpty();
      what.remove(name);
      assertThat(SealedEvent.of(what)).as(name).isEmpty();
    }
  }

  /** A claimed size must not make the checker count what is not there. */
  @Test
  void aHostileSizeEndsAtOnce() {
    Talk talk = Talk.of(13, 1, 3);
    ObjectNode file =
        (ObjectNode) EvidenceJson.mapper().readTree(talk.excerpt("room0", 1).encode(Talk.EVENT));
    file.withObject("place").put("conversations", 9_007_199_254_740_991L);
    file.withObject("statement").put("messages", 9_007_199_254_740_991L);
    assertThat(talk.check(CanonicalText.of(file))).isInstanceOf(ExcerptResult.OtherStatement.class);
    long[] many = LongStream.range(0, 200_000).map(i -> i * 40_000_000_000L).toArray();
    assertThat(
            new PartialTree(9_007_199_254_740_991L, many)
                .root(
                    LongStream.of(many).mapToObj(_ -> Hash.of(new byte[32])).toList(),
                    List.of(Hash.of(new byte[32]))))
        .isEmpty();
  }

  @Test
  void randomBytesAreNoExcerpt() {
    Random random = new Random(5);
    Talk talk = Talk.of(14, 1, 5);
    byte[] good = talk.excerpt("room0", 1).encode(Talk.EVENT);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      if (i % 2 == 0) {
        System.arraycopy(good, 0, bytes, 0, Math.min(bytes.length, random.nextInt(200)));
      }
      assertThat(talk.check(bytes)).isInstanceOf(ExcerptResult.Malformed.class);
    }
    assertThat(talk.check("[".repeat(100_000))).isInstanceOf(ExcerptResult.Malformed.class);
    assertThat(talk.check("null")).isInstanceOf(ExcerptResult.Malformed.class);
  }

  @Test
  void aMillionMessagesPassInLittleMemory() {
    int count = Boolean.getBoolean("long") ? 1_000_000 : 20_000;
    CaseSecret secret = CaseSecret.of(Talk.bytes(new Random(1)));
    Sealing sealing = new Sealing(1, Hash.of(Talk.bytes(new Random(2))));
    ConversationSealer sealer = new ConversationSealer(secret, sealing, _ -> Talk.DEPOSIT);
    for (int i = 0; i < count; i++) {
      sealer.add(line(i));
    }
    SealedReading reading = sealer.finish("chat.example", "2");
    ConversationStatement statement = reading.statement("example", "room1").orElseThrow();
    assertThat(statement.messages()).isEqualTo(count / 2);
    ExcerptMaker maker =
        new ExcerptMaker(
            ConversationKey.of(secret, sealing, "example", "room1"),
            reading,
            statement,
            new long[] {7, count / 4, count / 2 - 1});
    for (int i = 1; i < count; i += 2) {
      maker.add(line(i), i + 1L);
    }
    Excerpt excerpt = maker.finish();
    assertThat(excerpt.nodes()).hasSizeLessThan(60);
    assertThat(excerpt.encode(1)).hasSizeLessThan(8_000);
  }

  /** By its id, a place would tell how many hidden conversations stand before. */
  @Test
  void aPlaceFollowsFromSaltedHashesAndNotFromTheId() {
    List<ConversationStatement> statements = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] root = new byte[Hash.BYTES];
      root[0] = (byte) (i + 1);
      statements.add(
          new ConversationStatement(
              1,
              "chat.example",
              "2",
              "example",
              "room" + (char) ('a' + i),
              1,
              Hash.of(root),
              List.of()));
    }
    List<ConversationStatement> placed = new SealedReading(statements, 20).statements();
    assertThat(placed).containsExactlyInAnyOrderElementsOf(statements).isNotEqualTo(statements);
    assertThat(placed).extracting(s -> s.leaf().hex()).isSorted();
  }

  private static ChatMessage line(int i) {
    return Talk.message("room" + i % 2, i, new MessageContent.Words("第 " + i + " 句"));
  }

  /** The same message with some of the three numbers or none of them. */
  private static ChatMessage withNumbers(ChatMessage of, int which) {
    ChatMessage.Sequence numbers =
        new ChatMessage.Sequence(
            Optional.of("1" + which).filter(n -> (which & 1) == 0),
            Optional.of("2" + which).filter(n -> (which & 2) == 0),
            Optional.of("3" + which).filter(n -> (which & 4) == 0));
    return new ChatMessage(
        of.provenance(),
        of.platform(),
        of.conversation(),
        of.conversationTitle(),
        of.nativeId(),
        Optional.of(numbers).filter(n -> which % 9 != 0),
        of.sender(),
        of.senderName(),
        of.outgoing(),
        of.time(),
        of.nativeType(),
        of.content(),
        of.quotes(),
        of.quoted(),
        of.state(),
        of.extra());
  }
}
