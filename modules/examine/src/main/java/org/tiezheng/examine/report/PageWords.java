package org.tiezheng.examine.report;

import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;

/** Words for pages: whatever stands in evidence becomes harmless text. */
public final class PageWords {
  private PageWords() {}

  /** Both languages, the second one smaller. */
  public static String both(Text text) {
    return escape(text.zh()) + " <small>" + escape(text.en()) + "</small>";
  }

  /** Text as HTML; control and direction characters become visible. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.append(visible(c));
          }
        });
    return safe.toString();
  }

  /** A character, or the code of one that controls or turns the writing. */
  public static String visible(int c) {
    boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean half = c >= 0xD800 && c <= 0xDFFF;
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    return turning || half || control ? "\\u%04X".formatted(c) : Character.toString(c);
  }

  /** The place within its file. */
  public static String where(Provenance from) {
    String inside = from.members().isEmpty() ? "" : String.join(" > ", from.members()) + " ";
    return inside
        + switch (from.locator()) {
          case Locator.Whole() -> "";
          case Locator.Bytes(long offset, long _) -> "偏移 offset " + offset;
          case Locator.Line(long number, long _, long _) -> "第 " + number + " 行 line";
          case Locator.Element(String pointer, long _, long _) -> pointer;
          case Locator.Cell(String sheet, int row) -> sheet + " 第 " + row + " 行 row";
          case Locator.TableRow row ->
              row.table()
                  + " 行号 row "
                  + row.rowid()
                  + row.page().map(p -> " 页 page " + p).orElse("")
                  + row.walFrame().map(f -> " 日志帧 WAL frame " + f).orElse("");
          case Locator.Region region -> "图 picture " + region.spot();
          case Locator.Residue r ->
              r.table()
                  + " 残留 remains ("
                  + r.substrate()
                  + ") 页 page "
                  + r.page()
                  + " 偏移 offset "
                  + r.offset();
        };
  }
}
