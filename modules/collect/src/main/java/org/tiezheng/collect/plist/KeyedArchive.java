package org.tiezheng.collect.plist;

import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.input.FormatException;

/**
 * An archive made by NSKeyedArchiver: a table of objects that refer to each other by number. Only
 * what is asked for is followed.
 */
public final class KeyedArchive {
  private final List<Plist> objects;
  private final Plist.Dict root;

  private KeyedArchive(List<Plist> objects, Plist.Dict root) {
    this.objects = objects;
    this.root = root;
  }

  /**
   * The archive in a property list.
   *
   * @throws FormatException if it is no such archive, or its root is no object with fields
   */
  public static KeyedArchive read(byte[] bytes) throws FormatException {
    Plist.Dict list = PropertyList.dict(bytes);
    Optional<Plist> root = list.dict("$top").flatMap(top -> top.get("root"));
    if (list.get("$objects").orElse(null) instanceof Plist.Array objects
        && root.orElse(null) instanceof Plist.Uid uid
        && at(objects.values(), uid).orElse(null) instanceof Plist.Dict fields) {
      return new KeyedArchive(objects.values(), fields);
    }
    throw PropertyList.damaged("不是 NSKeyedArchiver 归档", "it is no archive of NSKeyedArchiver");
  }

  /** The fields of the root object, as they stand. */
  public Plist.Dict root() {
    return root;
  }

  /** A field of the root; a reference is followed. */
  public Optional<Plist> field(String name) {
    return root.get(name).flatMap(this::resolve);
  }

  /** What a reference refers to, and any other value itself. */
  public Optional<Plist> resolve(Plist value) {
    return value instanceof Plist.Uid uid ? at(objects, uid) : Optional.of(value);
  }

  /** A text field. */
  public Optional<String> text(String name) {
    return field(name)
        .filter(v -> !(v instanceof Plist.Str(String s) && s.equals("$null")))
        .flatMap(Plist::asText);
  }

  /** The object that a field of an object refers to. */
  public Optional<Plist.Dict> object(Plist.Dict of, String name) {
    return of.get(name)
        .flatMap(this::resolve)
        .filter(Plist.Dict.class::isInstance)
        .map(Plist.Dict.class::cast);
  }

  /** A text field of an object, given bare or as an NSString object; empty if it says nothing. */
  public Optional<String> text(Plist.Dict of, String name) {
    return of.get(name).flatMap(this::scalar).filter(t -> !t.isEmpty());
  }

  /**
   * A value as text: a scalar, or the text of an NSString object. The archive's word for nothing is
   * nothing.
   */
  public Optional<String> scalar(Plist value) {
    Plist resolved = resolve(value).orElse(value);
    if (resolved instanceof Plist.Dict object) {
      return object.get("NS.string").flatMap(this::resolve).flatMap(Plist::asText);
    }
    return resolved instanceof Plist.Str(String s) && s.equals("$null")
        ? Optional.empty()
        : resolved.asText();
  }

  /** The members of a list that a field of an object refers to, which are objects themselves. */
  public List<Plist.Dict> objects(Plist.Dict of, String name) {
    return object(of, name).flatMap(list -> list.get("NS.objects")).stream()
        .filter(Plist.Array.class::isInstance)
        .flatMap(array -> ((Plist.Array) array).values().stream())
        .flatMap(member -> resolve(member).stream())
        .filter(Plist.Dict.class::isInstance)
        .map(Plist.Dict.class::cast)
        .toList();
  }

  /** A field of bytes, given bare or as an NSData object. */
  public Optional<byte[]> data(String name) {
    return field(name)
        .flatMap(value ->
            switch (value) {
              case Plist.Data data -> Optional.of(data.bytes());
              case Plist.Dict object ->
                  object
                      .get("NS.data")
                      .flatMap(this::resolve)
                      .filter(Plist.Data.class::isInstance)
                      .map(v -> ((Plist.Data) v).bytes());
              default -> Optional.empty();
            });
  }

  private static Optional<Plist> at(List<Plist> objects, Plist.Uid uid) {
    return uid.value() >= 0 && uid.value() < objects.size()
        ? Optional.of(objects.get((int) uid.value()))
        : Optional.empty();
  }
}
