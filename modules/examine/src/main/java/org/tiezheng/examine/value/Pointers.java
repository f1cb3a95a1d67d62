package org.tiezheng.examine.value;

import java.util.function.UnaryOperator;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;

/** Names the place of a record so that a person can go to it. */
public final class Pointers {
  private static final int VALUE_CHARS = 120;

  private Pointers() {}

  /**
   * The place of something, by its file and the row, line or offset in it.
   *
   * @param names the name of an original by its SHA-256
   * @param value what stands there; its beginning is kept
   */
  public static Pointer at(UnaryOperator<String> names, Provenance from, String value) {
    String file = names.apply(from.original());
    for (String member : from.members()) {
      file += " > " + member;
    }
    return new Pointer(file, where(from.locator()), shorten(value));
  }

  private static String where(Locator locator) {
    return switch (locator) {
      case Locator.Whole() -> "";
      case Locator.Bytes(long offset, long _) -> "offset " + offset;
      case Locator.Line(long number, long _, long _) -> "line " + number;
      case Locator.Element(String pointer, long _, long _) -> pointer;
      case Locator.Cell(String sheet, int row) -> sheet + " row " + row;
      case Locator.TableRow row -> row.table() + " row " + row.rowid();
      case Locator.Region region -> "picture " + region.spot();
      case Locator.Residue r ->
          r.table() + " " + r.substrate() + " page " + r.page() + " offset " + r.offset();
    };
  }

  /** The beginning of what stands there. */
  public static String shorten(String value) {
    return value.codePointCount(0, value.length()) <= VALUE_CHARS
        ? value
        : value.substring(0, value.offsetByCodePoints(0, VALUE_CHARS)) + "…";
  }
}
