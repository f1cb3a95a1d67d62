package org.tiezheng.examine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;

/** What apps do by themselves, and must not count against anybody. */
class SpecialCasesTest {
  private static final long START = 1_700_000_000L;
  private static final long ID = 7_000_000_000_000_000_001L;

  private final List<Record> a = new ArrayList<>();
  private final List<Record> b = new ArrayList<>();

  /** Forty messages that both hold, a minute apart, with ids. */
  private void frame() {
    for (int n = 0; n < 40; n++) {
      both(n * 60L, ID + n * 1_000_003L, new MessageContent.Words("双方都有的一句话,编号" + n));
    }
  }

  private void both(long at, long id, MessageContent content) {
    a.add(row(at, id, content, Map.of()));
    b.add(row(at, id, content, Map.of()));
  }

  private static ChatMessage row(
      long at, long id, MessageContent content, Map<String, String> extra) {
    return row("wechat:wxid_a", at, id, content, extra);
  }

  private static ChatMessage row(
      String sender, long at, long id, MessageContent content, Map<String, String> extra) {
    Instant time = Instant.ofEpochSecond(START + at);
    return new ChatMessage(
        Provenance.of("cd".repeat(32), new Locator.Line(Math.abs(at) + 1, 0, 0)),
        "wechat",
        "c",
        "c",
        id == 0 ? Optional.empty() : Optional.of(String.valueOf(id)),
        Optional.empty(),
        Optional.of(sender),
        "张三",
        Optional.empty(),
        new RecordedTime(
            time.toString(), Optional.of(time), Precision.SECOND, RecordedTime.Basis.SERVER),
        "1",
        content,
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        extra);
  }

  private Comparison compare() {
    return Comparer.compare(side(1, a), side(2, b));
  }

  private static Side side(int item, List<Record> records) {
    return new Side(item, "x", "x", Optional.empty(), Optional.empty(), records::stream);
  }

  private static long differences(Comparison c) {
    return c.pairs().filter(p -> p.verdict().difference()).count();
  }

  @Test
  void aRecalledMessageIsNotSaidToBeAbsent() {
    frame();
    b.add(row(30, 0, new MessageContent.Words("说错了"), Map.of()));
    a.add(row(75, 0, new MessageContent.Recall(Optional.empty(), "\"张三\" 撤回了一条消息"), Map.of()));
    both(1200, ID - 5, new MessageContent.Recall(Optional.empty(), "撤回"));
    Comparison c = compare();
    assertThat(differences(c)).isZero();
    assertThat(c.pairs().flatMap(p -> p.remarks().stream())).contains(Remark.RECALL);
  }

  @Test
  void aFileThatWasAnnouncedAndThenSentIsOneMessage() {
    frame();
    Media file =
        new Media(
            MediaType.FILE,
            Optional.of("合同.pdf"),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty());
    both(500, ID - 9, file);
    a.add(row(95, ID - 1, file, Map.of()));
    b.add(row(97, ID - 2, file, Map.of("overwrite_newmsgid", String.valueOf(ID - 1))));
    Comparison c = compare();
    assertThat(differences(c)).isZero();
    assertThat(c.summary().bases()).containsEntry(Basis.REPLACED_ID, 1L);
  }

  @Test
  void aTransferWithAnotherAmountIsToldByItsNumberWithoutMessageIds() {
    frame();
    a.add(row(100, 0, transfer("1000050001", 500_00), Map.of()));
    b.add(row(100, 0, transfer("1000050001", 900_00), Map.of()));
    a.add(row(1000, 0, transfer("1000050002", 1_00), Map.of()));
    b.add(row(1000, 0, transfer("1000050002", 1_00), Map.of()));
    Comparison c = compare();
    assertThat(c.summary().count(Verdict.CONTENT_DIFFERS)).isEqualTo(1);
    assertThat(c.pairs().filter(p -> p.verdict() == Verdict.CONTENT_DIFFERS))
        .allMatch(p -> p.differing().equals(List.of(Facet.AMOUNT)));
    assertThat(differences(c)).isEqualTo(1);
  }

  private static MessageContent transfer(String number, long minor) {
    return new MessageContent.Transfer(
        Optional.of(number),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Amount(minor, "CNY", "¥" + minor / 100)),
        "",
        "发起");
  }

  @Test
  void theSameWordsUnderAnotherIdCannotBeTold() {
    frame();
    a.add(row(95, ID - 1, new MessageContent.Words("我同意还款"), Map.of()));
    b.add(row(95, ID - 2, new MessageContent.Words("我同意还款"), Map.of()));
    Comparison c = compare();
    assertThat(differences(c)).isZero();
    assertThat(c.summary().count(Verdict.UNRESOLVED)).isEqualTo(1);
  }

  @Test
  void aMovedTimeIsToldThoughTheNameOfTheSenderIsNotClear() {
    frame();
    MessageContent words = new MessageContent.Words("我同意还款");
    a.add(row(95, ID - 1, words, Map.of()));
    b.add(row("wechat:wxid_b", 95, ID - 1, words, Map.of()));
    Comparison unmoved = compare();
    assertThat(unmoved.summary().count(Verdict.UNRESOLVED)).isEqualTo(1);
    assertThat(unmoved.pairs().flatMap(p -> p.remarks().stream())).contains(Remark.SENDER_NAMES);
    b.removeLast();
    b.add(row("wechat:wxid_b", 1_295, ID - 1, words, Map.of()));
    assertThat(compare().pairs().map(p -> p.verdict()).filter(v -> v != Verdict.SAME))
        .containsExactly(Verdict.TIME_DIFFERS);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 我同意还款, 3_000",
    "true, 我同意还款, 900_000",
    "true, 我同意在月底以前还清全部借款和利息, 900_000",
    "false, 我同意还款, 3_000",
    "false, 我同意还款, -3_000",
    "false, 我同意在月底以前还清全部借款和利息, 900_000",
    "false, 我同意在月底以前还清全部借款和利息, -900_000"
  })
  void aTimeMovedPastTheEndOfWhatBothCoverIsToldThoughTheSenderIsNotClear(
      boolean ids, String said, String seconds) {
    frame();
    long moved = Long.parseLong(seconds.replace("_", ""));
    MessageContent words = new MessageContent.Words(said);
    a.add(row(95, ids ? ID - 1 : 0, words, Map.of()));
    b.add(row("wechat:wxid_b", 95 + moved, ids ? ID - 1 : 0, words, Map.of()));
    assertThat(compare().pairs().map(p -> p.verdict()).filter(v -> v != Verdict.SAME))
        .containsExactly(Verdict.TIME_DIFFERS);
    List<Record> first = List.copyOf(a);
    a.clear();
    a.addAll(b);
    b.clear();
    b.addAll(first);
    assertThat(compare().pairs().map(p -> p.verdict()).filter(v -> v != Verdict.SAME))
        .as("the same seen from the other side")
        .containsExactly(Verdict.TIME_DIFFERS);
  }

  @Test
  void emptyAndTinyCopiesAreComparedWithoutFault() {
    a.add(row(0, 0, new MessageContent.Words("你好"), Map.of()));
    b.add(row(0, 0, new MessageContent.Words("你好"), Map.of()));
    assertThat(compare().summary().count(Verdict.SAME)).isEqualTo(1);
    b.clear();
    b.add(row(9_000_000, 0, new MessageContent.Words("别的话"), Map.of()));
    Comparison apart = compare();
    assertThat(differences(apart)).isZero();
    assertThat(apart.summary().common()).isEmpty();
  }

  @Test
  void aFloodOfEqualMessagesEndsAndAccusesNobody() {
    for (int n = 0; n < 20_000; n++) {
      a.add(row(n / 100, 0, new MessageContent.Words("+1"), Map.of()));
      if (n % 3 > 0) {
        b.add(row(n / 100, 0, new MessageContent.Words("+1"), Map.of()));
      }
    }
    assertThat(differences(compare())).isZero();
    List<Record> first = List.copyOf(a);
    a.clear();
    a.addAll(b);
    b.clear();
    b.addAll(first);
    assertThat(differences(compare())).isZero();
  }
}
