package org.tiezheng.examine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Fact.SlotReading;
import org.tiezheng.evidence.Kind;
import org.tiezheng.examine.check.SlotConflict;
import org.tiezheng.examine.fact.Deadlines.Deadline;
import org.tiezheng.examine.fact.Deadlines.State;
import org.tiezheng.examine.fact.ProofMatrix.Status;

class ProofMatrixTest {
  private static ProofMatrix.Row row(SmallCase matter, String fact) {
    return ProofMatrix.of(matter).facts().stream()
        .filter(r -> r.fact().equals(fact))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("G-014")
  void twoCopiesOfOnePhoneOrAccountAreOneSource() {
    SmallCase phone =
        new SmallCase()
            .fact("loan/delivery")
            .item(1, Kind.CHAT, "小米;林岚", "wechat", "wechat:a", "x")
            .item(2, Kind.CHAT, "小米;林岚", "wechat", "wechat:a", "y")
            .item(3, Kind.CHAT, "电脑;林岚", "wechat", "wechat:a", "z")
            .link(1, "delivery", true, "1-2")
            .link(2, "delivery", true, "")
            .link(3, "delivery", true, "");
    assertThat(row(phone, "delivery").status()).isEqualTo(Status.SINGLE_SOURCE);
    assertThat(row(phone, "delivery").sources()).containsExactly(List.of(1, 2, 3));
    phone.item(4, Kind.CHAT, "苹果;周启明", "wechat", "wechat:b", "w").link(4, "delivery", true, "");
    assertThat(row(phone, "delivery").sources()).containsExactly(List.of(1, 2, 3), List.of(4));
    phone.item(5, Kind.PAYMENT, "小米;林岚", "alipay", "alipay:a", "v").link(5, "delivery", true, "");
    assertThat(row(phone, "delivery").status()).isEqualTo(Status.SEVERAL_SOURCES);
    assertThat(row(phone, "delivery").sources())
        .as("another platform is another source, though on the same phone")
        .containsExactly(List.of(1, 2, 3), List.of(4), List.of(5));
  }

  @Test
  void whatIsNotKnownMakesNothingIndependent() {
    SmallCase matter =
        new SmallCase()
            .fact("loan/delivery")
            .item(1, Kind.CHAT)
            .item(2, Kind.PAYMENT)
            .item(3, Kind.PHOTO)
            .link(1, "delivery", true, "")
            .link(2, "delivery", true, "");
    ProofMatrix.Row row = row(matter, "delivery");
    assertThat(row.status()).isEqualTo(Status.SINGLE_SOURCE);
    assertThat(row.unknownOrigin()).containsExactly(1, 2);
    assertThat(ProofMatrix.of(matter).lonely())
        .extracting(ProofMatrix.Lonely::item)
        .containsExactly(3);
  }

  @Test
  @Tag("G-015")
  @Tag("SEED-CHAT-08")
  void differentValuesContradictAndDifferentNotationDoesNot() {
    SmallCase matter =
        new SmallCase()
            .fact(
                "loan/delivery",
                Map.of("amount", "80000", "date", "2024-03-02"),
                Map.of(
                    "amount",
                    List.of(
                        new SlotReading(1, "捌万元整", "第 3 行"), new SlotReading(2, "75000", "第 9 行")),
                    "date",
                    List.of(new SlotReading(1, "2024年3月", ""))))
            .fact("loan/due")
            .item(1, Kind.CHAT, "a;x", "wechat", "", "1")
            .item(2, Kind.PAYMENT, "b;y", "alipay", "", "2")
            .link(1, "delivery", true, "3")
            .link(2, "delivery", true, "9");
    ProofMatrix.Row row = row(matter, "delivery");
    assertThat(row.status()).isEqualTo(Status.CONTRADICTED);
    assertThat(row.conflicts())
        .extracting(c -> c.reading().item() + " " + c.weight())
        .containsExactly("1 DISPUTED", "2 CONTRADICTS");
    assertThat(row.conflicts()).extracting(SlotConflict::slot).containsOnly("交付金额");
    assertThat(row.open()).containsExactly("付款人", "收款人");
    assertThat(row(matter, "due").status()).isEqualTo(Status.NO_EVIDENCE);
    assertThat(row.cell(1).orElseThrow().readings()).isEqualTo(2);
    matter.link(2, "due", false, "4");
    assertThat(row(matter, "due").status())
        .as("what speaks against it is no evidence for it")
        .isEqualTo(Status.NO_EVIDENCE);
  }

  private static BurdenLedger.Entry entry(Map<String, BurdenLedger.Entry> ledger, String fact) {
    return java.util.Objects.requireNonNull(ledger.get(fact), fact);
  }

  @Test
  @Tag("SEED-JUD-17")
  void theLedgerSaysWhoseMoveItIs() {
    SmallCase matter =
        new SmallCase()
            .fact("loan/delivery")
            .fact("loan/repayment")
            .fact("fraud/intent")
            .item(1, Kind.CHAT, "a;x", "wechat", "", "1")
            .link(1, "intent", true, "");
    Map<String, BurdenLedger.Entry> ledger = new java.util.HashMap<>();
    BurdenLedger.of(matter, ProofMatrix.of(matter)).forEach(e -> ledger.put(e.fact(), e));
    assertThat(entry(ledger, "delivery").move()).isEqualTo(BurdenLedger.Move.OURS);
    assertThat(entry(ledger, "delivery").bearer()).contains("林岚");
    assertThat(entry(ledger, "repayment").move()).isEqualTo(BurdenLedger.Move.THEIRS);
    assertThat(entry(ledger, "repayment").bearer()).contains("周启明");
    assertThat(entry(ledger, "repayment").basis())
        .anyMatch(b -> b.en().contains("Private Lending") && b.en().contains("art. 15"));
    assertThat(entry(ledger, "intent").next())
        .anyMatch(n -> n.zh().contains("排除合理怀疑") && n.zh().contains("产品阈值,非法律规定"));
  }

  @Test
  @Tag("DOC-INV-ORDER")
  void anInvestigationOrderIsNamedOnlyWhereThereIsALawyer() {
    SmallCase matter =
        new SmallCase().fact("loan/delivery").fact("loan/repayment").item(1, Kind.PAYMENT);
    List<ProofFinder.Way> without = ProofFinder.of(matter, ProofMatrix.of(matter));
    assertThat(without).extracting(ProofFinder.Way::fact).containsOnly("delivery");
    assertThat(without).allMatch(w -> !w.docs().contains("DOC-INV-ORDER"));
    assertThat(without.getFirst().docs()).containsExactly("DOC-COURT-COLLECT");
    assertThat(without.getFirst().withheld()).hasSize(1);
    assertThat(without.getFirst().unlinked()).containsExactly(1);
    matter.attribute("lawyer1.name", "某律师");
    List<ProofFinder.Way> with = ProofFinder.of(matter, ProofMatrix.of(matter));
    assertThat(with.getFirst().docs()).containsExactly("DOC-INV-ORDER", "DOC-COURT-COLLECT");
    assertThat(with.getFirst().withheld()).isEmpty();
  }

  private static Deadline deadline(SmallCase matter, String title) {
    return Deadlines.of(matter).stream()
        .filter(d -> d.title().zh().contains(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("G-017")
  void aLimitIsCountedFromWhatIsStatedOrUnknown() {
    SmallCase empty = new SmallCase().fact("loan/due").fact("fraud/signing");
    assertThat(deadline(empty, "举证期限").state()).isEqualTo(State.UNKNOWN);
    assertThat(deadline(empty, "诉讼时效").state()).isEqualTo(State.UNKNOWN);
    assertThat(deadline(empty, "诉讼时效").note().zh()).contains("due.还款日期");
    assertThat(deadline(empty, "自知道撤销事由").state()).isEqualTo(State.UNKNOWN);

    SmallCase stated =
        new SmallCase()
            .fact("loan/due", Map.of("dueDate", "2024-02-29"), Map.of())
            .fact("fraud/signing", Map.of("signed", "2021年10月"), Map.of())
            .fact("fraud/discovery", Map.of("found", "2025-11-10"), Map.of())
            .proofDeadline(LocalDate.of(2026, 11, 10))
            .deadline("交费", LocalDate.of(2026, 10, 30));
    assertThat(deadline(stated, "诉讼时效").last()).contains(LocalDate.of(2027, 2, 28));
    assertThat(deadline(stated, "诉讼时效").state()).isEqualTo(State.RUNS);
    assertThat(deadline(stated, "自知道撤销事由").last()).contains(LocalDate.of(2026, 11, 10));
    assertThat(deadline(stated, "自知道撤销事由").state()).isEqualTo(State.NEAR);
    assertThat(deadline(stated, "最长期间").last()).contains(LocalDate.of(2026, 10, 1));
    assertThat(deadline(stated, "最长期间").state()).isEqualTo(State.PASSED);
    assertThat(deadline(stated, "最长期间").note().zh()).contains("最早一日");
    assertThat(deadline(stated, "举证期限").left()).contains(9L);
    assertThat(deadline(stated, "DOC-EXTENSION").last()).contains(LocalDate.of(2026, 11, 10));
    assertThat(deadline(stated, "交费").left()).contains(-2L);
    stated.attribute("extensionUntil", "2026-12-10");
    assertThat(deadline(stated, "举证期限").last()).contains(LocalDate.of(2026, 12, 10));
    assertThat(Deadlines.threshold().zh()).contains("产品阈值,非法律规定");
  }
}
