package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Payment.Direction;

/** Bills written by us in the providers' layouts are read back with every field and every byte. */
class BillRoundTripTest {
  private static final Charset GBK = Charset.forName("GB18030");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String[] NAMES = {
    "张三", "李四,王五", "𠮷野家", "A \"B\" C", "朱镕基堃喆", "O'Neil & Co"
  };

  private record Truth(
      LocalDateTime time,
      String type,
      String other,
      String item,
      Direction way,
      long fen,
      String id) {
    String yuan() {
      return "%d.%02d".formatted(fen / 100, fen % 100);
    }

    String word() {
      return switch (way) {
        case IN -> "收入";
        case OUT -> "支出";
        case NEUTRAL -> "不计收支";
      };
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anAlipayBillInGbkComesBackRowByRow(int seed) {
    List<Truth> rows = rows(seed, 400);
    StringBuilder text = new StringBuilder();
    text.append("------------------------\n导出信息：\n姓名：赵六\n支付宝账户：13800138000\n");
    text.append("起始时间：[2023-01-01 00:00:00]    终止时间：[2023-12-31 23:59:59]\n共400笔记录\n");
    text.append("------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------\n");
    text.append("交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n");
    for (Truth t : rows) {
      text.append(TIME.format(t.time)).append(' ').append(',').append(t.type).append(',');
      text.append(quoted(t.other)).append(",/,").append(quoted(t.item)).append(',');
      text.append(t.word()).append("   ,").append(t.yuan()).append(",余额,交易成功,");
      text.append(t.id).append("\t,\t,   ,\n");
    }
    check("支付宝.csv", text.toString().getBytes(GBK), GBK, rows, "payment.alipay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
  void aWechatBillComesBackInAnyEncoding(String charset) {
    List<Truth> rows = rows(7, 300);
    byte[] bytes = wechat(rows).getBytes(Charset.forName(charset));
    check("微信.csv", bytes, Charset.forName(charset), rows, "payment.wechat");
  }

  @Test
  void aWechatWorkbookComesBackWithDatesAsNumbersAndFormulasAsTheyStand() throws IOException {
    List<Truth> rows = rows(11, 200);
    Collected collected = Collected.of("微信.xlsx", workbook(rows));
    assertThat(collected.reading().importer()).isEqualTo("payment.wechat");
    assertThat(collected.reading().complete()).isTrue();
    equal(collected.all(Payment.class), rows);
    assertThat(collected.all(Payment.class).getFirst().memo()).isEqualTo("=1+2");
    assertThat(collected.all(Payment.class).get(5).provenance().locator())
        .isEqualTo(new Locator.Cell("账单", 9));
    assertThat(collected.reading().notes()).anyMatch(n -> n.en().contains("15 digits"));
  }

  @Test
  void aCellThatSpansLinesIsOneRowAndAStrayQuoteIsNot() {
    String text =
        wechat(List.of())
            + "2023-01-01 10:00:00,转账,\"两\n行\",/,支出,¥1.00,零钱,ok,1,1,/\n"
            + "2023-01-02 10:00:00,转账,\"没有收尾,/,支出,¥2.00,零钱,ok,2,2,/\n"
            + "2023-01-03 10:00:00,转账,丙,/,支出,¥3.00,零钱,ok,3,3,/\n";
    Collected collected = Collected.of("b.csv", text.getBytes(StandardCharsets.UTF_8));
    assertThat(collected.all(Payment.class))
        .extracting(p -> p.amount().minor())
        .containsExactly(100L, 200L, 300L);
    assertThat(collected.all(Payment.class).getFirst().counterpart()).isEqualTo("两\n行");
    assertThat(collected.reading().complete()).isTrue();
  }

  @Test
  void rowsThatAreNoTransactionsAreSetAsideWithTheirBytes() {
    String text =
        wechat(List.of())
            + "昨天,转账,甲,/,支出,¥1.00,零钱,ok,1,1,/\n"
            + "2023-01-02 10:00:00,转账,乙,/,支出,很多,零钱,ok,2,2,/\n"
            + "2023-01-02 10:00:00,转账,乙,/,支出,¥1.234,零钱,ok,2,2,/\n"
            + "2023-02-30 10:00:00,转账,乙,/,支出,¥1.00,零钱,ok,2,2,/\n"
            + "2023-01-02 10:00:00,转账,乙,/,支出,¥1.00,零钱,ok,2,2,/,多余\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Collected collected = Collected.of("b.csv", bytes);
    assertThat(collected.records()).isEmpty();
    assertThat(collected.aside()).hasSize(5);
    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.aside().get(1).raw())
        .isEqualTo(
            slice(bytes, collected.aside().get(1).provenance().locator(), StandardCharsets.UTF_8));
  }

  private static void check(
      String name, byte[] bytes, Charset charset, List<Truth> rows, String importer) {
    Collected collected = Collected.of(name, bytes);
    assertThat(collected.reading().importer()).isEqualTo(importer);
    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.aside()).isEmpty();
    List<Payment> payments = collected.all(Payment.class);
    equal(payments, rows);
    for (Payment payment : payments) {
      assertThat(slice(bytes, payment.provenance().locator(), charset))
          .contains(payment.time().raw())
          .contains(payment.orderId());
    }
  }

  private static void equal(List<Payment> payments, List<Truth> rows) {
    assertThat(payments).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Truth t = rows.get(i);
      Payment p = payments.get(i);
      assertThat(p.time().instant()).contains(t.time.atZone(ZONE).toInstant());
      assertThat(p.counterpart()).isEqualTo(t.other);
      assertThat(p.description()).isEqualTo(t.item);
      assertThat(p.direction()).isEqualTo(t.way);
      assertThat(p.amount().minor()).isEqualTo(t.fen);
      assertThat(p.orderId()).isEqualTo(t.id);
    }
  }

  private static String slice(byte[] bytes, Locator locator, Charset charset) {
    Locator.Line line = (Locator.Line) locator;
    byte[] part =
        Arrays.copyOfRange(bytes, (int) line.offset(), (int) (line.offset() + line.length()));
    return new String(part, charset).strip();
  }

  private static String wechat(List<Truth> rows) {
    StringBuilder text = new StringBuilder("微信支付账单明细,,,,,,,,,,\n微信昵称：[测试],,,,,,,,,,\n");
    text.append("交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n");
    for (Truth t : rows) {
      text.append(TIME.format(t.time)).append(',').append(t.type).append(',');
      text.append(quoted(t.other)).append(',').append(quoted(t.item)).append(',');
      text.append(t.way == Direction.NEUTRAL ? "/" : t.word()).append(",¥").append(t.yuan());
      text.append(",零钱,支付成功,\"").append(t.id).append("\t\",\"\t\",\"/\"\n");
    }
    return text.toString();
  }

  private static byte[] workbook(List<Truth> rows) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = book.createSheet("账单");
      sheet.createRow(0).createCell(0).setCellValue("微信支付账单明细");
      String[] headings = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注".split(",", -1);
      XSSFRow head = sheet.createRow(2);
      for (int i = 0; i < headings.length; i++) {
        head.createCell(i).setCellValue(headings[i]);
      }
      CellStyle date = book.createCellStyle();
      date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
      int number = 3;
      for (Truth t : rows) {
        XSSFRow row = sheet.createRow(number++);
        row.createCell(0).setCellValue(t.time);
        row.getCell(0).setCellStyle(date);
        String[] texts = {t.type, t.other, t.item, t.way == Direction.NEUTRAL ? "/" : t.word()};
        for (int i = 0; i < texts.length; i++) {
          row.createCell(i + 1).setCellValue(texts[i]);
        }
        row.createCell(5).setCellValue(t.fen / 100.0);
        row.createCell(6).setCellValue("零钱");
        row.createCell(8).setCellValue(t.id);
        row.createCell(9).setCellValue(12345678901234568d);
        row.createCell(10).setCellFormula("1+2");
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  private static String quoted(String text) {
    return text.indexOf(',') >= 0 || text.indexOf('"') >= 0
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static List<Truth> rows(int seed, int count) {
    Random random = new Random(seed);
    List<Truth> rows = new ArrayList<>();
    LocalDateTime time = LocalDateTime.of(2023, 12, 31, 23, 59, 59);
    for (int i = 0; i < count; i++) {
      time = time.minusSeconds(random.nextInt(1, 90_000));
      rows.add(
          new Truth(
              time,
              "转账",
              NAMES[random.nextInt(NAMES.length)],
              "商品" + i,
              List.of(Direction.IN, Direction.OUT, Direction.NEUTRAL).get(random.nextInt(3)),
              random.nextLong(1, 10_000_000),
              "2023" + random.nextLong(1L << 62)));
    }
    return rows;
  }
}
