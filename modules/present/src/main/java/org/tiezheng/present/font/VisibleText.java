package org.tiezheng.present.font;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns any text into one that a page can show completely. What has no glyph, cannot be seen, or
 * would change the order of what stands around it is written as {@code [U+202E RIGHT-TO-LEFT
 * OVERRIDE]}; counts are kept for the note at the end of the paper. The result can be turned back:
 * a literal {@code [U+} in the text and a literal {@code ¶} are written as placeholders, too.
 *
 * <p>Line breaks stay (LF; CR and CRLF are told apart by a placeholder for CR). Not thread-safe.
 */
public final class VisibleText {
  /** Printed at the end of a line where the source itself breaks the line. */
  public static final char LINE_END = '¶';

  private static final Pattern PLACEHOLDER = Pattern.compile("\\[U\\+([0-9A-F]{4,6}) [^\\]]*\\]");

  private static final int JOINER = 0x200D;
  private static final int AS_EMOJI = 0xFE0F;

  private final Typefaces faces;
  private final TreeMap<Integer, Integer> replaced = new TreeMap<>();
  private final byte[] known = new byte[0x10000]; // 0 not asked, 1 shown as it is, 2 replaced

  public VisibleText(Typefaces faces) {
    this.faces = faces;
  }

  /** The text with every character visible. */
  public String of(String text) {
    if (asItIs(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      boolean literal = codePoint == '[' && text.startsWith("[U+", i);
      if (literal || codePoint == LINE_END || !shown(codePoint)) {
        out.append(label(codePoint));
        replaced.merge(codePoint, 1, Integer::sum);
      } else {
        out.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return out.toString();
  }

  private boolean asItIs(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || c == '[' || c == LINE_END || !shown(c)) {
        return false;
      }
    }
    return true;
  }

  private boolean shown(int codePoint) {
    if (codePoint >= known.length) {
      return judge(codePoint);
    }
    if (known[codePoint] == 0) {
      known[codePoint] = (byte) (judge(codePoint) ? 1 : 2);
    }
    return known[codePoint] == 1;
  }

  private boolean judge(int codePoint) {
    if (codePoint == '\n' || codePoint == ' ' || codePoint == '\u3000') {
      return true;
    }
    boolean unseen =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK ->
              true;
          default -> false;
        };
    boolean turns =
        switch (Character.getDirectionality(codePoint)) {
          case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
              Character.DIRECTIONALITY_ARABIC_NUMBER ->
              true;
          default -> false;
        };
    // Readers take ligatures and presentation forms apart when they extract text.
    boolean takenApart =
        (codePoint >= 0xFB00 && codePoint <= 0xFDFF) || (codePoint >= 0xFE70 && codePoint < 0xFF00);
    return !unseen && !turns && !takenApart && faces.faceOf(codePoint) >= 0;
  }

  /** {@code [U+202E RIGHT-TO-LEFT OVERRIDE]}; what joins emoji by its usual short name. */
  static String label(int codePoint) {
    String name =
        switch (codePoint) {
          case JOINER -> "ZWJ";
          case AS_EMOJI -> "VS16";
          default -> Character.getName(codePoint);
        };
    return "[U+%04X %s]".formatted(codePoint, name == null ? "UNASSIGNED" : name);
  }

  /** How often each code point was replaced so far, in code point order. */
  public Map<Integer, Integer> replaced() {
    return Map.copyOf(replaced);
  }

  /** Undoes {@link #of}: every placeholder becomes its character again. */
  public static String restore(String visible) {
    Matcher matcher = PLACEHOLDER.matcher(visible);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String character = new String(Character.toChars(Integer.parseInt(matcher.group(1), 16)));
      matcher.appendReplacement(out, Matcher.quoteReplacement(character));
    }
    return matcher.appendTail(out).toString();
  }
}
