package org.tiezheng.present.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * One JSON document: a heading, and the records one on each line between the brackets of the array,
 * so that it can be read as a document or line by line.
 */
final class JsonExport {
  private JsonExport() {}

  static void write(ChatExport export, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.append("{\"format\":\"tiezheng-conversation-1\",\"heading\":")
          .append(EvidenceJson.write(export.heading()))
          .append(",\"messages\":[\n");
      export.lines(line -> {
        if (line.number() > 1) {
          out.append(",\n");
        }
        out.append(EvidenceJson.write(line.message()));
      });
      out.append("\n],\"transfers\":").append(EvidenceJson.write(export.transfers())).append("}\n");
    }
  }
}
