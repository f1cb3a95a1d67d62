package org.tiezheng.present.html;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts markup, turns of direction and controls into every text of a value, however deep. */
final class Hostile {
  /** The marks of pages among them. */
  static final String TEXT =
      "\"'></p></td></section></main><script>alert(1)</script><img src=x"
          + " onerror=alert(1)><!--]]>&lt;&#60;\u202Elive\u202C שלום مرحبا"
          + " \u0000\u0001\u0002\u001b[31m\u2028 \ud83d 👨\u200d👩";

  /** Made by the program itself, and of a fixed form. */
  private static final Set<String> OURS = Set.of("bundleId", "evidenceRoot", "locale", "zone");

  private int texts;

  /** How many texts were changed. */
  int texts() {
    return texts;
  }

  @SuppressWarnings("unchecked")
  <T> T in(T value) {
    return (T) Objects.requireNonNull(changed(value));
  }

  private @Nullable Object changed(@Nullable Object value) {
    return switch (value) {
      case String text -> {
        texts++;
        yield text + TEXT;
      }
      case Optional<?> some -> some.map(this::changed);
      case List<?> list -> list.stream().map(this::changed).toList();
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> out = new LinkedHashMap<>();
        map.forEach((k, v) -> out.put(k, changed(v)));
        yield out;
      }
      case Record one -> record(one);
      case null, default -> value;
    };
  }

  /** With as many of its parts changed as it takes. */
  private Record record(Record one) {
    RecordComponent[] components = one.getClass().getRecordComponents();
    List<@Nullable Object> parts = new ArrayList<>();
    for (RecordComponent component : components) {
      parts.add(part(component, one));
    }
    Record best = one;
    for (int i = 0; i < components.length; i++) {
      Object before = parts.get(i);
      if (!OURS.contains(components[i].getName())) {
        int counted = texts;
        parts.set(i, changed(before));
        Optional<Record> made = made(one.getClass(), components, parts);
        if (made.isPresent()) {
          best = made.get();
        } else {
          parts.set(i, before);
          texts = counted;
        }
      }
    }
    return best;
  }

  private static @Nullable Object part(RecordComponent component, Record one) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(one);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Record> made(
      Class<? extends Record> type, RecordComponent[] components, List<@Nullable Object> parts) {
    try {
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = components[i].getType();
      }
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(parts.toArray()));
    } catch (ReflectiveOperationException e) {
      return Optional.empty(); // a part that has a form of its own
    }
  }
}
