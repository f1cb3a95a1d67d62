package org.tiezheng.casework.file;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.tiezheng.examine.rule.WholeCharacters;

/** Where the values of a YAML text stand in it, so that something can be added beside them. */
final class YamlPlaces {
  /** A case file is refused beyond 8 MiB before it comes here. */
  private static final int MOST = 8 * 1024 * 1024;

  private final String text;
  private final MappingNode root;

  private YamlPlaces(String text, MappingNode root) {
    this.text = text;
    this.root = root;
  }

  /** Empty if the text is no mapping, such as an empty file. */
  static Optional<YamlPlaces> of(String text) {
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setCodePointLimit(MOST).build();
    try {
      return new Compose(settings)
          .composeReader(new WholeCharacters(text))
          .filter(MappingNode.class::isInstance)
          .map(node -> new YamlPlaces(text, (MappingNode) node));
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  MappingNode root() {
    return root;
  }

  /** The mapping at the end of keys and indices; empty if there is none. */
  Optional<MappingNode> mapping(List<Object> path) {
    Node at = root;
    for (Object step : path) {
      Node here = at;
      Optional<Node> next =
          switch (step) {
            case String key when here instanceof MappingNode m -> value(m, key);
            case Integer index when here instanceof SequenceNode s && index < s.getValue().size() ->
                Optional.of(s.getValue().get(index));
            default -> Optional.empty();
          };
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return at instanceof MappingNode m ? Optional.of(m) : Optional.empty();
  }

  Optional<Node> value(MappingNode mapping, String key) {
    return entry(mapping, key).map(NodeTuple::getValueNode);
  }

  Optional<NodeTuple> entry(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
        .findFirst();
  }

  static boolean flow(MappingNode node) {
    return node.getFlowStyle() == FlowStyle.FLOW;
  }

  static boolean flow(SequenceNode node) {
    return node.getFlowStyle() == FlowStyle.FLOW;
  }

  /** Index of the first char of a node. */
  int start(Node node) {
    return node.getStartMark().map(this::index).orElse(0);
  }

  /** Index behind the last char of a node. */
  int end(Node node) {
    return node.getEndMark().map(this::index).orElse(text.length());
  }

  int column(Node node) {
    return node.getStartMark().map(Mark::getColumn).orElse(0);
  }

  /** Index behind the last char that a node really holds. */
  int wordsEnd(Node node) {
    return end(last(node));
  }

  /** Index of the begin of the line behind the last word of a node, comments on it included. */
  int behind(Node node) {
    return lineBehind(end(last(node)));
  }

  /** The line that begins at or behind an index. */
  int lineBehind(int index) {
    if (index > 0 && text.charAt(index - 1) == '\n') {
      return index;
    }
    int newline = text.indexOf('\n', index);
    return newline < 0 ? text.length() : newline + 1;
  }

  /**
   * Block nodes end where the next token begins: what they really hold ends with their last word.
   */
  private Node last(Node node) {
    return switch (node) {
      case MappingNode m when !flow(m) && !m.getValue().isEmpty() ->
          last(m.getValue().getLast().getValueNode());
      case SequenceNode s when !flow(s) && !s.getValue().isEmpty() -> last(s.getValue().getLast());
      default -> node;
    };
  }

  private int index(Mark mark) {
    return text.offsetByCodePoints(
        0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
  }
}
