package org.tiezheng.testkit.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.tiezheng.testkit.talk.Script;

/**
 * A bill as WeChat Pay exports it since 2025: a workbook with 17 lines before the table, the time
 * as a date cell, the newest row first.
 */
public record WechatPayBill(String nick, Instant from, Instant to, Instant exported) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final List<String> HEAD =
      List.of("交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式", "当前状态", "交易单号", "商户单号", "备注");

  public byte[] bytes(List<BillRow> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet("Sheet1");
      int at = 0;
      for (String line : before(rows)) {
        sheet.createRow(at++).createCell(0).setCellValue(line);
      }
      XSSFRow head = sheet.createRow(at++);
      for (int i = 0; i < HEAD.size(); i++) {
        head.createCell(i).setCellValue(HEAD.get(i));
      }
      CellStyle time = book.createCellStyle();
      time.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
      for (BillRow row :
          rows.stream().sorted(Comparator.comparing(BillRow::time).reversed()).toList()) {
        fill(sheet.createRow(at++), row, time);
      }
      date(book);
      book.write(out);
    } catch (IOException | OpenXML4JException e) {
      throw new UncheckedIOException(new IOException(e));
    }
    return StoredZip.repack(out.toByteArray());
  }

  private void date(XSSFWorkbook book) throws OpenXML4JException {
    PackagePropertiesPart core = (PackagePropertiesPart) book.getPackage().getPackageProperties();
    core.setCreatedProperty(Optional.of(Date.from(exported)));
    core.setModifiedProperty(Optional.of(Date.from(exported)));
    core.setCreatorProperty("");
  }

  private List<String> before(List<BillRow> rows) {
    BillTotals t = BillTotals.of(rows);
    return List.of(
        "微信支付账单明细",
        "微信昵称：[" + nick + "]",
        "起始时间：[" + time(from) + "] 终止时间：[" + time(to) + "]",
        "导出类型：[全部]",
        "导出时间：[" + time(exported) + "]",
        "",
        "共" + rows.size() + "笔记录",
        "收入：" + t.inRows() + "笔 " + ChatLabFile.yuan(t.in()) + "元",
        "支出：" + t.outRows() + "笔 " + ChatLabFile.yuan(t.out()) + "元",
        "中性交易：" + t.neutralRows() + "笔 " + ChatLabFile.yuan(t.neutral()) + "元",
        "注：",
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易",
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录",
        "3. 本明细仅供个人对账使用",
        "",
        "----------------------微信支付账单明细列表--------------------");
  }

  private static void fill(XSSFRow cells, BillRow row, CellStyle time) {
    cells.createCell(0).setCellValue(row.time().atOffset(Script.ZONE).toLocalDateTime());
    cells.getCell(0).setCellStyle(time);
    cells.createCell(1).setCellValue(row.type());
    cells.createCell(2).setCellValue(row.counterpart());
    cells.createCell(3).setCellValue(row.description());
    cells.createCell(4).setCellValue(row.sign() > 0 ? "收入" : row.sign() < 0 ? "支出" : "/");
    cells.createCell(5).setCellValue(row.fen() / 100.0);
    cells.createCell(6).setCellValue(row.method());
    cells.createCell(7).setCellValue(row.status());
    cells.createCell(8).setCellValue(row.order());
    cells.createCell(9).setCellValue(row.merchantOrder());
    cells.createCell(10).setCellValue(row.memo());
  }

  private static String time(Instant instant) {
    return TIME.format(instant.atOffset(Script.ZONE));
  }
}
