package org.tiezheng.collect.android;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values of one row by column name, as the store writes them. A column that is NULL, or that
 * the store does not have, is not there. Immutable.
 */
public record Columns(Map<String, String> values) {
  public Columns {
    values = Map.copyOf(values);
  }

  /** The value, or the empty text. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** The value, if it is there and not empty. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** The value as a whole number, if it is one. */
  public Optional<Long> number(String name) {
    try {
      return find(name).map(value -> Long.valueOf(value.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Every column but these, and but the empty ones. */
  public Map<String, String> without(Set<String> used) {
    Map<String, String> rest = new TreeMap<>(values);
    rest.keySet().removeAll(used);
    rest.values().removeIf(String::isEmpty);
    return rest;
  }
}
