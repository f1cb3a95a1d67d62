package org.tiezheng.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.examine.rule.RulePack;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case of a rule's fixture file: the base dossier with changes, and what must come of it. In
 * the path of a place {@code #21} is the item with that number, wherever it stands.
 *
 * @param base what the base dossier is extended by, such as {@code media}; empty for nothing
 * @param says for the hard cases, what the opponent's expert puts forward
 * @param tells words that the English message must have; empty for any
 */
record Fixture(
    String rule,
    String base,
    String name,
    Optional<Integer> item,
    Outcome expected,
    String says,
    String tells,
    Map<String, JsonNode> set,
    Map<String, JsonNode> append,
    List<String> remove) {
  static final JsonNode BASE = YamlDossier.read("base.yaml");
  private static final List<RulePack> PACKS = RulePack.shipped();

  /** Every case in the fixture file of a rule. */
  static List<Fixture> of(String key) {
    JsonNode file = YamlDossier.read("fixtures/" + key + ".yaml");
    List<Fixture> all = new ArrayList<>();
    file.properties()
        .forEach(entry -> {
          if (entry.getValue().isArray()) {
            int n = 0;
            for (JsonNode hard : entry.getValue()) {
              all.add(of(file, entry.getKey() + " " + ++n, hard));
            }
          } else if (entry.getValue().isObject()) {
            all.add(of(file, entry.getKey(), entry.getValue()));
          }
        });
    return all;
  }

  private static Fixture of(JsonNode file, String name, JsonNode node) {
    JsonNode item = node.has("item") ? node.path("item") : file.path("item");
    String expected =
        node.has("expect")
            ? node.path("expect").asString()
            : name.toUpperCase(java.util.Locale.ROOT);
    List<String> remove = new ArrayList<>();
    node.path("remove").forEach(p -> remove.add(p.asString()));
    return new Fixture(
        file.path("rule").asString(),
        file.path("base").asString(""),
        name,
        item.isNumber() ? Optional.of(item.asInt()) : Optional.empty(),
        Outcome.valueOf(expected),
        node.path("says").asString(""),
        node.path("tells").asString(""),
        members(node.path("set")),
        members(node.path("append")),
        remove);
  }

  private static Map<String, JsonNode> members(JsonNode node) {
    java.util.TreeMap<String, JsonNode> members = new java.util.TreeMap<>();
    node.properties().forEach(p -> members.put(p.getKey(), p.getValue()));
    return members;
  }

  boolean changesSomething() {
    return !(set.isEmpty() && append.isEmpty() && remove.isEmpty());
  }

  /** The finding on the changed dossier. */
  Finding run() {
    JsonNode tree = extended(base);
    // Values first: removing an element of a list shifts those behind it.
    set.forEach((path, value) -> put(tree, placed(tree, path), value));
    append.forEach((path, value) -> ((ArrayNode) at(tree, placed(tree, path))).add(value));
    remove.forEach(path -> delete(tree, placed(tree, path)));
    return find(tree);
  }

  /** The finding for the same rule and item on the unchanged dossier. */
  Finding runUnchanged() {
    return find(extended(base));
  }

  private Finding find(JsonNode tree) {
    return Examination.run(packOfRule(), new YamlDossier(tree)).stream()
        .filter(f -> f.rule().equals(rule) && f.item().equals(item))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding of " + rule + " for item " + item));
  }

  private List<RulePack> packOfRule() {
    return PACKS.stream()
        .map(p ->
            new RulePack(
                p.id(),
                p.version(),
                p.title(),
                p.hash(),
                p.rules().stream().filter(r -> r.citation().equals(rule)).toList()))
        .toList();
  }

  /** The base dossier, with the items of the extension at the end of its lists. */
  static JsonNode extended(String base) {
    JsonNode tree = BASE.deepCopy();
    if (!base.isEmpty()) {
      extend(tree, YamlDossier.read(base + ".yaml"));
    }
    return tree;
  }

  private static void extend(JsonNode tree, JsonNode by) {
    by.properties()
        .forEach(entry -> {
          JsonNode there = tree.path(entry.getKey());
          switch (entry.getValue()) {
            case ArrayNode more when there instanceof ArrayNode list -> list.addAll(more);
            case ObjectNode more when there instanceof ObjectNode -> extend(there, more);
            default -> ((ObjectNode) tree).set(entry.getKey(), entry.getValue());
          }
        });
  }

  /** The path with the place of an item instead of its number. */
  private static String placed(JsonNode tree, String path) {
    int from = path.indexOf('#');
    if (from < 0) {
      return path;
    }
    int to = path.indexOf('/', from) < 0 ? path.length() : path.indexOf('/', from);
    int number = Integer.parseInt(path.substring(from + 1, to));
    JsonNode items = tree.at(path.substring(0, from - 1));
    for (int i = 0; i < items.size(); i++) {
      if (items.path(i).path("number").asInt() == number) {
        return path.substring(0, from) + i + path.substring(to);
      }
    }
    throw new IllegalArgumentException("no item " + number + ": " + path);
  }

  private static JsonNode at(JsonNode tree, String path) {
    JsonNode node = tree.at(path);
    if (node.isMissingNode()) {
      throw new IllegalArgumentException("no such place in the base dossier: " + path);
    }
    return node;
  }

  private static void put(JsonNode tree, String path, JsonNode value) {
    JsonPointer pointer = JsonPointer.compile(path);
    JsonNode parent = at(tree, pointer.head().toString());
    String name = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }

  private static void delete(JsonNode tree, String path) {
    JsonPointer pointer = JsonPointer.compile(path);
    at(tree, path);
    JsonNode parent = at(tree, pointer.head().toString());
    String name = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      array.remove(Integer.parseInt(name));
    } else {
      ((ObjectNode) parent).remove(name);
    }
  }
}
