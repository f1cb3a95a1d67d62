package org.tiezheng.server;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a body that was read has everything that its form says is always there. */
final class WholeBody {
  private WholeBody() {}

  /** False if a member that is not optional is missing or null, at any depth. */
  static boolean is(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Record record -> {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          boolean may = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
          Object member = member(record, component);
          if (!(may && member == null) && !is(member)) {
            yield false;
          }
        }
        yield true;
      }
      case Optional<?> some -> some.isEmpty() || is(some.get());
      case Collection<?> all -> all.stream().allMatch(WholeBody::is);
      case Map<?, ?> all -> is(all.keySet()) && is(all.values());
      default -> true;
    };
  }

  private static @Nullable Object member(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true); // records of an API are its own affair
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has accessors", e);
    }
  }
}
