package org.tiezheng.present.reader;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the line of each place of a sign while the lines pass. Not thread-safe. */
final class SignsOfLines {
  /** The weightiest come first; more are counted only. */
  private static final int MOST = 2_000;

  private final List<ReaderSign> signs;
  private final int more;
  private final Map<Provenance, Integer> lines = new HashMap<>();

  SignsOfLines(List<ReaderSign> all) {
    this.signs = all.subList(0, Math.min(MOST, all.size()));
    signs.forEach(sign -> sign.places().forEach(place -> lines.put(place.provenance(), 0)));
    this.more = all.size() - signs.size();
  }

  void meets(ChatMessage message, int number) {
    lines.computeIfPresent(
        message.provenance(), (_, line) -> line == 0 ? Integer.valueOf(number) : line);
  }

  boolean isEmpty() {
    return signs.isEmpty();
  }

  ObjectNode json() {
    ObjectNode out = EvidenceJson.mapper().createObjectNode();
    Map<String, ReaderSign> kinds = new LinkedHashMap<>();
    ArrayNode all = out.putArray("signs");
    for (ReaderSign sign : signs) {
      kinds.putIfAbsent(sign.kind(), sign);
      ObjectNode one = all.addObject().put("kind", sign.kind()).put("count", sign.count());
      one.set("weight", text(sign.weight()));
      one.set("what", text(sign.what()));
      ArrayNode at = one.putArray("at");
      for (ReaderSign.Place place : sign.places()) {
        int line = lines.getOrDefault(place.provenance(), 0);
        if (line > 0) {
          at.addArray().add(place.about().name()).add(line);
        }
      }
    }
    ObjectNode named = out.putObject("kinds");
    kinds.forEach((id, sign) -> {
      ObjectNode kind = named.putObject(id);
      kind.set("title", text(sign.title()));
      ArrayNode innocent = kind.putArray("innocent");
      sign.innocent().forEach(reason -> innocent.add(text(reason)));
    });
    return out.put("more", more);
  }

  static ObjectNode text(Text text) {
    return EvidenceJson.mapper().createObjectNode().put("zh", text.zh()).put("en", text.en());
  }
}
