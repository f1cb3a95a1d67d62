package org.tiezheng.casework.file;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Adds to a YAML text that a person wrote: every character of it stays, but for the two that stand
 * for an empty list or an empty text where something comes to stand. The caller reads the result
 * again and compares; what does not come out as meant is not written.
 */
final class YamlAddition {
  private static final String ITEMS = "items";

  private final String text;
  private final YamlPlaces places;
  private final String newline;

  private YamlAddition(String text, YamlPlaces places) {
    this.text = text;
    this.places = places;
    this.newline = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** Empty if the text is no mapping. */
  static Optional<YamlAddition> to(String text) {
    return YamlPlaces.of(text).map(places -> new YamlAddition(text, places));
  }

  /**
   * The text with an entry at the end of a list.
   *
   * @param path keys and indices that lead to the mapping which holds the list
   * @param key of the list; it is made if it is missing
   * @return empty if there is no such place
   */
  Optional<String> append(List<Object> path, String key, YamlEntry entry) {
    Optional<MappingNode> holder = places.mapping(path);
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    MappingNode mapping = holder.get();
    Optional<NodeTuple> there = places.entry(mapping, key);
    if (there.isEmpty()) {
      return Optional.of(made(path, mapping, key, entry));
    }
    Node list = there.get().getValueNode();
    int indent = places.column(there.get().getKeyNode());
    return switch (list) {
      case SequenceNode s when YamlPlaces.flow(s) && s.getValue().isEmpty() ->
          Optional.of(
              YamlPlaces.flow(mapping)
                  ? replaced(list, "[" + entry.flow() + "]")
                  : filled(list, indent + 2, entry));
      case SequenceNode s when YamlPlaces.flow(s) -> Optional.of(inside(list, entry.flow()));
      case SequenceNode s -> Optional.of(inserted(places.behind(s), places.column(s), entry));
      case ScalarNode s when s.getValue().isEmpty() && !YamlPlaces.flow(mapping) ->
          Optional.of(inserted(places.lineBehind(places.end(s)), indent + 2, entry));
      default -> Optional.empty();
    };
  }

  /**
   * The text with a value where there was none or an empty one.
   *
   * @return empty if there is no such place, or another value stands there
   */
  Optional<String> fill(List<Object> path, String key, String value) {
    Optional<MappingNode> holder = places.mapping(path);
    String written = YamlEntry.flow(value);
    if (holder.isEmpty()) {
      return holderMade(path, "{" + key + ": " + written + "}");
    }
    Optional<NodeTuple> there = places.entry(holder.get(), key);
    if (there.isEmpty()) {
      String pair = key + ": " + written;
      return Optional.of(path.isEmpty() ? aboveItems(pair) : beside(holder.get(), pair));
    }
    return there.get().getValueNode() instanceof ScalarNode s && s.getValue().isEmpty()
        ? Optional.of(replaced(s, (places.start(s) == places.end(s) ? " " : "") + written))
        : Optional.empty();
  }

  /**
   * The text with a value in the place of whatever stands there. Comments stay; where one stands
   * among the lines of a value that goes, it moves above.
   *
   * @param name the key as it is written where it does not stand yet
   * @param written the value on one line
   * @return empty if there is no such place, or it cannot be told what belongs to the old value
   */
  Optional<String> set(List<Object> path, String key, String name, String written) {
    Optional<MappingNode> holder = places.mapping(path);
    if (holder.isEmpty()) {
      return holderMade(path, "{" + name + ": " + written + "}")
          .or(() -> holderFilled(path, name, written));
    }
    Optional<NodeTuple> there = places.entry(holder.get(), key);
    if (there.isEmpty()) {
      String pair = name + ": " + written;
      return Optional.of(path.isEmpty() ? aboveItems(pair) : beside(holder.get(), pair));
    }
    return there.get().getValueNode() instanceof ScalarNode s && oneLine(s)
        ? Optional.of(replaced(s, (places.start(s) == places.end(s) ? " " : "") + written))
        : spread(there.get(), written);
  }

  private boolean oneLine(ScalarNode scalar) {
    return text.substring(places.start(scalar), places.end(scalar)).indexOf('\n') < 0;
  }

  /** A value that takes several lines gives way to one on the line of its key. */
  private Optional<String> spread(NodeTuple pair, String written) {
    int colon = text.indexOf(':', places.end(pair.getKeyNode()));
    int end = places.wordsEnd(pair.getValueNode());
    if (colon < 0 || colon > end) {
      return Optional.empty();
    }
    String old = text.substring(colon + 1, end);
    List<String> comments = old.lines().filter(l -> l.strip().startsWith("#")).toList();
    boolean more =
        old.lines().filter(l -> !l.strip().startsWith("#")).anyMatch(l -> l.contains("#"));
    int line = text.lastIndexOf('\n', places.start(pair.getKeyNode())) + 1;
    if (more) {
      return Optional.empty();
    }
    String above =
        comments.stream().map(comment -> comment + newline).collect(Collectors.joining());
    String ending = old.endsWith("\n") ? newline : "";
    return Optional.of(
        text.substring(0, line)
            + above
            + text.substring(line, colon + 1)
            + " "
            + written
            + ending
            + text.substring(end));
  }

  /** The mapping's key stands there with nothing behind it. */
  private Optional<String> holderFilled(List<Object> path, String key, String written) {
    if (path.isEmpty() || !(path.getLast() instanceof String name)) {
      return Optional.empty();
    }
    return places
        .mapping(path.subList(0, path.size() - 1))
        .flatMap(parent -> places.value(parent, name))
        .filter(v -> v instanceof ScalarNode s && s.getValue().isEmpty())
        .map(v -> replaced(v, " {" + key + ": " + written + "}"));
  }

  /** The mapping is not there yet: it is made beside its neighbours. */
  private Optional<String> holderMade(List<Object> path, String content) {
    if (path.isEmpty() || !(path.getLast() instanceof String name)) {
      return Optional.empty();
    }
    return places
        .mapping(path.subList(0, path.size() - 1))
        .filter(parent -> places.entry(parent, name).isEmpty())
        .map(parent -> beside(parent, name + ": " + content));
  }

  /** The items stay the last, for new ones are written behind them. */
  private String aboveItems(String pair) {
    MappingNode root = places.root();
    int at =
        places
            .entry(root, ITEMS)
            .map(t -> places.start(t.getKeyNode()))
            .orElseGet(() -> places.behind(root));
    return with(at, pair + newline);
  }

  /** A list that is not there yet: at the top above the items, else behind its neighbours. */
  private String made(List<Object> path, MappingNode mapping, String key, YamlEntry entry) {
    if (!path.isEmpty()) {
      return beside(mapping, key + ": [" + entry.flow() + "]");
    }
    String lines = key + ":" + newline + lines(2, entry);
    int at =
        places
            .entry(mapping, ITEMS)
            .map(t -> places.start(t.getKeyNode()))
            .orElseGet(() -> places.behind(mapping));
    return with(at, lines);
  }

  /** One more key at the end of a mapping. */
  private String beside(MappingNode mapping, String pair) {
    if (YamlPlaces.flow(mapping)) {
      return inside(mapping, pair);
    }
    int indent = places.column(mapping.getValue().getFirst().getKeyNode());
    return with(places.behind(mapping), " ".repeat(indent) + pair + newline);
  }

  /** Before the closing bracket of a flow list or mapping. */
  private String inside(Node node, String member) {
    int close = places.end(node) - 1;
    int before = close;
    while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
      before--;
    }
    char last = text.charAt(before - 1);
    String comma = last == ',' ? " " : last == '{' || last == '[' ? "" : ", ";
    return text.substring(0, before) + comma + member + text.substring(before);
  }

  /** Takes the brackets of an empty list away and puts the first entry below. */
  private String filled(Node empty, int indent, YamlEntry entry) {
    int begin = places.start(empty);
    while (begin > 0 && text.charAt(begin - 1) == ' ') {
      begin--;
    }
    int next = places.lineBehind(places.end(empty));
    String head = text.substring(0, begin) + text.substring(places.end(empty), next);
    return ended(head) + lines(indent, entry) + text.substring(next);
  }

  private String replaced(Node node, String value) {
    return text.substring(0, places.start(node)) + value + text.substring(places.end(node));
  }

  private String inserted(int at, int indent, YamlEntry entry) {
    return with(at, lines(indent, entry));
  }

  private String with(int at, String lines) {
    return ended(text.substring(0, at)) + lines + text.substring(at);
  }

  private String ended(String head) {
    return head.isEmpty() || head.endsWith("\n") ? head : head + newline;
  }

  private String lines(int indent, YamlEntry entry) {
    return entry.block().stream()
        .map(line -> " ".repeat(indent) + line + newline)
        .collect(Collectors.joining());
  }
}
