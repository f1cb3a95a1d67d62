package org.tiezheng.examine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  @Test
  void linesThatAnAppWritesForItsOwnUserAreNotTakenForWords() {
    assertThat(AppLines.kind("“林老板”拍了拍“周山”的计算器")).isEqualTo(ContentKind.NOTICE);
    assertThat(AppLines.kind("你领取了“林老板”的红包")).isEqualTo(ContentKind.NOTICE);
    assertThat(AppLines.kind("“周山” 撤回了一条消息")).isEqualTo(ContentKind.RECALL);
    assertThat(AppLines.kind("昨天他拍了拍我的肩膀")).isEqualTo(ContentKind.WORDS);
    assertThat(AppLines.kind("红包你领取了吗")).isEqualTo(ContentKind.WORDS);
  }
}
