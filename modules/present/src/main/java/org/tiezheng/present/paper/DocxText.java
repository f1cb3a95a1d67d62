package org.tiezheng.present.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.tiezheng.present.html.WrittenXml;

/**
 * Text that goes straight into the body of a word processor's file, past the library: a
 * conversation may have more lines than that could hold.
 */
public final class DocxText {
  /** The face of our editable papers; the reader's program has it, or shows another. */
  public static final String FONT = "仿宋";

  /** Writes what stands in the place of a mark. */
  public interface Lines {
    void write(Writer out) throws IOException;
  }

  private DocxText() {}

  /**
   * Copies the body and replaces the paragraph that holds a mark; a body without the mark stays as
   * it is.
   */
  public static void splice(String body, String mark, OutputStream to, Lines lines)
      throws IOException {
    Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    int at = body.indexOf(mark);
    if (at < 0) {
      writer.append(body);
    } else {
      int start = Math.max(body.lastIndexOf("<w:p>", at), body.lastIndexOf("<w:p ", at));
      int end = body.indexOf("</w:p>", at) + "</w:p>".length();
      writer.append(body, 0, start);
      lines.write(writer);
      writer.append(body, end, body.length());
    }
    writer.flush();
  }

  /**
   * A run of text; lines within it are broken.
   *
   * @param size in points
   */
  public static void run(Writer out, String text, int size, boolean bold) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    out.append("<w:r><w:rPr><w:rFonts w:ascii=\"")
        .append(FONT)
        .append("\" w:hAnsi=\"")
        .append(FONT)
        .append("\" w:eastAsia=\"")
        .append(FONT)
        .append("\"/>")
        .append(bold ? "<w:b/>" : "")
        .append("<w:sz w:val=\"")
        .append(String.valueOf(size * 2))
        .append("\"/></w:rPr>");
    boolean first = true;
    for (String part : WrittenXml.escaped(text).split("\n", -1)) {
      out.append(first ? "" : "<w:br/>")
          .append("<w:t xml:space=\"preserve\">")
          .append(part)
          .append("</w:t>");
      first = false;
    }
    out.append("</w:r>");
  }
}
