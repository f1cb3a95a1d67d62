package org.tiezheng.present.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plain text in UTF-8: one line for each message, further lines of a message indented. */
final class TextExport {
  private TextExport() {}

  static void write(ChatExport export, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (ChatExport.Fact fact : export.heading()) {
        out.append(fact.name()).append(": ").append(fact.value()).append('\n');
      }
      out.append('\n');
      export.lines(line -> {
        out.append("[%06d] ".formatted(line.number()))
            .append(line.time())
            .append(' ')
            .append(line.sender())
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

  /** A message cannot look like two, whatever line ends it holds. */
  private static String indented(String text) {
    return text.replaceAll("\\R", "\n         ");
  }
}
