package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Reading;

/** The published statements. Counts and sums were taken from the files by a script of their own. */
@Tag("corpus")
class BillsCorpusTest {
  private static final String FOLDER = "chat/deb-sig+double-entry-generator/example";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "alipay/example-alipay-records.csv, payment.alipay, 10, 222687.51",
    "wechat/example-wechat-records.csv, payment.wechat, 27, 29033.91",
    "mt/example-mt-records.csv, payment.statement, 29, 1433.53",
    "jd/example-jd-records.csv, payment.statement, 26, 3879.22",
    "abc_debit/example-abc_debit-records.csv, payment.statement, 5, 22355.90",
    "bocom_debit/example-bocom_debit-records.csv, payment.statement, 6, 125.25",
    "bocom_credit/example-bocom_credit-records.csv, payment.statement, 8, 878.85",
    "cgb_credit/example-cgb_credit-records.csv, payment.statement, 4, 1631.20",
    "cmb/debit/example-cmb-records.csv, payment.statement, 5, 3247.14",
    "cmb/credit/example-cmb-records.csv, payment.statement, 6, 8437.58",
    "boc/debit/example-boc-records.csv, payment.statement, 17, 19215.30",
    "boc/credit/example-boc-records.csv, payment.statement, 14, 2221.65",
    "icbc/credit/example-icbc-credit-records.csv, payment.statement, 9, 4984.14",
    "icbc/debit-v1/example-icbc-debit-v1-records.csv, payment.statement, 11, 7082.82",
    "icbc/debit-v2/example-icbc-debit-v2-records.csv, payment.statement, 11, 7082.82",
    "hsbchk/debit/example-hsbchk-debit-records.csv, payment.statement, 10, 29031.95",
    "hsbchk/credit/example-hsbchk-credit-records.csv, payment.statement, 11, 4877.95",
    "bmo/debit/example-bmo-records.csv, payment.statement, 4, 158.33",
    "bmo/credit/example-bmo-records.csv, payment.statement, 3, 94.33",
    "td/example-td-records.csv, payment.statement, 9, 651.40",
    "ccb/交易明细_xxxx_2025xxxx_2025xxxx.xls, payment.statement, 6, 703.26",
    "citic/credit/example-citic-records.xls, payment.statement, 13, 1100.21",
    "spdb_debit/example-spdb_debit-records.xls, payment.statement, 4, 21.64",
    "htsec/example-htsec-records.xlsx, payment.statement, 10, 45121.31",
    "hxsec/example-hxsec-records.xls, payment.statement, 13, -1"
  })
  void everyStatementIsReadAndBalances(String file, String importer, long rows, String sum) {
    Collected collected = read(file);
    assertThat(collected.reading().importer()).isEqualTo(importer);
    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.aside()).isEmpty();
    List<Payment> payments = collected.all(Payment.class);
    assertThat(payments).hasSize((int) rows);
    long minor = payments.stream().mapToLong(p -> p.amount().minor()).sum();
    if (!sum.equals("-1")) {
      assertThat(new java.math.BigDecimal(minor).movePointLeft(2)).isEqualByComparingTo(sum);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "huobi/example-huobi-records.csv, 3",
    "oklink/example-oklink-token-transfer.csv, 1855"
  })
  void whatIsNoPaymentIsSetAsideRowByRowWithItsReason(String file, int rows) {
    Collected collected = read(file);
    assertThat(collected.records()).isEmpty();
    assertThat(collected.aside()).hasSize(rows);
    assertThat(collected.aside()).allMatch(a -> a.reason().en().contains("not read as a payment"));
    assertThat(collected.reading().complete()).isTrue();
  }

  @Test
  @Tag("PAY-004")
  void aStatementsOwnTotalsAgreeWithItsRowsWhereTheProviderSaysSo() {
    Collected meituan = read("mt/example-mt-records.csv");
    Map<String, String> said = statements(meituan.reading());
    assertThat(said).containsEntry("rows", "29").containsEntry("expense.count", "23");
    long out = sum(meituan, Payment.Direction.OUT);
    long in = sum(meituan, Payment.Direction.IN);
    assertThat(
            meituan.all(Payment.class).stream().filter(p -> p.direction() == Payment.Direction.OUT))
        .hasSize(23);
    assertThat(in + out).isEqualTo(143353);
    assertThat(statements(read("alipay/example-alipay-records.csv").reading()))
        .containsEntry("account", "xx@gmail.com")
        .containsEntry("period.from", "2023-02-10 00:00:00")
        .containsEntry("period.to", "2023-02-13 23:59:59")
        .containsEntry("exported", "2023-02-13 09:12:52")
        .containsEntry("rows", "66");
    assertThat(statements(read("jd/example-jd-records.csv").reading()))
        .containsEntry("expense.count", "16")
        .containsEntry("expense.amount", "1648.43");
  }

  @Test
  void bothSheetsOfAWechatWorkbookAreReadAndAZoneThatIsStatedIsTaken() {
    Collected workbook = read("wechat/example-wechat-records.xlsx");
    assertThat(workbook.reading().tables()).hasSize(2);
    assertThat(workbook.reading().complete()).isTrue();
    assertThat(workbook.all(Payment.class)).hasSize(54);
    Collected text = read("wechat/example-wechat-records.csv");
    List<String> ofText = text.all(Payment.class).stream().map(BillsCorpusTest::content).toList();
    List<String> ofFirstSheet =
        workbook.all(Payment.class).stream().limit(27).map(BillsCorpusTest::content).toList();
    assertThat(ofFirstSheet).isEqualTo(ofText);
    assertThat(workbook.all(Payment.class).getLast().time().basis())
        .isEqualTo(org.tiezheng.evidence.RecordedTime.Basis.SERVER);
  }

  private static String content(Payment p) {
    return p.time().raw()
        + p.type()
        + p.counterpart()
        + p.direction()
        + p.amount().minor()
        + p.orderId();
  }

  private static long sum(Collected collected, Payment.Direction direction) {
    return collected.all(Payment.class).stream()
        .filter(p -> p.direction() == direction)
        .mapToLong(p -> p.amount().minor())
        .sum();
  }

  private static Map<String, String> statements(Reading reading) {
    return reading.statements().stream()
        .collect(Collectors.toMap(Reading.Statement::name, Reading.Statement::value, (a, b) -> a));
  }

  private static Collected read(String file) {
    Path path = Collected.corpus(FOLDER).resolve(file);
    return Collected.of(path.getFileName().toString(), Collected.bytes(path));
  }
}
