package org.tiezheng.examine.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
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

/** Words of the index that may be of a database that was not copied weigh less. */
class ReachTest {
  private static final long START = 1_700_000_000L;
  private static final String MAIN = "a".repeat(64);
  private static final String DIGEST = "0123456789abcdef0123456789abcdef";

  private final List<ChatMessage> copy = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();

  private void messages(String table, String conversation) {
    for (long i = 1; i <= 40; i++) {
      copy.add(message(table, conversation, i, MAIN));
    }
  }

  private static ChatMessage message(String table, String conversation, long local, String file) {
    return new ChatMessage(
        Provenance.of(
            file,
            new Locator.TableRow(
                table, local, Optional.empty(), Optional.empty(), Optional.empty())),
        "wechat",
        conversation,
        conversation,
        Optional.of(String.valueOf(8_000_000_000_000_000_000L + local)),
        Optional.of(Sequence.local(String.valueOf(local))),
        Optional.of("wechat:x"),
        "x",
        Optional.of(false),
        new RecordedTime(
            String.valueOf(START + local * 60),
            Optional.of(Instant.ofEpochSecond(START + local * 60)),
            RecordedTime.Precision.SECOND,
            RecordedTime.Basis.UNKNOWN),
        "1",
        new MessageContent.Words("第" + local + "条"),
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private void witness(Witness.Kind kind, String of, long local, Optional<Instant> time) {
    Provenance at = Provenance.of(MAIN, new Locator.Whole());
    witnesses.add(
        new Witness(
            kind,
            at,
            at,
            "fts.db",
            of,
            Optional.empty(),
            Optional.of(String.valueOf(local)),
            Optional.empty(),
            time,
            kind == Witness.Kind.INDEX ? Optional.of("没有行的话") : Optional.empty()));
  }

  private void indexed(String conversation, long local, long minute) {
    witness(
        Witness.Kind.INDEX,
        conversation,
        local,
        Optional.of(Instant.ofEpochSecond(START + minute * 60)));
  }

  private List<GapSign> signs() {
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
            GapQuestions.USUAL)
        .signs()
        .stream()
        .filter(s -> s.kind() == GapKind.INDEX_WITHOUT_ROW)
        .toList();
  }

  @Test
  void wordsBehindTheLastMessageOfAllMayBeOfADatabaseThatWasNotCopied() {
    messages("Msg_" + DIGEST, "甲");
    indexed("甲", 41, 41);
    indexed("甲", 42, 42);

    assertThat(signs())
        .singleElement()
        .satisfies(s -> {
          assertThat(s.weight()).isEqualTo(Weight.NOTABLE);
          assertThat(s.count()).isEqualTo(2);
          assertThat(s.what().en()).contains("beyond the databases that were copied");
          assertThat(s.what().zh()).contains("未一并复制");
        });
  }

  @Test
  void wordsWithinTheTimeOfTheDatabasesStayStrong() {
    messages("Msg_" + DIGEST, "甲");
    indexed("甲", 99, 20);
    indexed("甲", 100, 41);

    assertThat(signs()).extracting(GapSign::weight).containsExactly(Weight.STRONG, Weight.NOTABLE);
    assertThat(signs()).extracting(GapSign::count).containsExactly(1L, 1L);
  }

  @Test
  void wordsStayStrongIfTheDatabaseGaveTheirNumberItself() {
    messages("Msg_" + DIGEST, "甲");
    witness(Witness.Kind.COUNTER, "Msg_" + DIGEST, 42, Optional.empty());
    indexed("甲", 41, 41);
    indexed("甲", 43, 43);

    assertThat(signs()).extracting(GapSign::weight).containsExactly(Weight.STRONG, Weight.NOTABLE);
    assertThat(signs().getFirst().what().en()).doesNotContain("beyond");
  }

  @Test
  void wordsWithoutATimeAreBeyondOnlyBehindTheLastRowThatIsThere() {
    messages("MSG", "甲");
    witness(Witness.Kind.INDEX, "甲", 1, Optional.empty());
    witness(Witness.Kind.INDEX, "甲", 98, Optional.empty());
    witness(Witness.Kind.INDEX, "甲", 40, Optional.empty());
    witness(Witness.Kind.INDEX, "甲", 99, Optional.empty());

    assertThat(signs()).extracting(GapSign::weight).containsExactly(Weight.STRONG, Weight.NOTABLE);

    witness(Witness.Kind.COUNTER, "MSG", 41, Optional.empty());
    assertThat(signs()).singleElement().matches(s -> s.weight() == Weight.STRONG && s.count() == 2);
  }

  @Test
  void aDatabaseOfOtherConversationsDoesNotReachForThem() {
    messages("Msg_" + DIGEST, "甲");
    for (long i = 41; i <= 80; i++) {
      copy.add(message("Msg_f" + DIGEST.substring(1), "gh_ffffffffffff", i, "c".repeat(64)));
    }
    indexed("甲", 41, 41);
    assertThat(signs()).singleElement().matches(s -> s.weight() == Weight.NOTABLE);

    // A later database of the same conversations was copied, too.
    for (long i = 50; i <= 80; i++) {
      copy.add(message("Msg_" + DIGEST, "甲", i, "d".repeat(64)));
    }
    assertThat(signs()).singleElement().matches(s -> s.weight() == Weight.STRONG);
  }

  @Test
  void aConversationOfWhichNothingIsThereMayBeInAnotherDatabaseOnAPhone() {
    messages("Chat_" + DIGEST, "甲");
    indexed("乙", 3, 20);

    assertThat(signs()).singleElement().matches(s -> s.weight() == Weight.NOTABLE);

    copy.clear();
    messages("Msg_" + DIGEST, "甲");
    assertThat(signs()).singleElement().matches(s -> s.weight() == Weight.STRONG);
  }

  @Test
  void officialAccountsHaveDatabasesOfTheirOwn() {
    messages("Msg_" + DIGEST, "甲");
    indexed("gh_1234567890ab", 3, 20);
    assertThat(signs()).singleElement().matches(s -> s.weight() == Weight.NOTABLE);

    messages("Msg_f" + DIGEST.substring(1), "gh_ffffffffffff");
    assertThat(signs()).singleElement().matches(s -> s.weight() == Weight.STRONG);
  }
}
