package org.tiezheng.evidence.json;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedConstructor;

/**
 * Calls the constructors of records by reflection. The mapper calls them by method handles that it
 * makes generic anew for every value, which took a third of the time of reading millions of lines.
 */
final class RecordConstructors implements ValueInstantiators {
  @Override
  public @Nullable ValueInstantiator findValueInstantiator(
      DeserializationConfig config, BeanDescription.Supplier bean) {
    return null;
  }

  @Override
  public ValueInstantiator modifyValueInstantiator(
      DeserializationConfig config, BeanDescription.Supplier bean, ValueInstantiator usual) {
    return bean.getBeanClass().isRecord()
            && usual instanceof StdValueInstantiator standard
            && standard.getWithArgsCreator() instanceof AnnotatedConstructor creator
        ? new OfRecord(standard, creator.getAnnotated())
        : usual;
  }

  /** As the mapper's own, but for the call itself. */
  private static final class OfRecord extends StdValueInstantiator {
    private final Constructor<?> constructor;

    OfRecord(StdValueInstantiator usual, Constructor<?> constructor) {
      super(usual);
      this.constructor = constructor;
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] members) {
      try {
        return constructor.newInstance(members);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        // A record's constructor changes nothing: the mapper says what is wrong in its own way.
        return super.createFromObjectWith(context, members);
      }
    }
  }
}
