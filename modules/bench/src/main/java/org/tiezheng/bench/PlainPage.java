package org.tiezheng.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.present.font.Typefaces;
import org.tukaani.xz.XZInputStream;

/** What a browser is given to print: a table of the same lines, set in the same font. */
final class PlainPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  private PlainPage() {}

  static void write(Iterable<ChatMessage> messages, Path file) throws IOException {
    font("NotoSansSC-Regular.ttf", file);
    font("NotoEmoji-Regular.ttf", file);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(
          """
          <!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>
          @font-face {font-family: S; src: url(NotoSansSC-Regular.ttf)}
          @font-face {font-family: E; src: url(NotoEmoji-Regular.ttf)}
          @page {size: A4; margin: 20mm}
          body {font: 10pt S, E} table {border-collapse: collapse; width: 100%}
          td {border: 0.5pt solid; vertical-align: top}
          </style><table>
          """);
      int line = 0;
      for (ChatMessage message : messages) {
        String time = message.time().instant().map(TIME::format).orElse("");
        out.write(
            "<tr><td>[%06d]<td>%s<td>%s<td>%s</tr>\n"
                .formatted(
                    ++line, time, message.senderName(), message.line().replace("&", "&amp;")));
      }
      out.write("</table></html>\n");
    }
  }

  private static void font(String name, Path page) throws IOException {
    try (InputStream packed = Typefaces.class.getResourceAsStream(name + ".xz")) {
      if (packed == null) {
        throw new IOException("the font is not on the class path: " + name);
      }
      Files.write(page.resolveSibling(name), new XZInputStream(packed).readAllBytes());
    }
  }
}
