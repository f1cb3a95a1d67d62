package org.tiezheng.present.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.reader.ReaderFinding;
import org.tiezheng.verify.bundle.CanonicalJson;
import org.tiezheng.verify.bundle.Claim;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code data.js}: the claim and the first records of each item and which items the page's reader
 * has, for a page that cannot read files before a folder is picked. Pure ASCII, so that neither the
 * encoding nor {@code </script>} nor a line separator in a message can end the script.
 */
final class PageData {
  /** Records of one item, and of all together. */
  static final int PER_ITEM = 50;

  private static final int CHARACTERS = 2_000_000;

  private final ObjectNode data;
  private int left = CHARACTERS;

  PageData(
      Claim claim,
      List<Excerpt> excerpts,
      Map<Integer, Integer> readers,
      Optional<ReaderFinding.All> findings) {
    data = CanonicalJson.read(claim.bytes(), "evidence.json");
    ArrayNode records = data.putArray("records");
    for (Excerpt excerpt : excerpts) {
      ObjectNode item = records.addObject();
      item.put("item", excerpt.item());
      item.put("total", excerpt.total());
      ArrayNode first = item.putArray("first");
      for (String line : excerpt.lines()) {
        left -= line.length();
        if (left >= 0) {
          first.add(EvidenceJson.mapper().readTree(line));
        }
      }
    }
    findings.ifPresent(all -> data.put("findings", all.findings().size()));
    ArrayNode conversations = data.putArray("readers");
    readers.forEach(
        (item, lines) -> conversations.addObject().put("item", item).put("lines", lines));
  }

  /** The first records of an item, as they stand in its file, and how many there are. */
  record Excerpt(int item, long total, List<String> lines) {
    Excerpt {
      lines = List.copyOf(lines);
    }
  }

  /** Collects an excerpt while an item's records are written. */
  static final class Collector {
    private final List<String> lines = new ArrayList<>();
    private long total;

    void add(String line) {
      total++;
      if (lines.size() < PER_ITEM) {
        lines.add(line);
      }
    }

    Excerpt excerpt(int item) {
      return new Excerpt(item, total, lines);
    }
  }

  byte[] script() {
    return ("window.TIEZHENG = " + ascii(EvidenceJson.mapper().writeValueAsString(data)) + ";\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Outside strings JSON is ASCII without these, so every replacement falls inside a string. */
  private static String ascii(String json) {
    StringBuilder ascii = new StringBuilder(json.length() + json.length() / 2);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c > '~' || c == '<' || c == '>' || c == '&') {
        ascii.append("\\u%04x".formatted((int) c));
      } else {
        ascii.append(c);
      }
    }
    return ascii.toString();
  }
}
