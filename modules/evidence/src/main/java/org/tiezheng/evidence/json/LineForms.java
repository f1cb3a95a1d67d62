package org.tiezheng.evidence.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.ChatMessage;

/**
 * How records of the vocabulary are written, worked out once for each kind: a store gives millions
 * of lines of few kinds, and the mapper asks each of them anew. What is written is the same, byte
 * for byte. Thread-safe.
 */
final class LineForms {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  /** So many entries are put in order one by one. */
  private static final int FEW = 16;

  private static final Comparator<Map.Entry<?, ?>> BY_NAME =
      Comparator.comparing(entry -> (String) entry.getKey());

  private static final ClassValue<Optional<Form>> FORMS =
      new ClassValue<>() {
        @Override
        protected Optional<Form> computeValue(Class<?> type) {
          return type.isRecord() && isKnown(type, new HashSet<>())
              ? Optional.of(type == ChatMessage.class ? chatMessage() : object(type))
              : Optional.empty();
        }
      };

  private LineForms() {}

  /** Writes a value of one type. */
  @FunctionalInterface
  private interface Form {
    void write(Object value, LineBuffer out);
  }

  /** A member of an object: comma, its name with quotation marks, colon; and its value. */
  private static final class Property {
    private final byte[] name;
    private final Function<Object, @Nullable Object> of;
    private final Form form;
    private final boolean optional;

    Property(RecordComponent component) {
      name = ascii(",\"" + component.getName() + "\":");
      of = getter(component);
      form = form(component.getGenericType());
      optional = component.getType() == Optional.class;
    }
  }

  /** Writes a value; false, and nothing is written, where the mapper must do it. */
  static boolean write(Object value, LineBuffer out) {
    Optional<Form> form = FORMS.get(value.getClass());
    form.ifPresent(f -> f.write(value, out));
    return form.isPresent();
  }

  /** As {@link #write}, of what a record of a known form holds. */
  static void writeKnown(Object value, LineBuffer out) {
    FORMS.get(value.getClass()).orElseThrow().write(value, out);
  }

  private static Form chatMessage() {
    byte[] kind = kind(ChatMessage.class);
    return (value, out) -> {
      out.add('{');
      out.add(kind);
      ChatLine.members((ChatMessage) value, out);
      out.add('}');
    };
  }

  /** Whether all that a value of the type may hold is of the kinds that are written here. */
  private static boolean isKnown(Type type, Set<Class<?>> asked) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? of[0] == String.class && of[1] == String.class
          : (generic.getRawType() == Optional.class || generic.getRawType() == List.class)
              && isKnown(of[0], asked);
    }
    if (!(type instanceof Class<?> plain)) {
      return false;
    }
    if (isSimple(plain) || !asked.add(plain)) {
      return true;
    }
    return plain.isSealed()
        ? Arrays.stream(plain.getPermittedSubclasses()).allMatch(c -> isKnown(c, asked))
        : plain.isRecord()
            && isPlain(plain)
            && Arrays.stream(plain.getRecordComponents())
                .allMatch(c -> isKnown(c.getGenericType(), asked));
  }

  /** Whether nothing tells the mapper to write it in another way than by its components. */
  private static boolean isPlain(Class<?> type) {
    return type.getDeclaredAnnotations().length == 0
        && Arrays.stream(type.getDeclaredMethods()).allMatch(m -> m.getAnnotations().length == 0);
  }

  private static boolean isSimple(Class<?> type) {
    return type == String.class
        || type == long.class
        || type == int.class
        || type == boolean.class
        || type == double.class
        || type == Long.class
        || type == Integer.class
        || type == Boolean.class
        || type == Instant.class
        || type.isEnum();
  }

  private static Form form(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? (value, out) -> map((Map<?, ?>) value, out)
          : generic.getRawType() == List.class ? list(form(of[0])) : form(of[0]);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return (value, out) -> out.string((String) value);
    } else if (plain == long.class || plain == Long.class) {
      return (value, out) -> out.number((Long) value);
    } else if (plain == int.class || plain == Integer.class) {
      return (value, out) -> out.number((Integer) value);
    } else if (plain == boolean.class || plain == Boolean.class) {
      return (value, out) -> out.add((Boolean) value ? TRUE : FALSE);
    } else if (plain == double.class) {
      return (value, out) -> out.add(ascii(value.toString()));
    } else if (plain == Instant.class) {
      return (value, out) -> out.instant((Instant) value);
    } else if (plain.isEnum()) {
      return constants(plain);
    }
    // Looked up when a value is met: a type may hold others of its own kind.
    return LineForms::writeKnown;
  }

  /** What a constant is written as, by the constant. */
  private static Form constants(Class<?> type) {
    Map<Object, byte[]> ready = new HashMap<>();
    LineBuffer buffer = new LineBuffer();
    for (Object constant : type.getEnumConstants()) {
      buffer.string(constant.toString());
      ready.put(constant, buffer.take());
    }
    return (value, out) -> out.add(Objects.requireNonNull(ready.get(value)));
  }

  /** The members in the order of their names; those that are absent are left out. */
  private static Form object(Class<?> type) {
    byte[] kind = kind(type);
    Property[] properties =
        Arrays.stream(type.getRecordComponents())
            .sorted(Comparator.comparing(RecordComponent::getName))
            .map(Property::new)
            .toArray(Property[]::new);
    return (value, out) -> {
      out.add('{');
      out.add(kind);
      boolean first = kind.length == 0;
      for (Property property : properties) {
        Object member = property.of.apply(value);
        if (property.optional && member != null) {
          member = ((Optional<?>) member).orElse(null);
        }
        if (member != null) {
          out.add(property.name, first ? 1 : 0);
          first = false;
          property.form.write(member, out);
        }
      }
      out.add('}');
    };
  }

  /** What a sealed type writes first to tell its branches apart; empty for other records. */
  private static byte[] kind(Class<?> type) {
    for (Class<?> above : type.getInterfaces()) {
      JsonTypeInfo info = above.getAnnotation(JsonTypeInfo.class);
      JsonSubTypes names = above.getAnnotation(JsonSubTypes.class);
      if (info != null && names != null) {
        return Arrays.stream(names.value())
            .filter(name -> name.value() == type)
            .map(name -> ascii("\"" + info.property() + "\":\"" + name.name() + "\""))
            .findFirst()
            .orElseThrow();
      }
    }
    return new byte[0];
  }

  @SuppressWarnings("unchecked")
  private static Function<Object, @Nullable Object> getter(RecordComponent component) {
    try {
      MethodHandle get = LOOKUP.unreflect(component.getAccessor());
      return (Function<Object, @Nullable Object>)
          LambdaMetafactory.metafactory(
                  LOOKUP,
                  "apply",
                  MethodType.methodType(Function.class),
                  MethodType.methodType(Object.class, Object.class),
                  get,
                  get.type().wrap())
              .getTarget()
              .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static Form list(Form each) {
    return (value, out) -> {
      out.add('[');
      boolean first = true;
      for (Object member : (List<?>) value) {
        if (!first) {
          out.add(',');
        }
        first = false;
        each.write(member, out);
      }
      out.add(']');
    };
  }

  static void map(Map<?, ?> map, LineBuffer out) {
    out.add('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : sorted(map)) {
      if (!first) {
        out.add(',');
      }
      first = false;
      out.name((String) entry.getKey());
      out.string((String) entry.getValue());
    }
    out.add('}');
  }

  /** The entries in the order of their names; most maps have few. */
  private static Map.Entry<?, ?>[] sorted(Map<?, ?> map) {
    Map.Entry<?, ?>[] entries = map.entrySet().toArray(new Map.Entry<?, ?>[0]);
    if (entries.length > FEW) {
      Arrays.sort(entries, BY_NAME);
      return entries;
    }
    for (int i = 1; i < entries.length; i++) {
      Map.Entry<?, ?> entry = entries[i];
      String name = (String) entry.getKey();
      int at = i;
      while (at > 0 && ((String) entries[at - 1].getKey()).compareTo(name) > 0) {
        entries[at] = entries[at - 1];
        at--;
      }
      entries[at] = entry;
    }
    return entries;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
