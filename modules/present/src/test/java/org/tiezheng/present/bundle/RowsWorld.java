package org.tiezheng.present.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.present.paper.PhoneSamples;
import org.tiezheng.present.paper.Samples;

/**
 * A bundle with messages and calls of a phone, mails, and rows of a bill, hostile ones among them.
 */
final class RowsWorld {
  static final int PHONE = 5;
  static final int MAILS = 6;
  static final int BILLS = 7;
  static final String HOSTILE =
      "</script><script>document.title='ran'</script><img src=x"
          + " onerror=\"document.title='ran'\">\u202Eevil\u0000";

  private final PhoneWorld phone;

  RowsWorld(Path folder) throws Exception {
    List<Record> rows = new ArrayList<>(PhoneSamples.rows(300));
    rows.set(7, PhoneSamples.message(7, HOSTILE, RowState.LIVE, PhoneSamples.PLACE));
    rows.addAll(PhoneSamples.calls(40));
    phone = new PhoneWorld(folder, rows, Locale.CHINESE);
  }

  BagDeposit bagDeposit() {
    return phone.world.log.bagDeposit();
  }

  BundlePlan plan() {
    BundlePlan plan = phone.plan();
    List<PlannedItem> items = new ArrayList<>(plan.items());
    String source = phone.store.digests().sha256();
    items.add(item(MAILS, Kind.EMAIL, "往来邮件", source, mails(source)));
    items.add(item(BILLS, Kind.PAYMENT, "支付宝账单", source, payments(source)));
    Case file = plan.file();
    return new BundlePlan(
        new Case(
            file.id(),
            file.title(),
            file.cause(),
            file.caseNumber(),
            file.court(),
            file.forum(),
            file.hearing(),
            file.proofDeadline(),
            file.copies(),
            file.parties(),
            file.accounts(),
            file.identities(),
            file.facts(),
            file.links(),
            items.stream().map(PlannedItem::item).toList(),
            file.deadlines(),
            file.attributes()),
        plan.heading(),
        items,
        plan.custody(),
        plan.withheld(),
        plan.checkpoints(),
        plan.trust(),
        plan.carriers(),
        plan.hideOriginalColumn());
  }

  private static PlannedItem item(
      int number, Kind kind, String title, String source, List<Record> rows) {
    Item item = Samples.item(number, kind, title, List.of(source));
    return new PlannedItem(
        item,
        List.of(),
        Optional.of(
            new PlannedItem.Content(
                new Reading(
                    "rows",
                    "1",
                    kind,
                    List.of(new Accounting("rows", rows.size(), rows.size(), 0)),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    "0".repeat(64)),
                rows,
                "",
                List.of(),
                PlannedItem.Circumstances.UNKNOWN)));
  }

  private static List<Record> mails(String source) {
    List<Record> mails = new ArrayList<>();
    for (int n = 1; n <= 120; n++) {
      mails.add(
          new Mail(
              Provenance.of(source, new Locator.Line(n, n * 100L, 90)),
              Optional.of("<m" + n + "@example.test>"),
              Samples.time(n * 40_000L),
              n % 2 == 0 ? "钱某 <qian@example.test>" : "lin@example.test",
              List.of("lin@example.test", "he@example.test"),
              n % 3 == 0 ? List.of("cc@example.test") : List.of(),
              n == 9 ? HOSTILE : "还款计划 " + n,
              n % 4 == 0 ? Optional.of("<m" + (n - 1) + "@example.test>") : Optional.empty(),
              List.of(),
              List.of("from mx.example.test by mail.example.test"),
              n % 2 == 0,
              n == 10 ? HOSTILE : "正文第 " + n + " 封\n<b>不是标记</b>\n\n此致",
              List.of(new Mail.Attachment("计划.docx", "application/x", 12, "1".repeat(64))),
              Map.of(),
              Optional.empty()));
    }
    return mails;
  }

  private static List<Record> payments(String source) {
    List<Record> rows = new ArrayList<>();
    for (int n = 1; n <= 700; n++) {
      rows.add(
          new Payment(
              Provenance.of(source, new Locator.Cell("账单", n)),
              "alipay",
              Optional.of("alipay:lin"),
              Samples.time(n * 7_200L),
              "转账",
              n == 5 ? HOSTILE : n % 2 == 0 ? "钱*(个人)" : "某某超市",
              n % 2 == 0 ? "138****0002" : "",
              "说明 " + n,
              direction(n),
              new Amount(100L * n, "CNY", n + ".00"),
              n % 2 == 0 ? Optional.of(new Amount(9_900, "CNY", "99.00")) : Optional.empty(),
              "余额宝",
              "交易成功",
              "2025%014d".formatted(n),
              "M" + n,
              n % 5 == 0 ? "借款" : "",
              Map.of()));
    }
    return rows;
  }

  private static Payment.Direction direction(int n) {
    return List.of(Payment.Direction.values()).get(n % 3);
  }
}
