package org.tiezheng.collect.android;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An object of a telephony backup: scalars as written, arrays of scalars and arrays of flat
 * objects.
 *
 * @param columns the scalars; of a name that occurs twice the last counts
 * @param lists arrays of scalars by name
 * @param rows arrays of objects by name
 */
record JsonObject(
    Columns columns, Map<String, List<String>> lists, Map<String, List<Columns>> rows) {

  /**
   * Reads the object whose start the parser is at, to its end.
   *
   * @param most members and elements that are kept; more are passed over
   */
  static JsonObject read(JsonParser json, int most) {
    Map<String, String> scalars = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    Map<String, List<Columns>> rows = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY) {
        List<String> words = new ArrayList<>();
        List<Columns> objects = new ArrayList<>();
        array(json, words, objects, most);
        lists.put(name, words);
        rows.put(name, objects);
      } else if (token == JsonToken.START_OBJECT) {
        read(json, most)
            .columns()
            .values()
            .forEach((inner, value) -> put(scalars, name + "." + inner, value, most));
      } else if (token != JsonToken.VALUE_NULL) {
        put(scalars, name, json.getString(), most);
      }
    }
    return new JsonObject(new Columns(scalars), lists, rows);
  }

  private static void array(JsonParser json, List<String> words, List<Columns> objects, int most) {
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        JsonObject inner = read(json, most);
        if (objects.size() < most) {
          objects.add(inner.columns());
        }
      } else if (token == JsonToken.START_ARRAY) {
        json.skipChildren();
      } else if (words.size() < most) {
        words.add(json.getString());
      }
    }
  }

  private static void put(Map<String, String> values, String name, String value, int most) {
    if (values.size() < most) {
      values.put(name, value);
    }
  }
}
