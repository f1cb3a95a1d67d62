package org.tiezheng.verify.bundle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of one JSON object, taken one by one; what nobody took is not understood. Every
 * refusal names file and member. Not thread-safe.
 */
final class JsonFields {
  private static final Pattern HEX_32_BYTES = Pattern.compile("[0-9a-f]{64}");
  private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

  private final String file;
  private final String where;
  private final ObjectNode object;
  private final List<String> unknown;
  private final Set<String> taken = new HashSet<>();

  JsonFields(String file, String where, ObjectNode object, List<String> unknown) {
    this.file = file;
    this.where = where;
    this.object = object;
    this.unknown = unknown;
  }

  /** Hands over the object to be read as a whole and notes what was left. */
  static <T> T all(JsonFields fields, Function<JsonFields, T> reader) {
    T value = reader.apply(fields);
    for (String name : fields.object.propertyNames()) {
      if (!fields.taken.contains(name)) {
        fields.unknown.add(fields.path(name));
      }
    }
    return value;
  }

  String text(String name) {
    JsonNode node = member(name);
    if (!node.isString()) {
      throw wrong(name, "应为文字", "must be a string");
    }
    return node.stringValue();
  }

  String hex(String name) {
    String text = text(name);
    if (!HEX_32_BYTES.matcher(text).matches()) {
      throw wrong(name, "应为 64 位小写十六进制", "must be 64 lower-case hex digits");
    }
    return text;
  }

  /** Not negative and exact in every JSON reader. */
  long number(String name) {
    JsonNode node = member(name);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(name, "应为整数", "must be a whole number");
    }
    long value = node.longValue();
    if (value < 0 || value > MAX_SAFE_INTEGER) {
      throw wrong(name, "超出范围", "is out of range");
    }
    return value;
  }

  int smallNumber(String name) {
    long value = number(name);
    if (value > Integer.MAX_VALUE) {
      throw wrong(name, "超出范围", "is out of range");
    }
    return (int) value;
  }

  boolean flag(String name) {
    JsonNode node = member(name);
    if (!node.isBoolean()) {
      throw wrong(name, "应为 true 或 false", "must be true or false");
    }
    return node.booleanValue();
  }

  <T> T object(String name, Function<JsonFields, T> reader) {
    return all(nested(path(name), member(name)), reader);
  }

  <T> List<T> list(String name, Function<JsonFields, T> reader) {
    if (!(member(name) instanceof ArrayNode array)) {
      throw wrong(name, "应为数组", "must be an array");
    }
    List<T> values = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      values.add(all(nested(path(name) + "[" + i + "]", array.get(i)), reader));
    }
    return values;
  }

  /** Empty where the member is not there: bundles made before it was thought of lack it. */
  <T> List<T> listIfThere(String name, Function<JsonFields, T> reader) {
    return object.has(name) ? list(name, reader) : List.of();
  }

  private JsonFields nested(String path, JsonNode node) {
    if (node instanceof ObjectNode nested) {
      return new JsonFields(file, path, nested, unknown);
    }
    throw new MalformedBundleFileException(
        file, new Text(path + " 应为对象", path + " must be an object"));
  }

  private JsonNode member(String name) {
    taken.add(name);
    JsonNode node = object.get(name);
    if (node == null) {
      throw wrong(name, "缺失", "is missing");
    }
    return node;
  }

  private MalformedBundleFileException wrong(String name, String zh, String en) {
    return new MalformedBundleFileException(
        file, new Text(path(name) + " " + zh, path(name) + " " + en));
  }

  private String path(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }
}
