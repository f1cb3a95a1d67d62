package org.tiezheng.present.html;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.pdf.RunningFrame;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * A paper as one HTML file: a section for each page, with the page's number below it as on paper.
 * Browsers lay out only what is in view, so that thousands of pages stay usable.
 *
 * @param title of the window
 * @param about what the running head and foot of the PDF say, once
 * @param pdf name of the PDF of the same paper
 * @param frame numbers the pages
 */
public record HtmlPaper(
    String title, List<String> about, String pdf, RunningFrame frame, List<HtmlPages> runs) {
  /** More entries than that nobody looks through. */
  private static final int MOST_MARKS = 1500;

  public HtmlPaper {
    about = List.copyOf(about);
    runs = List.copyOf(runs);
  }

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written; then nothing is left of it
   */
  public void write(Path file) throws IOException {
    boolean whole = false;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      head(out);
      contents(out);
      out.append("<main id=\"main\">\n");
      int total = runs.stream().mapToInt(HtmlPages::pages).sum();
      int before = 0;
      for (HtmlPages run : runs) {
        pages(run, before, total, out);
        before += run.pages();
      }
      out.append("</main>\n</body>\n</html>\n");
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private String say(String zh, String en) {
    return new Text(zh, en).in(frame.locale());
  }

  private void head(Appendable out) throws IOException {
    String style = style();
    String named = WrittenXml.escaped(title);
    out.append("<!DOCTYPE html>\n<html lang=\"")
        .append(say("zh-CN", "en"))
        .append("\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'sha256-")
        .append(sha256(style))
        .append("'; base-uri 'none'; form-action 'none'\"/>\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .append("<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>")
        .append(named)
        .append("</title>\n<style>")
        .append(style)
        .append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">")
        .append(say("到正文", "To the text"))
        .append("</a>\n<header>\n<p class=\"b\">")
        .append(named)
        .append("</p>\n");
    for (String line : about) {
      out.append("<p>").append(WrittenXml.escaped(line)).append("</p>\n");
    }
    out.append("<p>").append(WrittenXml.escaped(same())).append("</p>\n</header>\n");
  }

  private String same() {
    boolean lines = runs.stream().anyMatch(HtmlPages::numbered);
    return say(
        "与 PDF 文件“"
            + pdf
            + "”由同一次排版制成；制作证据包时逐页读回两者并比较文字，此后核验证据包时不再比较；签名、提交以 PDF 为准，字形和换行随阅读设备。在网址后加 #page-2 到第 2"
            + " 页"
            + (lines ? "，加 #L120 到第 000120 行" : "")
            + "。",
        "Set in one go with the PDF file “"
            + pdf
            + "”; when the bundle is made both are read back and their words compared page by page,"
            + " verifying it later does not compare them. The PDF is what is signed and handed in;"
            + " shapes of characters and ends of lines are those of your device. Put"
            + " #page-2 behind the address to go to page 2"
            + (lines ? ", #L120 to go to line 000120" : "")
            + ".");
  }

  private void contents(Appendable out) throws IOException {
    List<HtmlPages.Mark> all = runs.stream().flatMap(r -> r.marks().stream()).toList();
    List<HtmlPages.Mark> shown =
        all.size() <= MOST_MARKS ? all : all.stream().filter(m -> m.level() == 0).toList();
    if (shown.size() < 2) {
      return;
    }
    String name = say("目录", "Contents");
    out.append("<nav aria-label=\"")
        .append(name)
        .append("\"><details><summary>")
        .append(name)
        .append("</summary><ul>\n");
    for (HtmlPages.Mark mark : shown.subList(0, Math.min(shown.size(), MOST_MARKS))) {
      out.append(mark.level() == 0 ? "<li>" : "<li class=\"deeper\">")
          .append("<a href=\"#")
          .append(mark.id())
          .append("\"><bdi>")
          .append(WrittenXml.escaped(mark.text()))
          .append("</bdi></a></li>\n");
    }
    out.append("</ul></details></nav>\n");
  }

  private void pages(HtmlPages run, int before, int total, Writer out) throws IOException {
    int number = before;
    char[] buffer = new char[1 << 14];
    try (Reader in = run.packed().read()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        int from = 0;
        for (int i = 0; i < count; i++) {
          if (buffer[i] == HtmlPages.TURN || buffer[i] == HtmlPages.TOP) {
            out.write(buffer, from, i - from);
            from = i + 1;
            if (number > before) {
              close(number, total, out);
            }
            number++;
            open(number, run.across(), buffer[i] == HtmlPages.TOP, out);
          }
        }
        out.write(buffer, from, count - from);
      }
    }
    if (number > before) {
      close(number, total, out);
    }
  }

  private static void open(int number, boolean across, boolean top, Appendable out)
      throws IOException {
    out.append("<section id=\"page-")
        .append(Integer.toString(number))
        .append("\" class=\"sheet")
        .append(across ? " across" : "")
        .append(top ? " top" : "")
        .append("\">\n");
  }

  private void close(int number, int total, Appendable out) throws IOException {
    out.append("<p class=\"folio\">")
        .append(Markup.text(frame.count(number, total)))
        .append("</p>\n</section>\n");
  }

  /** As browsers read it: with a carriage return the digest would be another one. */
  private static String style() throws IOException {
    StringBuilder style = new StringBuilder();
    try (InputStream in =
        Objects.requireNonNull(HtmlPaper.class.getResourceAsStream("paper.css"))) {
      style.append(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", ""));
    }
    for (int share = 1; share <= 100; share++) {
      style.append(".w").append(share).append("{width:").append(share).append("%}");
    }
    return style.append('\n').toString();
  }

  private static String sha256(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(RunningDigest.newSha256().digest(bytes));
  }
}
