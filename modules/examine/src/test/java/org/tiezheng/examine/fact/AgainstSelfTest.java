package org.tiezheng.examine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Fact.SlotReading;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.examine.check.NumberedLines;

class AgainstSelfTest {
  private static ChatMessage message(boolean own, MessageContent content) {
    return new ChatMessage(
        Provenance.of("x", new Locator.Whole()),
        "wechat",
        "c",
        "c",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.of(own),
        new RecordedTime(
            "1",
            Optional.of(Instant.EPOCH),
            RecordedTime.Precision.SECOND,
            RecordedTime.Basis.SERVER),
        "1",
        content,
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private static ChatMessage words(boolean own, String text) {
    return message(own, new MessageContent.Words(text));
  }

  private static ChatMessage transfer(boolean own) {
    return message(
        own,
        new MessageContent.Transfer(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Amount(500_000, "CNY", "5000")),
            "还款",
            "已收款"));
  }

  @Test
  void linesOfTheOwnSideAndMoneyThatCameBackAreShown() {
    SmallCase matter =
        new SmallCase()
            .fact(
                "loan/delivery",
                Map.of("amount", "80000"),
                Map.of("amount", List.of(new SlotReading(1, "七万五", "第 2 行"))))
            .item(1, Kind.CHAT)
            .link(1, "delivery", false, "9")
            .records(
                1,
                words(true, "算了,不用还了"),
                words(false, "不用还了吧?"),
                transfer(false),
                transfer(true),
                words(true, "今天天气好"));
    List<AgainstSelf.Place> places = new ArrayList<>();
    AgainstSelf.find(matter, places::add);
    assertThat(places)
        .extracting(p -> p.why() + " " + p.line())
        .containsExactly("LINKED 0", "READING 0", "WORDS 1", "MONEY_BACK 3");
    List<AgainstSelf.Place> again = new ArrayList<>();
    AgainstSelf.find(matter, again::add);
    assertThat(again).isEqualTo(places);
  }

  @Test
  void whatNobodyOfTheOwnSideSaidIsNotHeldAgainstIt() {
    SmallCase matter =
        new SmallCase()
            .fact(
                "loan/repayment",
                Map.of("repaid", "1000"),
                Map.of("repaid", List.of(new SlotReading(1, "2000", ""))))
            .item(1, Kind.CHAT)
            .records(1, words(false, "已经还清了"), words(false, "入股"));
    List<AgainstSelf.Place> places = new ArrayList<>();
    AgainstSelf.find(matter, places::add);
    assertThat(places).isEmpty();
  }

  @Test
  void linesAreNumberedAsPapersNumberThem() {
    Contact contact =
        new Contact(
            Provenance.of("x", new Locator.Whole()),
            "周启明",
            List.of(),
            List.of(),
            "",
            "",
            Optional.empty(),
            RecordedTime.none(),
            RowState.LIVE,
            Map.of());
    Call call =
        new Call(
            Provenance.of("x", new Locator.Whole()),
            "",
            Optional.empty(),
            "13800000000",
            "",
            Call.Way.INCOMING,
            Optional.empty(),
            RecordedTime.none(),
            Optional.empty(),
            RowState.LIVE,
            Map.of());
    assertThat(NumberedLines.of(Stream.of(contact, call, words(true, "x"))))
        .isEqualTo(NumberedLines.CHAT);
    assertThat(NumberedLines.of(Stream.of(contact, call))).isEqualTo(NumberedLines.PHONE);
    assertThat(NumberedLines.PHONE.counts(contact)).isFalse();
    assertThat(NumberedLines.of(Stream.of(contact))).isEqualTo(NumberedLines.RECORDS);
    assertThat(NumberedLines.RECORDS.counts(contact)).isTrue();
    assertThat(NumberedLines.of(Stream.empty())).isEqualTo(NumberedLines.RECORDS);
  }
}
