package org.tiezheng.server.page;

import java.util.List;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;

/**
 * Where the bytes of a record are, as far as a range of the sealed file can be named.
 *
 * @param offset of the first byte; 0 where no range is known
 * @param length in bytes; 0 where it is not known
 * @param known whether the range is that of the record, and not only the beginning of the file
 */
public record Place(
    String original, List<String> members, long offset, long length, boolean known, Text words) {
  static Place of(Provenance from) {
    boolean inside = !from.members().isEmpty();
    Locator at = from.locator();
    long[] range = inside ? new long[2] : range(at);
    return new Place(
        from.original(), from.members(), range[0], range[1], !inside && known(at), words(at));
  }

  private static boolean known(Locator at) {
    return switch (at) {
      case Locator.Whole _, Locator.Bytes _, Locator.Line _, Locator.Element _, Locator.Residue _ ->
          true;
      case Locator.Cell _, Locator.Region _ -> false;
      case Locator.TableRow row -> row.offset().isPresent();
    };
  }

  private static long[] range(Locator at) {
    return switch (at) {
      case Locator.Bytes(long offset, long length) -> new long[] {offset, length};
      case Locator.Line(long _, long offset, long length) -> new long[] {offset, length};
      case Locator.Element(String _, long offset, long length) -> new long[] {offset, length};
      case Locator.Residue residue -> new long[] {residue.offset(), residue.length()};
      case Locator.TableRow row -> new long[] {row.offset().orElse(0L), 0};
      case Locator.Whole _, Locator.Cell _, Locator.Region _ -> new long[2];
    };
  }

  private static Text words(Locator at) {
    return switch (at) {
      case Locator.Whole() -> new Text("整个文件", "the whole file");
      case Locator.Bytes(long offset, long length) ->
          new Text(
              "偏移 %d 起 %d 字节".formatted(offset, length),
              "%d bytes at offset %d".formatted(length, offset));
      case Locator.Line(long number, long offset, long _) ->
          new Text(
              "第 %d 行,偏移 %d".formatted(number, offset),
              "line %d, offset %d".formatted(number, offset));
      case Locator.Element(String pointer, long offset, long _) ->
          new Text(
              "元素 %s,偏移 %d".formatted(pointer, offset),
              "element %s, offset %d".formatted(pointer, offset));
      case Locator.Cell(String sheet, int row) ->
          new Text("工作表 %s 第 %d 行".formatted(sheet, row), "sheet %s row %d".formatted(sheet, row));
      case Locator.TableRow row ->
          new Text(
              "表 %s 行号 %d%s".formatted(row.table(), row.rowid(), page(row, ",第 ", " 页")),
              "table %s row %d%s".formatted(row.table(), row.rowid(), page(row, ", page ", "")));
      case Locator.Region region -> new Text("图 " + region.spot(), "picture " + region.spot());
      case Locator.Residue residue ->
          new Text(
              "表 %s 的残留,第 %d 页,偏移 %d,可信度 %d/100"
                  .formatted(
                      residue.table(), residue.page(), residue.offset(), residue.confidence()),
              "remains of table %s, page %d, offset %d, confidence %d/100"
                  .formatted(
                      residue.table(), residue.page(), residue.offset(), residue.confidence()));
    };
  }

  private static String page(Locator.TableRow row, String before, String after) {
    return row.page().map(p -> before + p + after).orElse("");
  }
}
