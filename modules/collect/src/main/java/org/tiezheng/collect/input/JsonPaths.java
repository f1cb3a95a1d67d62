package org.tiezheng.collect.input;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Probe;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Which values stand in the beginning of a JSON document, or in the first line of JSON Lines, to
 * recognise a format by.
 *
 * @param scalars the first value at each path, {@code *} standing for the elements of an array
 */
public record JsonPaths(Map<String, String> scalars) {
  private static final int MOST = 2000;
  private static final int LONGEST = 500;

  public JsonPaths {
    scalars = Map.copyOf(scalars);
  }

  /** Of the head of a source; nothing if that is no JSON. */
  public static JsonPaths of(Probe probe) {
    byte[] head = probe.head();
    int at = starts(head) ? 3 : 0;
    while (at < head.length && head[at] >= 0 && head[at] <= ' ') {
      at++;
    }
    if (at == head.length || (head[at] != '{' && head[at] != '[')) {
      return new JsonPaths(Map.of());
    }
    Map<String, String> found = new HashMap<>();
    try (JsonParser json =
        JsonStream.factory(Limits.DEFAULT).createParser(ObjectReadContext.empty(), head)) {
      json.nextToken();
      value(json, "", found);
    } catch (JacksonException e) {
      // The head is cut off somewhere; what stood before is enough or nothing is.
    }
    return new JsonPaths(found);
  }

  /** Whether all these paths have values. */
  public boolean have(String... paths) {
    return scalars.keySet().containsAll(Set.of(paths));
  }

  /** The first scalar there; empty if there is none. */
  public String text(String path) {
    return scalars.getOrDefault(path, "");
  }

  private static boolean starts(byte[] head) {
    return head.length >= 3 && new String(head, 0, 3, StandardCharsets.UTF_8).equals("\uFEFF");
  }

  private static void value(JsonParser json, String path, Map<String, String> found) {
    if (found.size() >= MOST || path.length() > LONGEST) {
      json.skipChildren();
      return;
    }
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      found.putIfAbsent(path, "");
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        value(json, path + "/" + name, found);
      }
    } else if (token == JsonToken.START_ARRAY) {
      found.putIfAbsent(path, "");
      while (json.nextToken() != JsonToken.END_ARRAY) {
        value(json, path + "/*", found);
      }
    } else {
      String text = json.getString();
      found.putIfAbsent(
          path, text == null ? "" : text.substring(0, Math.min(LONGEST, text.length())));
    }
  }
}
