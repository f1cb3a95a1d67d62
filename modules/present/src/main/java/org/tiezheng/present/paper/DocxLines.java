package org.tiezheng.present.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * Paragraphs of an editable text, written straight into the body of the file: a conversation may
 * have more lines than the library could hold. Not thread-safe.
 */
public final class DocxLines {
  private final Writer out;

  private DocxLines(Writer out) {
    this.out = out;
  }

  /** Replaces the paragraph that holds a mark by lines; a body without the mark stays as it is. */
  static void splice(String body, String mark, OutputStream to, DocxPaper.Lines lines)
      throws IOException {
    DocxText.splice(body, mark, to, out -> lines.write(new DocxLines(out)));
  }

  /** A heading that stays with what follows. */
  void heading(String text, int size) throws IOException {
    open("<w:keepNext/><w:spacing w:before=\"120\"/>");
    run(text, size, true);
    close();
  }

  /** Text over the full measure. */
  void text(String text, int size) throws IOException {
    open("<w:keepNext/>");
    run(text, size, false);
    close();
  }

  /** Text in the middle. */
  void centred(String text, int size) throws IOException {
    open("<w:spacing w:before=\"80\" w:after=\"80\"/><w:jc w:val=\"center\"/>");
    run(text, size, false);
    close();
  }

  /** A line whose second and later rows are indented. */
  void hanging(String head, String text, int size, boolean bold) throws IOException {
    open("<w:spacing w:after=\"60\"/><w:ind w:left=\"567\" w:hanging=\"567\"/>");
    run(head, size, bold);
    run(text, size, bold);
    close();
  }

  private void open(String properties) throws IOException {
    out.append("<w:p><w:pPr>").append(properties).append("</w:pPr>");
  }

  private void close() throws IOException {
    out.append("</w:p>");
  }

  private void run(String text, int size, boolean bold) throws IOException {
    DocxText.run(out, text, size, bold);
  }
}
