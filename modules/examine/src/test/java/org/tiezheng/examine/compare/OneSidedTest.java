package org.tiezheng.examine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

class OneSidedTest {
  private static final int SIZE = 120;

  private static Side side(int owner, String conversation, int seed) {
    Rendered copy = new Rendered(owner);
    copy.conversation = conversation;
    return copy.side(Told.of(seed, SIZE));
  }

  private static Side both(Side one, Side other) {
    return new Side(
        one.item(),
        one.name(),
        one.format(),
        one.owner(),
        Optional.of("talk"),
        () -> Stream.concat(one.records().get(), other.records().get()));
  }

  /** A conversation of several people in an export that shows names only. */
  private static Side room(int owner, String conversation, int seed) {
    Rendered copy = new Rendered(owner);
    copy.conversation = conversation;
    copy.named = false;
    Record room =
        new Conversation(
            Provenance.of("ab".repeat(32), new Locator.Whole()),
            "wechat",
            conversation,
            "",
            Conversation.Type.GROUP,
            List.of(),
            RecordedTime.none(),
            Optional.empty(),
            RowState.LIVE,
            Map.of());
    Side of = copy.side(Told.of(seed, SIZE));
    return new Side(
        of.item(),
        of.name(),
        of.format(),
        of.owner(),
        Optional.empty(),
        () -> Stream.concat(Stream.of(room), of.records().get()));
  }

  private static List<String> notes(Side a, Side b) {
    return Comparer.compare(a, b).summary().notes().stream()
        .map(Text::en)
        .filter(n -> n.contains("holds nothing of it"))
        .toList();
  }

  @Test
  void aConversationThatOnlyOneCopyHoldsIsNamedIfTheOtherPartyWroteInIt() {
    Side a = both(side(0, "talk", 1), side(0, "room of A", 2));
    Side b = both(side(1, "talk", 1), side(1, "room of B", 3));
    assertThat(notes(a, b))
        .hasSize(2)
        .anyMatch(n -> n.startsWith("A's copy") && n.contains("room of A"))
        .anyMatch(n -> n.startsWith("B's copy") && n.contains("room of B"));
  }

  @Test
  void nothingIsSaidOfAConversationThatBothHoldOrOfACopyOfOneConversation() {
    Side a = both(side(0, "talk", 1), side(0, "room of A", 2));
    assertThat(notes(a, both(side(1, "talk", 1), side(1, "the same room", 2)))).isEmpty();
    assertThat(notes(a, side(1, "talk", 1))).isEmpty();
  }

  /** A talk with somebody else, whom both copies call by the same account. */
  private static Side withThird(int owner, String conversation, int seed) {
    Side of = side(owner, conversation, seed);
    return new Side(
        of.item(),
        of.name(),
        of.format(),
        of.owner(),
        Optional.empty(),
        () -> of.records().get().map(r -> r instanceof ChatMessage m ? third(m) : r));
  }

  private static ChatMessage third(ChatMessage m) {
    boolean theirs = !m.outgoing().orElse(true) && m.sender().isPresent();
    return new ChatMessage(
        m.provenance(),
        m.platform(),
        m.conversation(),
        m.conversationTitle(),
        m.nativeId(),
        m.sequence(),
        theirs ? Optional.of("wechat:wxid_c") : m.sender(),
        theirs ? "wechat:wxid_c" : m.senderName(),
        m.outgoing(),
        m.time(),
        m.nativeType(),
        m.content(),
        m.quotes(),
        m.quoted(),
        m.state(),
        m.extra());
  }

  @Test
  void aCommonFriendIsNotTakenForTheOtherParty() {
    Side a =
        both(
            side(0, "talk", 1),
            both(withThird(0, "wechat:wxid_c", 4), withThird(0, "room of A", 2)));
    Side b = both(side(1, "talk", 1), withThird(1, "wechat:wxid_c", 5));

    assertThat(Comparer.compare(a, b).summary().heldByOne())
        .extracting(HeldByOne::conversation)
        .contains("room of A");
    assertThat(Comparer.compare(a, b).summary().heldByOne())
        .extracting(HeldByOne::ground)
        .doesNotContain(HeldByOne.Ground.WROTE);
    assertThat(notes(a, b)).isEmpty();
  }

  /** A conversation in an export that shows names only; who writes each line is given. */
  private static List<Record> named(
      String conversation, int seed, Optional<String> own, List<String> writers) {
    List<Record> rows = new ArrayList<>();
    int n = 0;
    for (Told.Message m : Told.of(seed, SIZE).messages()) {
      String writer = writers.get(n++ % writers.size());
      Instant time = Instant.ofEpochMilli(m.time());
      rows.add(
          new ChatMessage(
              Provenance.of("ab".repeat(32), new Locator.Line(n, 0, 0)),
              "wechat",
              conversation,
              conversation,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              writer,
              own.map(writer::equals),
              new RecordedTime(
                  time.toString(),
                  Optional.of(time),
                  RecordedTime.Precision.SECOND,
                  RecordedTime.Basis.DEVICE),
              "1",
              new MessageContent.Words(m.text() + "·" + seed),
              Optional.empty(),
              Optional.empty(),
              RowState.LIVE,
              Map.of()));
    }
    return rows;
  }

  /** A friend sends both the same notices; each calls the friend by a name of its own. */
  private static List<Record> fromFriend(String conversation, String name, Optional<String> own) {
    return named(conversation, 9, own, List.of(name));
  }

  private static Side copy(int item, List<List<Record>> conversations) {
    return new Side(
        item,
        "copy " + item,
        "names",
        Optional.empty(),
        Optional.of(item == 1 ? "李四" : "张三"),
        () -> conversations.stream().flatMap(List::stream));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFriendWithTwoNamesIsNotTakenForTheOtherParty(boolean told) {
    Optional<String> ownA = told ? Optional.of("张三") : Optional.empty();
    Optional<String> ownB = told ? Optional.of("李四") : Optional.empty();
    Side a =
        copy(
            1,
            List.of(
                named("李四", 1, ownA, List.of("张三", "李四")),
                fromFriend("老陈", "老陈", ownA),
                named("A的群", 2, ownA, List.of("张三", "老陈", "王五"))));
    Side b =
        copy(
            2,
            List.of(
                named("张三", 1, ownB, List.of("张三", "李四")),
                fromFriend("陈总", "陈总", ownB),
                named("B的群", 3, ownB, List.of("李四", "陈总", "赵六"))));

    assertThat(notes(a, b)).as("neither wrote in the other's room").isEmpty();
    assertThat(Comparer.compare(a, b).summary().heldByOne())
        .extracting(HeldByOne::ground)
        .doesNotContain(HeldByOne.Ground.WROTE);
  }

  @Test
  void aFriendWhoTookAnotherNameIsNotTakenForTheOtherParty() {
    Side a =
        copy(
            1,
            List.of(
                named("李四", 1, Optional.empty(), List.of("张三", "李四")),
                named("老陈", 9, Optional.empty(), List.of("老陈", "陈总", "陈总")),
                named("A的群", 2, Optional.empty(), List.of("张三", "老陈", "王五"))));
    Side b =
        copy(
            2,
            List.of(
                named("张三", 1, Optional.empty(), List.of("张三", "李四")),
                named("陈总", 9, Optional.empty(), List.of("陈总")),
                named("B的群", 3, Optional.empty(), List.of("李四", "陈总", "赵六"))));

    assertThat(notes(a, b)).isEmpty();
  }

  @Test
  void theOtherPartyIsStillKnownByNameWhereOnlyNamesAreShown() {
    Side a =
        copy(
            1,
            List.of(
                named("李四", 1, Optional.empty(), List.of("张三", "李四")),
                named("A的群", 2, Optional.empty(), List.of("张三", "李四", "王五"))));
    Side b =
        copy(
            2,
            List.of(
                named("张三", 1, Optional.empty(), List.of("张三", "李四")),
                named("B的群", 3, Optional.empty(), List.of("李四", "赵六", "钱七"))));

    assertThat(notes(a, b)).singleElement().asString().contains("A的群");
  }

  @Test
  void whereTheOtherPartysNameIsNotToldARoomIsAFactAndNoAccusation() {
    Side a = both(room(0, "talk", 1), room(0, "room of A", 2));
    Side b = both(room(1, "talk", 1), room(1, "room of B", 3));

    List<HeldByOne> held = Comparer.compare(a, b).summary().heldByOne();

    assertThat(held)
        .extracting(HeldByOne::byA, HeldByOne::conversation, HeldByOne::ground)
        .containsExactly(
            tuple(true, "room of A", HeldByOne.Ground.NAME_UNKNOWN),
            tuple(false, "room of B", HeldByOne.Ground.NAME_UNKNOWN));
    assertThat(notes(a, b)).isEmpty();
    assertThat(Comparer.compare(a, b).summary().notes())
        .anyMatch(n ->
            n.en().contains("Held by one copy only (A's)")
                && n.en().contains("room of A")
                && n.en().contains("cannot be told from it")
                && n.zh().contains("只见于一方副本(甲方)")
                && n.zh().contains("无从由此得知"));
  }

  @Test
  void linesThatAnAppWritesForItsOwnUserAreNotTakenForWords() {
    assertThat(AppLines.kind("“林老板”拍了拍“周山”的计算器")).isEqualTo(ContentKind.NOTICE);
    assertThat(AppLines.kind("你领取了“林老板”的红包")).isEqualTo(ContentKind.NOTICE);
    assertThat(AppLines.kind("“周山” 撤回了一条消息")).isEqualTo(ContentKind.RECALL);
    assertThat(AppLines.kind("昨天他拍了拍我的肩膀")).isEqualTo(ContentKind.WORDS);
    assertThat(AppLines.kind("红包你领取了吗")).isEqualTo(ContentKind.WORDS);
  }
}
