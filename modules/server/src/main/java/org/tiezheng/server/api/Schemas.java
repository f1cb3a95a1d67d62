package org.tiezheng.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON Schemas of the Java types that the API sends and takes. */
final class Schemas {
  private static final String REF = "#/components/schemas/";
  private static final String OWN = "org.tiezheng.";

  private final Map<String, Object> known = new TreeMap<>();

  /** All that were named, by their names. */
  Map<String, Object> all() {
    return known;
  }

  /** The schema of a type, by reference for one of ours. */
  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType p && p.getRawType() instanceof Class<?> raw) {
      Type last = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
      if (Collection.class.isAssignableFrom(raw)) {
        return Map.of("type", "array", "items", of(last));
      }
      return Map.class.isAssignableFrom(raw)
          ? Map.of("type", "object", "additionalProperties", of(last))
          : of(last);
    }
    return type instanceof Class<?> plain ? of(plain) : Map.of();
  }

  private Map<String, Object> of(Class<?> type) {
    if (type == byte[].class) {
      return Map.of("type", "string", "format", "binary");
    }
    if (type == String.class) {
      return Map.of("type", "string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (type == int.class || type == long.class || Number.class.isAssignableFrom(type)) {
      return Map.of("type", "integer");
    }
    if (type == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    }
    if (type == LocalDate.class) {
      return Map.of("type", "string", "format", "date");
    }
    if (type.isEnum()) {
      List<String> names = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) {
        names.add(((Enum<?>) constant).name());
      }
      return Map.of("type", "string", "enum", names);
    }
    if (type.isRecord() && type.getName().startsWith(OWN)) {
      return Map.of("$ref", REF + named(type));
    }
    // Kinds of records are many; docs/schema has them all.
    return type == Object.class ? Map.of() : Map.of("type", "object");
  }

  /** As it stands in the JSON. */
  private static String called(RecordComponent component) {
    JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
    return name == null || name.value().isEmpty() ? component.getName() : name.value();
  }

  private String named(Class<?> type) {
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    if (!known.containsKey(name)) {
      known.put(name, Map.of());
      Map<String, Object> properties = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        String called = called(component);
        properties.put(called, of(component.getGenericType()));
        if (component.getType() != Optional.class && component.getType() != Object.class) {
          required.add(called);
        }
      }
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "object");
      schema.put("properties", properties);
      schema.put("required", required);
      known.put(name, schema);
    }
    return name;
  }
}
