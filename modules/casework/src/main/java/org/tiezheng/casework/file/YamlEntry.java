package org.tiezheng.casework.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * An entry that the program adds to a list in {@code case.yaml}, written as a person would: texts
 * in double quotes, each key on a line of its own, small parts in braces.
 */
final class YamlEntry {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** A mere text as a member of a list. */
  static YamlEntry text(String text) {
    return new YamlEntry().with("", text);
  }

  /** A text, number, truth or constant. */
  YamlEntry with(String key, Object value) {
    values.put(key, value);
    return this;
  }

  YamlEntry with(String key, List<YamlEntry> value) {
    values.put(key, List.copyOf(value));
    return this;
  }

  /** Within braces on one line. */
  String flow() {
    Object text = values.get("");
    if (text != null) {
      return flow(text);
    }
    return values.entrySet().stream()
        .map(e -> e.getKey() + ": " + flow(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Line by line as a member of a list. */
  List<String> block() {
    boolean small = values.values().stream().noneMatch(List.class::isInstance);
    if (small) {
      return List.of("- " + flow());
    }
    List<String> lines = new ArrayList<>();
    values.forEach((key, value) -> {
      String begin = lines.isEmpty() ? "- " : "  ";
      if (value instanceof List<?> list && !list.isEmpty()) {
        lines.add(begin + key + ":");
        list.forEach(v -> lines.add("    - " + flow(v)));
      } else {
        lines.add(begin + key + ": " + flow(value));
      }
    });
    return lines;
  }

  /** As it stands behind a key. */
  static String flow(Object value) {
    return switch (value) {
      case YamlEntry entry -> entry.flow();
      case List<?> list ->
          list.stream().map(YamlEntry::flow).collect(Collectors.joining(", ", "[", "]"));
      case Enum<?> constant -> constant.name();
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> EvidenceJson.write(value.toString());
    };
  }
}
