package org.tiezheng.present.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tiezheng.present.html.WrittenXml;
import org.tiezheng.present.paper.TransferLines;

/** Plain text in UTF-8: one line for each message, further lines of a message indented. */
final class TextExport {
  private TextExport() {}

  static void write(ChatExport export, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (ChatExport.Fact fact : export.heading()) {
        out.append(fact.name()).append(": ").append(named(fact.value())).append('\n');
      }
      out.append('\n');
      if (!export.transfers().isEmpty()) {
        transfers(export, out);
      }
      export.lines(line -> {
        out.append("[%06d] ".formatted(line.number()))
            .append(line.time())
            .append(' ')
            .append(named(line.sender()))
            .append(": ")
            .append(line.state())
            .append(indented(line.text()));
        if (!line.details().isEmpty()) {
          out.append(' ').append(indented(line.details()));
        }
        out.append('\n');
      });
    }
  }

  private static void transfers(ChatExport export, Appendable out) throws IOException {
    TransferLines lines = export.transferLines();
    out.append(lines.title()).append('\n').append(lines.caution()).append('\n');
    for (int i = 0; i < export.transfers().size(); i++) {
      List<String> cells = lines.cells(i + 1, export.transfers().get(i));
      out.append("  (").append(cells.getFirst()).append(')');
      for (String cell : cells.subList(1, cells.size())) {
        out.append(" | ").append(WrittenXml.held(cell).replaceAll("\\R", "; "));
      }
      out.append('\n');
    }
    out.append('\n');
  }

  /** Names come from the other side's program, too: no line of their own, no control character. */
  private static String named(String name) {
    return WrittenXml.held(name).replaceAll("\\R", " ¶ ");
  }

  /** A message cannot look like two, whatever line ends it holds. */
  private static String indented(String text) {
    return text.replaceAll("\\R", "\n         ");
  }
}
