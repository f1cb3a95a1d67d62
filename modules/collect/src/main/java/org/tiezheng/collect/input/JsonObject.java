package org.tiezheng.collect.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.Limits;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An object of a JSON document, held whole. Text is a {@link String}; numbers and the words true,
 * false and null are a {@link Literal} with all the digits that the document writes; arrays are
 * lists. Of a name that occurs twice the last value counts.
 *
 * @param cut whether members are missing because the object is beyond a limit
 */
public record JsonObject(Map<String, Object> members, boolean cut) {
  /** An object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of(), false);

  /** A number, true, false or null as written. */
  public record Literal(String raw) {
    boolean isNull() {
      return raw.equals("null");
    }
  }

  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Reads the object whose start the parser is at, to its end. */
  public static JsonObject read(JsonParser json, Limits limits) {
    Room room = new Room(limits.fields(), limits.objectBytes() / 2L);
    return object(json, room);
  }

  /** Reads the value that the parser is at, to its end. */
  static Object value(JsonParser json, Limits limits) {
    return value(json, new Room(limits.fields(), limits.objectBytes() / 2L));
  }

  /** A scalar as text; empty if it is missing, null or none. */
  public String text(String name) {
    Object value = members.get(name);
    return value instanceof String words
        ? words
        : value instanceof Literal literal && !literal.isNull() ? literal.raw() : "";
  }

  /** A scalar as text, unless that is empty. */
  public Optional<String> filled(String name) {
    return Optional.of(text(name)).filter(t -> !t.isEmpty());
  }

  /** A boolean, written as one or as 0 and 1; empty if it is missing, null or something else. */
  public Optional<Boolean> flag(String name) {
    return switch (text(name)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A whole number; empty if it is missing or none. */
  public Optional<Long> number(String name) {
    try {
      return Optional.of(Long.parseLong(text(name)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** An object within; without members if there is none of that name. */
  public JsonObject object(String name) {
    return members.get(name) instanceof JsonObject inner ? inner : EMPTY;
  }

  /** The elements of an array; none if there is none of that name. */
  public List<?> elements(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  /** The objects of an array. */
  public List<JsonObject> objects(String name) {
    return elements(name).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Everything but these, arrays and objects as compact JSON; without what is empty or null. */
  public Map<String, String> rest(Set<String> known) {
    Map<String, String> rest = new TreeMap<>();
    members.forEach((name, value) -> {
      if (!known.contains(name)) {
        String words = value instanceof String s ? s : written(value);
        if (!words.isEmpty()
            && !words.equals("null")
            && !words.equals("{}")
            && !words.equals("[]")) {
          rest.put(name, words);
        }
      }
    });
    return rest;
  }

  /** As compact JSON. */
  public String json() {
    return written(this);
  }

  private static String written(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case JsonObject object -> {
        String comma = "{";
        for (Map.Entry<String, Object> member : object.members.entrySet()) {
          out.append(comma);
          quoted(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          comma = ",";
        }
        out.append(object.members.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          out.append(i == 0 ? "" : ",");
          write(list.get(i), out);
        }
        out.append(']');
      }
      case Literal literal -> out.append(literal.raw());
      default -> quoted(value.toString(), out);
    }
  }

  private static void quoted(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static JsonObject object(JsonParser json, Room room) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (room.full(name.length())) {
        json.skipChildren();
      } else {
        members.put(name, value(json, room));
      }
    }
    return new JsonObject(members, room.full(0));
  }

  private static Object value(JsonParser json, Room room) {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(json, room);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (room.full(1)) {
          json.skipChildren();
        } else {
          list.add(value(json, room));
        }
      }
      return Collections.unmodifiableList(list);
    }
    String text = token == JsonToken.VALUE_NULL ? "null" : json.getString();
    room.take(text.length());
    return token == JsonToken.VALUE_STRING ? text : new Literal(text);
  }

  /** What may still be taken in. */
  private static final class Room {
    private long values;
    private long chars;

    Room(long values, long chars) {
      this.values = values;
      this.chars = chars;
    }

    boolean full(int more) {
      values -= more == 0 ? 0 : 1;
      chars -= more;
      return values < 0 || chars < 0;
    }

    void take(int more) {
      chars -= more;
    }
  }
}
