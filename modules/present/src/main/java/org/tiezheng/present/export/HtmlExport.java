package org.tiezheng.present.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.present.html.WrittenXml;
import org.tiezheng.present.paper.ChatLines;
import org.tiezheng.present.paper.TransferLines;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * One page that loads nothing but the media beside it. A browser lays out only the days in view, so
 * that long conversations stay usable, and prints all of them. The only script that may run is our
 * own, named by its digest: the search, which lays out no more than the lines that it shows.
 * Without scripts all lines are there just the same.
 */
final class HtmlExport {
  /** A day with more lines is laid out in pieces. */
  private static final int PIECE = 400;

  private final ChatExport export;
  private final ChatLines words;
  private final MediaHtml media;
  private final String script;
  private Optional<LocalDate> day = Optional.empty();
  private int inPiece;
  private final List<String> months = new ArrayList<>();

  private HtmlExport(ChatExport export) throws IOException {
    this.export = export;
    this.words = new ChatLines(export.facts(), export.chat().persons());
    this.media = new MediaHtml(export.facts(), export.media());
    this.script = resource("conversation.js");
  }

  static void write(ChatExport export, Path file) throws IOException {
    Path body = Files.createTempFile(file.toAbsolutePath().getParent(), "export", ".part");
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      HtmlExport html = new HtmlExport(export);
      try (BufferedWriter lines = Files.newBufferedWriter(body, StandardCharsets.UTF_8)) {
        html.lines(lines);
      }
      html.head(out);
      try (InputStream in = Files.newInputStream(body)) {
        new java.io.InputStreamReader(in, StandardCharsets.UTF_8).transferTo(out);
      }
      out.append("</main><script>").append(html.script).append("</script></body></html>\n");
    } finally {
      Files.deleteIfExists(body);
    }
  }

  private void head(Appendable out) throws IOException {
    String title = WrittenXml.escaped(export.title());
    out.append("<!DOCTYPE html><html lang=\"")
        .append(export.facts().say("zh-CN", "en"))
        .append("\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .append(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'; img-src 'self'; media-src 'self'; script-src 'sha256-"
                + sha256(script)
                + "'\">")
        .append("<title>")
        .append(title)
        .append("</title><style>")
        .append(resource("conversation.css"))
        .append("</style></head><body>")
        .append("<header><h1>")
        .append(title)
        .append("</h1><table>");
    for (ChatExport.Fact fact : export.heading()) {
      out.append("<tr><th>")
          .append(WrittenXml.escaped(fact.name()))
          .append("</th><td>")
          .append(WrittenXml.escaped(fact.value()))
          .append("</td></tr>");
    }
    out.append("</table></header>");
    transfers(out);
    out.append("<nav>");
    for (String month : months) {
      out.append("<a href=\"#m").append(month).append("\">").append(month).append("</a> ");
    }
    out.append("</nav><main>\n");
  }

  private void transfers(Appendable out) throws IOException {
    if (export.transfers().isEmpty()) {
      return;
    }
    TransferLines lines = export.transferLines();
    out.append("<details class=\"transfers\" open=\"open\"><summary>")
        .append(WrittenXml.escaped(lines.title()))
        .append(" · ")
        .append(String.valueOf(export.transfers().size()))
        .append("</summary><p>")
        .append(WrittenXml.escaped(lines.caution()))
        .append("</p><table><thead>");
    row("th", lines.headings(), out);
    out.append("</thead><tbody>");
    for (int i = 0; i < export.transfers().size(); i++) {
      row("td", lines.cells(i + 1, export.transfers().get(i)), out);
    }
    out.append("</tbody></table></details>");
  }

  private static void row(String cell, List<String> texts, Appendable out) throws IOException {
    out.append("<tr>");
    for (String text : texts) {
      out.append('<').append(cell).append('>');
      out.append(WrittenXml.escaped(text).replace("\n", "<br/>"));
      out.append("</").append(cell).append('>');
    }
    out.append("</tr>\n");
  }

  private void lines(Appendable out) throws IOException {
    export.lines(line -> line(line, out));
    if (inPiece > 0) {
      out.append("</ol></section>\n");
    }
  }

  private void line(ChatExport.Line line, Appendable out) throws IOException {
    Optional<LocalDate> today = words.day(line.message());
    boolean another = today.isPresent() && !today.equals(day);
    if (another || inPiece == 0 || inPiece >= PIECE) {
      out.append(inPiece > 0 ? "</ol></section>\n" : "");
      day = today.or(() -> day);
      open(another, line.number(), out);
    }
    inPiece++;
    out.append("<li value=\"")
        .append(String.valueOf(line.number()))
        .append('"')
        .append(own(line) ? " class=\"own\"" : "")
        .append("><p class=\"h\"><b>")
        .append(WrittenXml.escaped(line.sender()))
        .append("</b> <time>")
        .append(WrittenXml.escaped(line.time()))
        .append("</time>");
    if (!line.state().isEmpty()) {
      out.append(" <em>").append(WrittenXml.escaped(line.state())).append("</em>");
    }
    out.append("</p><p dir=\"auto\">").append(WrittenXml.escaped(line.text())).append("</p>");
    if (!line.details().isEmpty()) {
      out.append("<p class=\"d\">").append(WrittenXml.escaped(line.details())).append("</p>");
    }
    media.write(line.message().content(), out);
    out.append("<p class=\"s\">").append(WrittenXml.escaped(line.place())).append("</p></li>\n");
  }

  private void open(boolean another, long number, Appendable out) throws IOException {
    out.append("<section>");
    if (another) {
      String date = day.map(LocalDate::toString).orElse("");
      String month = date.substring(0, Math.min(7, date.length()));
      boolean first = !months.contains(month);
      if (first) {
        months.add(month);
      }
      out.append("<h2")
          .append(first ? " id=\"m" + month + "\"" : "")
          .append(">")
          .append(date)
          .append("</h2>");
    }
    out.append("<ol start=\"").append(String.valueOf(number)).append("\">\n");
    inPiece = 0;
  }

  private static boolean own(ChatExport.Line line) {
    return line.message().outgoing().orElse(false);
  }

  /** As browsers read it: with a carriage return the digest would be another one. */
  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(HtmlExport.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
    }
  }

  private static String sha256(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(RunningDigest.newSha256().digest(bytes));
  }
}
