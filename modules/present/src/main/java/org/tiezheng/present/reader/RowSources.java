package org.tiezheng.present.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What rows were read from, numbered in the order in which it occurs: digests, or commitments in
 * their place. Not thread-safe.
 */
final class RowSources {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** Number of the source, locator, members. */
  ArrayNode of(Provenance from) {
    ArrayNode where = EvidenceJson.mapper().createArrayNode();
    where.add(numbers.computeIfAbsent(from.original(), _ -> numbers.size()));
    where.add(EvidenceJson.mapper().<ObjectNode>valueToTree(from.locator()));
    from.members().forEach(where::add);
    return where;
  }

  /**
   * Lists them.
   *
   * @param places where originals lie in the bundle, by SHA-256
   */
  void into(ArrayNode out, Map<String, String> places, List<Original> originals) {
    for (String source : numbers.keySet()) {
      ObjectNode one = out.addObject().put("sha256", source);
      String path = places.get(source);
      if (path != null) {
        one.put("path", path);
        originals.stream()
            .filter(o -> o.digests().sha256().equals(source))
            .map(Original::name)
            .findFirst()
            .ifPresent(name -> one.put("name", name));
      }
    }
  }
}
