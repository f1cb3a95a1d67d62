package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** JSON in the order in which it was put together. */
final class Json {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** An object: name, value, name, value … */
  static Map<String, Object> object(Object... pairs) {
    Map<String, Object> made = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      made.put((String) pairs[i], pairs[i + 1]);
    }
    return made;
  }

  static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static byte[] pretty(Object value) {
    return MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(value)
        .getBytes(StandardCharsets.UTF_8);
  }
}
