package org.tiezheng.collect.chatlab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * The members of one JSON object: scalars as written (numbers keep all their digits), arrays and
 * objects as the JSON they are. Of a name that occurs twice the last value counts.
 */
record JsonRow(Map<String, String> values) {
  /** Cuts the text between two positions out of the source. */
  interface Slice {
    String text(long from, long to);
  }

  /**
   * Reads the object whose start the parser is at, to its end.
   *
   * @param maxMembers more are passed over
   */
  static JsonRow read(
      JsonParser json, ToLongFunction<TokenStreamLocation> offset, Slice slice, int maxMembers) {
    Map<String, String> values = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      String value;
      if (token.isStructStart()) {
        long from = offset.applyAsLong(json.currentTokenLocation());
        json.skipChildren();
        value = slice.text(from, offset.applyAsLong(json.currentLocation()));
      } else {
        value = token == JsonToken.VALUE_NULL ? "" : json.getString();
      }
      if (values.size() < maxMembers) {
        values.put(name, value);
      }
    }
    return new JsonRow(values);
  }

  /** The value, or the empty text if it is null or missing. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  Optional<String> nonEmpty(String name) {
    return Optional.of(get(name)).filter(value -> !value.isEmpty());
  }

  /** Everything but these. */
  Map<String, String> without(Set<String> known) {
    Map<String, String> rest = new TreeMap<>(values);
    rest.keySet().removeAll(known);
    rest.values().removeIf(String::isEmpty);
    return rest;
  }
}
