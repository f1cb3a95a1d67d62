package org.tiezheng.testkit.ios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an archive as NSKeyedArchiver does: every object once in one table, fields that are
 * objects as references into it, numbers and truth values in the object itself.
 */
public final class KeyedObjects {
  private final List<Object> objects = new ArrayList<>(List.of("$null"));
  private final Map<Object, BinaryList.Reference> known = new HashMap<>();

  private KeyedObjects() {}

  /**
   * An object with fields.
   *
   * @param type name of its class
   * @param fields values are Thing, List, String, byte[], Long, Double or Boolean; an empty {@code
   *     String} stands for nothing
   */
  public record Thing(String type, Map<String, Object> fields) {}

  /** The bytes of an archive whose root is this object. */
  public static byte[] of(Thing root) {
    KeyedObjects archive = new KeyedObjects();
    BinaryList.Reference top = archive.thing(root);
    return BinaryList.of(
        Map.of(
            "$version",
            100_000L,
            "$archiver",
            "NSKeyedArchiver",
            "$top",
            Map.of("root", top),
            "$objects",
            archive.objects));
  }

  private BinaryList.Reference place() {
    objects.add("$null");
    return new BinaryList.Reference(objects.size() - 1);
  }

  private BinaryList.Reference thing(Thing thing) {
    BinaryList.Reference at = place();
    Map<String, Object> fields = new TreeMap<>();
    thing.fields().forEach((name, value) -> fields.put(name, value(value)));
    fields.put("$class", type(thing.type(), "NSObject"));
    objects.set(at.object(), fields);
    return at;
  }

  private Object value(Object value) {
    return switch (value) {
      case Thing thing -> thing(thing);
      case List<?> members -> {
        BinaryList.Reference at = place();
        List<Object> references = new ArrayList<>();
        members.forEach(member -> references.add(value(member)));
        objects.set(
            at.object(),
            Map.of(
                "NS.objects", references, "$class", type("NSMutableArray", "NSArray", "NSObject")));
        yield at;
      }
      case String text -> text.isEmpty() ? new BinaryList.Reference(0) : once(text, text);
      case byte[] bytes -> {
        BinaryList.Reference at = place();
        objects.set(at.object(), bytes);
        yield at;
      }
      default -> value;
    };
  }

  private BinaryList.Reference type(String... names) {
    return once(
        List.of(names), Map.of("$classname", names[0], "$classes", List.of((Object[]) names)));
  }

  private BinaryList.Reference once(Object key, Object object) {
    BinaryList.Reference at = known.get(key);
    if (at == null) {
      at = place();
      objects.set(at.object(), object);
      known.put(key, at);
    }
    return at;
  }
}
