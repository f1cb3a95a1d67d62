package org.tiezheng.examine.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.ChatMessage.Sequence;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Witness;

class GapsTest {
  private static final long START = 1_700_000_000L;
  private static final String MAIN = "a".repeat(64);
  private static final String LOG = "b".repeat(64);

  private final List<ChatMessage> copy = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();

  private ChatMessage message(String conversation, long local, long seconds, String text) {
    return row(conversation, local, seconds, new MessageContent.Words(text), Map.of(), false);
  }

  private ChatMessage row(
      String conversation,
      long local,
      long seconds,
      MessageContent content,
      Map<String, String> extra,
      boolean inLog) {
    return new ChatMessage(
        Provenance.of(
            inLog ? LOG : MAIN,
            new Locator.TableRow(
                "MSG",
                local,
                Optional.empty(),
                Optional.empty(),
                inLog ? Optional.of(1L) : Optional.empty())),
        "wechat",
        conversation,
        conversation,
        Optional.of(String.valueOf(8_000_000_000_000_000_000L + local)),
        Optional.of(Sequence.local(String.valueOf(local))),
        Optional.of("wechat:x"),
        "x",
        Optional.of(false),
        new RecordedTime(
            String.valueOf(seconds),
            Optional.of(Instant.ofEpochSecond(seconds)),
            RecordedTime.Precision.SECOND,
            RecordedTime.Basis.UNKNOWN),
        "1",
        content,
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        extra);
  }

  private void fill(long from, long to) {
    for (long i = from; i <= to; i++) {
      copy.add(message(i % 3 == 0 ? "甲" : "乙", i, START + i * 60, "第" + i + "条"));
    }
  }

  private GapReport examine() {
    return Gaps.examine(
        new GapSource() {
          @Override
          public Stream<? extends Record> records() {
            return copy.stream();
          }

          @Override
          public void witnesses(Consumer<Witness> to) {
            witnesses.forEach(to);
          }
        },
        GapQuestions.USUAL);
  }

  private List<GapSign> signs(GapKind kind) {
    return examine().signs().stream().filter(s -> s.kind() == kind).toList();
  }

  @Test
  void signsOfOtherTablesNameTheDatabaseThatWasNotCopied() {
    for (GapKind kind :
        List.of(GapKind.INDEX_WITHOUT_ROW, GapKind.PART_WITHOUT_ROW, GapKind.LAST_LINE)) {
      assertThat(kind.innocent()).anyMatch(text -> text.en().contains("was not copied"));
    }
  }

  @Test
  void numbersOfAWholeStoreAreOrderedOverAllConversations() {
    fill(1, 50);
    fill(60, 90);

    assertThat(signs(GapKind.LOCAL_HOLE))
        .singleElement()
        .satisfies(s -> {
          assertThat(s.count()).isEqualTo(9);
          assertThat(s.conversation()).isEmpty();
          assertThat(s.what().zh()).contains("51–59").contains("全库");
          assertThat(s.places()).hasSize(2);
        });
  }

  @Test
  void rowsThatStillLieInTheLogBelongToTheirTable() {
    fill(1, 40);
    for (long i = 41; i <= 60; i++) {
      copy.add(
          row("甲", i, START + i * 60, new MessageContent.Words("w" + i), Map.of(), i % 2 == 0));
    }

    assertThat(examine().signs()).isEmpty();
  }

  @Test
  void aFinishedFileExplainsTheNumberOfItsAnnouncement() {
    fill(1, 20);
    copy.add(
        row(
            "甲",
            22,
            START + 22 * 60,
            new MessageContent.Words("合同.pdf"),
            Map.of("overwrite_newmsgid", "123456789"),
            false));
    fill(23, 40);

    assertThat(examine().signs()).isEmpty();
    assertThat(examine().notes()).anyMatch(n -> n.en().contains("a finished file takes the place"));
  }

  @Test
  void oneRowDatedElsewhereStandsOutAndALateRunWeighsLess() {
    fill(1, 60);
    copy.add(message("甲", 61, START + 600, "收条"));
    fill(62, 80);
    assertThat(signs(GapKind.ORDER)).singleElement().matches(s -> s.weight() == Weight.NOTABLE);

    for (long i = 81; i <= 90; i++) {
      copy.add(message("甲", i, START + 900 + i, "晚到" + i));
    }
    fill(91, 200);
    assertThat(signs(GapKind.ORDER).stream().filter(s -> s.weight() == Weight.SLIGHT)).hasSize(10);
  }

  /** Either could be the one that was changed: to name one of them would be an accusation. */
  @Test
  void twoRowsThatChangedPlacesAreNamedTogether() {
    fill(1, 30);
    copy.add(message("甲", 31, START + 90_000, "晚"));
    copy.add(message("甲", 32, START + 60_000, "早"));
    for (long i = 33; i <= 60; i++) {
      copy.add(message("乙", i, START + 100_000 + i * 60, "第" + i + "条"));
    }
    assertThat(signs(GapKind.ORDER))
        .singleElement()
        .satisfies(s -> {
          assertThat(s.weight()).isEqualTo(Weight.NOTABLE);
          assertThat(s.what().zh()).contains("31 与 32").contains("不能判断");
          assertThat(s.what().en()).contains("31 and 32").contains("nothing tells");
          assertThat(s.places()).hasSize(2);
        });
  }

  @Test
  void numbersDrawnAtRandomSayNothing() {
    Map<String, Integer> drawn = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      long number = 10_000_000L + Math.floorMod(i * 7_919_973_331L, 900_000_000L);
      drawn.put(String.valueOf(number), i);
      copy.add(message("甲", number, START + i * 60L, "r" + i));
    }

    assertThat(drawn).hasSize(100);
    assertThat(examine().signs()).isEmpty();
    assertThat(examine().lookedFor()).doesNotContain(GapKind.LOCAL_HOLE);
    assertThat(examine().notes()).isNotEmpty();
  }

  @Test
  void anIndexThatWritesWordsOtherwiseIsNotCompared() {
    fill(1, 30);
    for (long i = 1; i <= 30; i++) {
      witnesses.add(indexed(i, "token " + i));
    }
    assertThat(signs(GapKind.INDEX_DIFFERS)).isEmpty();

    witnesses.clear();
    for (long i = 1; i <= 30; i++) {
      witnesses.add(indexed(i, i == 7 ? "别的话" : "第" + i + "条"));
    }
    witnesses.add(12, indexed(99, "没有行的话"));
    assertThat(signs(GapKind.INDEX_DIFFERS)).singleElement().matches(s -> s.count() == 1);
    assertThat(signs(GapKind.INDEX_WITHOUT_ROW))
        .singleElement()
        .matches(s -> s.weight() == Weight.STRONG);
  }

  private static Witness indexed(long local, String words) {
    Provenance at = Provenance.of(MAIN, new Locator.Whole());
    return new Witness(
        Witness.Kind.INDEX,
        at,
        at,
        "fts.db",
        local % 3 == 0 ? "甲" : "乙",
        Optional.of(String.valueOf(8_000_000_000_000_000_000L + local)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(words));
  }
}
