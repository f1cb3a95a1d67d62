package org.tiezheng.evidence.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.tiezheng.evidence.Digests;

/** Any value of any type of the vocabulary; the same seed gives the same values. */
final class RandomValues {
  private static final List<String> TEXTS =
      List.of("", "张三", "一\n二\t\"引\"", "\u0000\u001f\u007f", "💰\u2028", "a/b\\c", "\uD83D", "<x>");

  private final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  <T> T of(Class<T> type) {
    return type.cast(value(type));
  }

  private Object value(Type type) {
    return switch (type) {
      case ParameterizedType generic -> container(generic);
      case Class<?> plain -> simple(plain);
      default -> throw new IllegalStateException("a new kind of type: " + type);
    };
  }

  private Object container(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    Type last = arguments[arguments.length - 1];
    if (generic.getRawType() == Optional.class) {
      return random.nextBoolean() ? Optional.of(value(last)) : Optional.empty();
    }
    int size = random.nextInt(4);
    if (generic.getRawType() == List.class) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(value(last));
      }
      return list;
    }
    Map<Object, Object> map = new HashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(LoneSurrogates.escape(text()), value(last));
    }
    return map;
  }

  private Object simple(Class<?> type) {
    if (type == String.class) {
      return text();
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    } else if (type == LocalDate.class) {
      return LocalDate.ofEpochDay(random.nextInt(40_000));
    } else if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    } else if (type == double.class) {
      return random.nextGaussian() * 180;
    } else if (type == int.class || type == Integer.class) {
      return random.nextInt();
    } else if (type == long.class || type == Long.class) {
      return random.nextLong();
    } else if (type.isEnum()) {
      Object[] constants = Objects.requireNonNull(type.getEnumConstants());
      return constants[random.nextInt(constants.length)];
    } else if (type == Digests.class) {
      return new Digests(hex(), hex());
    } else if (type.isSealed()) {
      Class<?>[] subtypes = type.getPermittedSubclasses();
      return value(subtypes[random.nextInt(subtypes.length)]);
    }
    return made(type);
  }

  private Object made(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      boolean digest = components[i].getName().equals("prev");
      values[i] = digest ? hex() : value(components[i].getGenericType());
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(100);
  }

  private String hex() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
