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
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Witness;

/** The app's own list of transfers against the cards in the chat. */
class ListedTransfersTest {
  private static final long START = 1_700_000_000L;
  private static final String MAIN = "a".repeat(64);

  private final List<ChatMessage> copy = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();

  /** What the list says of each transfer beside what a test changes. */
  private void transfers(Map<Integer, Map<String, String>> odd) {
    for (int i = 1; i <= 20; i++) {
      long begin = START + i * 600L;
      Map<String, String> facts = new HashMap<>();
      facts.put("transferTable.transfer_id", "1000" + i);
      facts.put("transferTable.transcation_id", "5300" + i);
      facts.put("transferTable.pay_payer", "wxid_a");
      facts.put("transferTable.pay_receiver", "wxid_b");
      facts.put("transferTable.begin_transfer_time", String.valueOf(begin));
      facts.put("transferTable.invalid_time", String.valueOf(begin + 86_400));
      facts.put("transferTable.pay_sub_type", "3");
      facts.put("begintransfertime", String.valueOf(begin));
      facts.put("invalidtime", String.valueOf(begin + 86_400));
      facts.put("paysubtype", "1");
      copy.add(card(i, begin, "发起", facts));
      facts.put("paysubtype", "3");
      facts.putAll(odd.getOrDefault(i, Map.of()));
      copy.add(card(i, begin + 60, "已收款", facts));
    }
  }

  private ChatMessage card(int transfer, long seconds, String state, Map<String, String> facts) {
    int row = copy.size() + 1;
    return new ChatMessage(
        Provenance.of(
            MAIN,
            new Locator.TableRow(
                "Msg_" + "0".repeat(32),
                row,
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        "wechat",
        "wxid_b",
        "乙",
        Optional.of(String.valueOf(8_000_000_000_000_000_000L + row)),
        Optional.of(Sequence.local(String.valueOf(row))),
        Optional.of("wechat:wxid_a"),
        "甲",
        Optional.of(true),
        new RecordedTime(
            String.valueOf(seconds),
            Optional.of(Instant.ofEpochSecond(seconds)),
            RecordedTime.Precision.SECOND,
            RecordedTime.Basis.UNKNOWN),
        "49/2000",
        new Transfer(
            Optional.of("1000" + transfer),
            Optional.of("5300" + transfer),
            Optional.of("wechat:wxid_a"),
            Optional.of("wechat:wxid_b"),
            Optional.empty(),
            "",
            state),
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.copyOf(facts));
  }

  private List<GapSign> signs(GapKind kind) {
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
        .filter(s -> s.kind() == kind)
        .toList();
  }

  @Test
  void aListThatAgreesWithItsCardsSaysNothing() {
    transfers(Map.of());
    assertThat(signs(GapKind.TRANSFER_LISTED)).isEmpty();
  }

  @Test
  void aCardThatSaysSomethingElseThanTheListIsNamed() {
    transfers(
        Map.of(
            3, Map.of("invalidtime", String.valueOf(START)),
            5, Map.of("transferTable.pay_receiver", "wxid_c"),
            7, Map.of("transferTable.transcation_id", "other")));

    assertThat(signs(GapKind.TRANSFER_LISTED))
        .hasSize(3)
        .allMatch(s -> s.weight() == Weight.STRONG && s.places().size() == 1)
        .anyMatch(s -> s.what().en().contains("time of expiry") && s.what().zh().contains("失效时间"))
        .anyMatch(s -> s.what().en().contains("the receiver wechat:wxid_c"))
        .anyMatch(s -> s.what().en().contains("transaction number other"));
  }

  @Test
  void aLastStateThatDiffersNeedsAnExplanation() {
    transfers(Map.of(4, Map.of("transferTable.pay_sub_type", "1")));
    assertThat(signs(GapKind.TRANSFER_LISTED))
        .singleElement()
        .matches(s -> s.weight() == Weight.NOTABLE && s.what().en().contains("last state 1"));
  }

  @Test
  void aColumnThatMeansSomethingElseInThisCopyIsNotCompared() {
    Map<Integer, Map<String, String>> odd = new HashMap<>();
    for (int i = 1; i <= 20; i++) {
      odd.put(i, Map.of("transferTable.invalid_time", "86400"));
    }
    transfers(odd);
    assertThat(signs(GapKind.TRANSFER_LISTED)).isEmpty();
  }

  @Test
  void aListedTransferWhoseMessageIsGoneIsAPartWithoutItsMessage() {
    transfers(Map.of());
    Provenance at = Provenance.of(MAIN, new Locator.Whole());
    witnesses.add(
        new Witness(
            Witness.Kind.PART,
            at,
            at,
            "general.db transferTable",
            "wxid_b",
            Optional.of("8000000000000009999"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    assertThat(signs(GapKind.PART_WITHOUT_ROW))
        .singleElement()
        .matches(s -> s.weight() == Weight.NOTABLE && s.what().en().contains("transferTable"));
  }
}
