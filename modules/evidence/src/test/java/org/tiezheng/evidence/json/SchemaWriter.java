package org.tiezheng.evidence.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Digests;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives the JSON Schema (2020-12) of a type of the vocabulary from its declaration, with the
 * sentences of its Javadoc, so that what is published cannot differ from what is written.
 */
final class SchemaWriter {
  private static final String HEX_32_BYTES = "^[0-9a-f]{64}$";

  private final boolean strict;
  private final Map<String, ObjectNode> definitions = new TreeMap<>();
  private final Deque<Class<?>> open = new ArrayDeque<>();

  /** {@code strict} forbids members that the vocabulary does not know; readers must allow them. */
  SchemaWriter(boolean strict) {
    this.strict = strict;
  }

  ObjectNode schema(Class<?> root) throws IOException {
    ObjectNode schema = node();
    String name = RootTypes.fileName(root);
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:tiezheng:schema:" + name + ":" + RootTypes.VERSION);
    schema.put("title", root.getSimpleName());
    schema.put("$ref", reference(root));
    while (!open.isEmpty()) {
      Class<?> next = open.pop();
      definitions.put(name(next), define(next));
    }
    ObjectNode all = schema.putObject("$defs");
    definitions.forEach(all::set);
    return schema;
  }

  private ObjectNode define(Class<?> type) throws IOException {
    if (type.isSealed()) {
      return oneOf(type);
    }
    ObjectNode object = node();
    Javadocs docs = Javadocs.of(type);
    docs.sentence().ifPresent(text -> object.put("description", text));
    object.put("type", "object");
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = object.putArray("required");
    discriminator(type, properties, required);
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = renamed == null ? component.getName() : renamed.value();
      ObjectNode value = value(component.getGenericType());
      if (type == Digests.class || component.getName().equals("prev")) {
        value.put("pattern", HEX_32_BYTES);
      }
      docs.parameter(component.getName()).ifPresent(text -> value.put("description", text));
      properties.set(name, value);
      if (component.getType() != Optional.class) {
        required.add(name);
      }
    }
    derived(type, properties, required);
    if (strict) {
      object.put("additionalProperties", false);
    }
    return object;
  }

  /** Members that a method states, such as the version of an event. */
  private static void derived(Class<?> type, ObjectNode properties, ArrayNode required) {
    Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonProperty.class))
        .filter(method -> method.getReturnType() == int.class && method.getName().equals("version"))
        .map(method -> Objects.requireNonNull(method.getAnnotation(JsonProperty.class)).value())
        .forEach(name -> {
          properties.putObject(name).put("const", RootTypes.VERSION);
          required.add(name);
        });
  }

  private static void discriminator(Class<?> type, ObjectNode properties, ArrayNode required) {
    for (Class<?> parent : type.getInterfaces()) {
      JsonTypeInfo info = parent.getAnnotation(JsonTypeInfo.class);
      JsonSubTypes names = parent.getAnnotation(JsonSubTypes.class);
      if (info != null && names != null) {
        for (JsonSubTypes.Type subtype : names.value()) {
          if (subtype.value() == type) {
            properties.putObject(info.property()).put("const", subtype.name());
            required.add(info.property());
          }
        }
      }
    }
  }

  private ObjectNode oneOf(Class<?> type) throws IOException {
    ObjectNode choice = node();
    Javadocs.of(type).sentence().ifPresent(text -> choice.put("description", text));
    ArrayNode options = choice.putArray("oneOf");
    for (Class<?> subtype : type.getPermittedSubclasses()) {
      options.addObject().put("$ref", reference(subtype));
    }
    return choice;
  }

  private ObjectNode value(Type type) {
    ObjectNode value = node();
    switch (type) {
      case ParameterizedType generic -> {
        Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
        if (generic.getRawType() == Optional.class) {
          return value(last);
        }
        boolean list = generic.getRawType() == List.class;
        value.put("type", list ? "array" : "object");
        value.set(list ? "items" : "additionalProperties", value(last));
      }
      case Class<?> plain -> simple(plain, value);
      default -> throw new IllegalStateException("the vocabulary has a new kind of type: " + type);
    }
    return value;
  }

  private void simple(Class<?> type, ObjectNode value) {
    if (type == String.class) {
      value.put("type", "string");
    } else if (type == Instant.class || type == LocalDate.class) {
      value.put("type", "string").put("format", type == Instant.class ? "date-time" : "date");
    } else if (type == boolean.class || type == Boolean.class) {
      value.put("type", "boolean");
    } else if (type == double.class) {
      value.put("type", "number");
    } else if (type == int.class
        || type == long.class
        || type == Integer.class
        || type == Long.class) {
      value.put("type", "integer");
    } else if (type.isEnum()) {
      ArrayNode constants = value.putArray("enum");
      for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
        constants.add(((Enum<?>) constant).name());
      }
    } else {
      value.put("$ref", reference(type));
    }
  }

  private String reference(Class<?> type) {
    if (!definitions.containsKey(name(type))) {
      definitions.put(name(type), node());
      open.push(type);
    }
    return "#/$defs/" + name(type);
  }

  private static String name(Class<?> type) {
    return type.getName().replaceFirst("^.*\\.", "").replace('$', '.');
  }

  private static ObjectNode node() {
    return EvidenceJson.mapper().createObjectNode();
  }
}
