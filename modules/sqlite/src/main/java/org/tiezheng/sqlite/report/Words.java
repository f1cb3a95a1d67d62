package org.tiezheng.sqlite.report;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tiezheng.sqlite.ByteKind;
import org.tiezheng.sqlite.LogByteKind;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.StoreFile;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.recover.Certainty;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.RowState;
import org.tiezheng.sqlite.recover.Source;

/** The words of a report for what the other packages name. */
final class Words {
  /** A longer value is cut in the report; the table file has it whole. */
  private static final int MOST_CHARACTERS = 4000;

  private static final int MOST_BYTES = 64;

  private Words() {}

  static String of(StoreFile file, Language language) {
    return switch (file) {
      case MAIN -> language.of("主文件", "main file");
      case WAL -> language.of("预写日志", "write-ahead log");
      case JOURNAL -> language.of("回滚日志", "rollback journal");
    };
  }

  static String of(Place place, Language language) {
    String frame =
        place.frame().isPresent()
            ? language.of("，第 %d 帧", ", frame %d").formatted(place.frame().getAsLong())
            : "";
    return language
            .of("%s第 %d 页，偏移 %d，%d 字节", "%s, page %d, offset %d, %d bytes")
            .formatted(of(place.file(), language), place.page(), place.offset(), place.length())
        + frame;
  }

  static String of(RowState state, Language language) {
    return switch (state) {
      case DELETED -> language.of("已删除的行", "Deleted rows");
      case EARLIER_VERSION -> language.of("现存行的较早版本", "Former versions of rows that are there");
      case DELETED_OR_EARLIER ->
          language.of(
              "已删除的行或现存行的较早版本：不能判断",
              "Deleted rows or former versions of rows that are there: cannot be told");
      case AMBIGUOUS ->
          language.of("无法区分：已删除的行或残留副本", "Deleted rows or copies left behind: cannot be told");
      case STALE_COPY -> language.of("现存行的残留副本", "Copies left behind of rows that are there");
    };
  }

  /** What the state of a row follows from, with the rowids that go with that. */
  static String basis(RecoveredRow row, Language language) {
    String rowids =
        row.candidates().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return language.of(row.basis().meaning())
        + (rowids.isEmpty() ? "" : language.of("；可能的行号 ", "; rowid that fits: ") + rowids);
  }

  /** Rounded down, so that 1 is not claimed where it is not. */
  static String confidence(double confidence) {
    return String.format(Locale.ROOT, "%.3f", Math.floor(confidence * 1000) / 1000);
  }

  static String of(Certainty certainty, Language language) {
    return switch (certainty) {
      case CERTAIN -> language.of("确定", "certain");
      case CONCLUDED -> language.of("推断", "concluded");
      case PARTIAL -> language.of("部分", "partial");
      case DEFAULT -> language.of("默认值", "default");
      case LOST -> language.of("已丢失", "lost");
    };
  }

  static String of(Source.Method method, Language language) {
    return switch (method) {
      case WHOLE_CELL -> language.of("单元完整", "whole cell");
      case WITHOUT_BEGINNING -> language.of("开头四字节已被覆盖", "first four bytes overwritten");
      case WITHOUT_END -> language.of("末尾已被覆盖", "end overwritten");
      case WITHOUT_BOTH_ENDS -> language.of("首尾均被覆盖", "both ends overwritten");
    };
  }

  static String of(ByteKind.Use use, Language language) {
    return switch (use) {
      case LIVE -> language.of("在用", "in use");
      case OVERHEAD -> language.of("结构", "structure");
      case RESIDUE -> language.of("残留", "residue");
    };
  }

  static String of(ByteKind kind, Language language) {
    return switch (kind) {
      case DATABASE_HEADER -> language.of("文件头", "header of the database");
      case BTREE_HEADER -> language.of("页头", "headers of pages");
      case CELL_POINTERS -> language.of("单元指针", "cell pointers");
      case CELL -> language.of("现存行与索引条目", "rows and index entries");
      case OVERFLOW -> language.of("现存长行的溢出部分", "overflow of long rows");
      case OVERFLOW_LINK -> language.of("溢出页链接", "links of overflow pages");
      case OVERFLOW_REST -> language.of("溢出页末尾剩余", "rest of overflow pages");
      case FREEBLOCK -> language.of("空闲块", "freeblocks");
      case GAP -> language.of("未分配区", "unallocated space");
      case FRAGMENT -> language.of("零头", "fragments");
      case STRAY -> language.of("不属任何单元的字节", "bytes of no cell");
      case TRUNK_LIST -> language.of("空闲链目录", "lists of free pages");
      case TRUNK_REST -> language.of("空闲链主干页剩余", "rest of trunk pages");
      case FREELIST_LEAF -> language.of("空闲页", "free pages");
      case POINTER_MAP -> language.of("指针映射", "pointer maps");
      case POINTER_MAP_REST -> language.of("指针映射页剩余", "rest of pointer maps");
      case LOCK_BYTE_PAGE -> language.of("锁字节页", "lock-byte page");
      case UNREACHABLE_PAGE -> language.of("无引用的页", "pages that nothing refers to");
      case BEHIND_END -> language.of("数据库末尾之后", "behind the end of the database");
      case RESERVED -> language.of("页尾保留区", "reserved ends of pages");
    };
  }

  static String of(LogByteKind kind, Language language) {
    return switch (kind) {
      case WAL_HEADER -> language.of("日志文件头", "header of the log");
      case FRAME_HEADER -> language.of("帧头", "headers of frames");
      case IMAGE_LIVE -> language.of("现行页：现存行与索引条目", "present pages: rows and index entries");
      case IMAGE_OVERHEAD -> language.of("现行页：页头、指针与目录", "present pages: headers and pointers");
      case IMAGE_RESIDUE -> language.of("现行页：未用部分", "present pages: space not in use");
      case SUPERSEDED -> language.of("已被后来的帧取代的页", "pages replaced by later frames");
      case UNCOMMITTED -> language.of("未提交的帧", "frames that were not committed");
      case OLDER_GENERATION ->
          language.of("更早一代或不被读取的帧", "frames of older generations or not read");
      case TORN_FRAME -> language.of("末尾不完整的帧", "incomplete frame at the end");
      case JOURNAL_HEADER ->
          language.of("回滚日志头（含已清零的）", "headers of the journal, also zeroed ones");
      case JOURNAL_PADDING -> language.of("日志头至扇区末尾", "rest of the sectors of headers");
      case RECORD_FRAME -> language.of("记录的页号与校验和", "page numbers and checksums of records");
      case FORMER_IMAGE ->
          language.of("最后一次事务之前的旧页", "pages as they were before the last transaction");
      case UNUSED_IMAGE -> language.of("回滚不用的旧页", "old pages that are not rolled back");
      case LEFT_OVER_RECORD -> language.of("更早事务残留的记录", "records left of earlier transactions");
      case JOURNAL_REST -> language.of("其余字节", "other bytes");
    };
  }

  static String of(Value value, Language language) {
    return switch (value) {
      case Value.Null() -> "NULL";
      case Value.Int(long number) -> Long.toString(number);
      case Value.Real(double number) -> Double.toString(number);
      case Value.Text text -> cut(text.text(), language);
      case Value.Blob(MemorySegment bytes) -> hex(bytes, language);
    };
  }

  private static String cut(String text, Language language) {
    if (text.codePointCount(0, text.length()) <= MOST_CHARACTERS) {
      return text;
    }
    int end = text.offsetByCodePoints(0, MOST_CHARACTERS);
    return text.substring(0, end)
        + language.of("…（共 %d 字符）", "… (%d characters in all)").formatted(text.length());
  }

  private static String hex(MemorySegment bytes, Language language) {
    MemorySegment shown = bytes.asSlice(0, Math.min(bytes.byteSize(), MOST_BYTES));
    String hex = HexFormat.of().formatHex(shown.toArray(ValueLayout.JAVA_BYTE));
    return bytes.byteSize() <= MOST_BYTES
        ? "x'" + hex + "'"
        : "x'"
            + hex
            + language.of("…'（共 %d 字节）", "…' (%d bytes in all)").formatted(bytes.byteSize());
  }

  /** Stands before what is counted in files that break the rules of the format. */
  static String damaged(Language language) {
    return language.of(
        "注意：文件有损坏或不相配之处（见“未能读取之处”）。可能缺行，以下数目未必是实际发生的操作。",
        "Note: the files are damaged or do not belong together (see \"What could not be read\")."
            + " Rows may be missing, and these numbers need not be what was done.");
  }
}
