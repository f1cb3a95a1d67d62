package org.tiezheng.present.paper;

import java.util.Locale;
import java.util.Map;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.TextMessage;

/** Where a row is stored (保存位置), so that another examiner finds it in the same file. */
public final class StorageLocation {
  private final PaperFacts facts;
  private final Map<String, String> files;

  public StorageLocation(PaperFacts facts, Map<String, String> files) {
    this.facts = facts;
    this.files = files;
  }

  /** The box, as a phone names it. */
  public String box(TextMessage.Box box) {
    return switch (box) {
      case INBOX -> facts.say("收件箱", "inbox");
      case SENT -> facts.say("已发送", "sent");
      case DRAFT -> facts.say("草稿", "drafts");
      case OUTBOX -> facts.say("发件箱", "outbox");
      case FAILED -> facts.say("发送失败", "failed");
      case QUEUED -> facts.say("待发送", "queued");
      case SPAM -> facts.say("拦截短信", "blocked");
      case UNKNOWN -> facts.say("信箱未载明", "box not stated");
    };
  }

  /** File and place within it; for remains of a row also what they are and how sure that is. */
  public String of(Provenance from) {
    StringBuilder place = new StringBuilder();
    place.append(files.getOrDefault(from.original(), from.original()));
    from.members().forEach(member -> place.append(" > ").append(member));
    return place + facts.say("，", ", ") + within(from.locator());
  }

  private String within(Locator locator) {
    return switch (locator) {
      case Locator.Whole() -> facts.say("整个文件", "the whole file");
      case Locator.Bytes(long offset, long length) ->
          facts.say(
              "偏移 %d 起 %d 字节".formatted(offset, length),
              "%d bytes at offset %d".formatted(length, offset));
      case Locator.Line(long number, long offset, long _) ->
          facts.say(
              "第 %d 行，偏移 %d".formatted(number, offset),
              "line %d, offset %d".formatted(number, offset));
      case Locator.Element(String pointer, long offset, long _) ->
          facts.say(
              "元素 %s，偏移 %d".formatted(pointer, offset),
              "element %s, offset %d".formatted(pointer, offset));
      case Locator.Cell(String sheet, int row) ->
          facts.say("工作表 %s 第 %d 行".formatted(sheet, row), "sheet %s row %d".formatted(sheet, row));
      case Locator.TableRow row -> row(row);
      case Locator.Residue residue -> residue(residue);
      case Locator.Region region -> facts.say("图 ", "picture ") + region.spot();
    };
  }

  private String row(Locator.TableRow row) {
    return facts.say("表 ", "table ")
        + row.table()
        + facts.say(" 行号 ", " row ")
        + row.rowid()
        + row.page().map(p -> facts.say("，第 " + p + " 页", ", page " + p)).orElse("")
        + row.offset().map(o -> facts.say("，偏移 " + o, ", offset " + o)).orElse("")
        + row.walFrame().map(f -> facts.say("，WAL 第 " + f + " 帧", ", WAL frame " + f)).orElse("");
  }

  private String residue(Locator.Residue residue) {
    return facts.say("表 ", "table ")
        + residue.table()
        + residue
            .rowid()
            .map(id -> facts.say(" 行号 ", " row ") + id)
            .orElseGet(() -> facts.say(" 行号未留存", " row id not preserved"))
        + facts.say("，残留于", ", remains in ")
        + substrate(residue.substrate())
        + facts.say("，第 ", ", page ")
        + residue.page()
        + facts.say(" 页，偏移 ", ", offset ")
        + residue.offset()
        + facts.say("，长 ", ", ")
        + residue.length()
        + facts.say(" 字节", " bytes")
        + residue
            .walFrame()
            .map(f -> facts.say("，WAL 第 " + f + " 帧", ", WAL frame " + f))
            .orElse("")
        + facts.say("，可信度 ", ", confidence ")
        + residue.confidence()
        + "/100";
  }

  private String substrate(String id) {
    return switch (id.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "freeblock" -> facts.say("页内空闲块（freeblock）", "a freeblock");
      case "gap" -> facts.say("页内未分配区（gap）", "the unallocated gap of a page");
      case "freelist-leaf" -> facts.say("空闲页（freelist leaf）", "a free page (freelist leaf)");
      case "freelist-trunk" -> facts.say("空闲页目录（freelist trunk）", "a freelist trunk page");
      case "wal-frame" -> facts.say("预写日志（WAL）", "the write-ahead log");
      case "journal-page" -> facts.say("回滚日志（journal）", "the rollback journal");
      case "overflow" -> facts.say("溢出页（overflow）", "an overflow page");
      default -> id;
    };
  }
}
