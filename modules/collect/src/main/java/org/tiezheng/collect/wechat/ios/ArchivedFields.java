package org.tiezheng.collect.wechat.ios;

import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.plist.KeyedArchive;
import org.tiezheng.collect.plist.Plist;

/**
 * The fields of an archived object that have no place of their own in a record, each by the path
 * that leads to it, such as {@code contentObj.mediaList.0.mid}. What an archive writes for a field
 * that was never set (nothing, 0, false, an empty text) is left out. An archive may refer to its
 * objects in circles and share them: an object is followed once on each path, and no more is kept
 * than a person can read.
 */
final class ArchivedFields {
  /** Says in a record that there was more than is kept. */
  static final String CUT = "archiveCut";

  private static final int MOST = 2_000;
  private static final int MOST_CHARS = 64 << 10;
  private static final int DEEPEST = 8;
  private static final int BYTES = 256;

  private final KeyedArchive archive;
  private final Set<String> taken;
  private final Map<String, String> fields = new TreeMap<>();
  private final Set<Plist> above = Collections.newSetFromMap(new IdentityHashMap<>());
  private int steps;
  private int chars;

  private ArchivedFields(KeyedArchive archive, Set<String> taken) {
    this.archive = archive;
    this.taken = taken;
  }

  /**
   * The fields of the root object.
   *
   * @param taken paths of the fields that have a place already; a number in a path is written #
   */
  static Map<String, String> of(KeyedArchive archive, Set<String> taken) {
    ArchivedFields all = new ArchivedFields(archive, taken);
    all.object(archive.root(), "", "");
    return all.fields;
  }

  private void object(Plist.Dict object, String path, String pattern) {
    object
        .entries()
        .forEach((name, value) -> {
          if (!name.equals("$class")) {
            String at = path.isEmpty() ? name : path + "." + name;
            field(value, at, pattern.isEmpty() ? name : pattern + "." + name);
          }
        });
  }

  private void field(Plist value, String path, String pattern) {
    if (taken.contains(pattern)) {
      return;
    }
    if (steps++ >= MOST || chars >= MOST_CHARS || above.size() > DEEPEST) {
      fields.put(CUT, "true");
      return;
    }
    Plist resolved = archive.resolve(value).orElse(value);
    switch (resolved) {
      case Plist.Dict object -> below(object, path, pattern);
      case Plist.Array array -> members(array.values(), path, pattern);
      case Plist.Data data -> put(path, hex(data.bytes()));
      default ->
          archive.scalar(resolved).filter(ArchivedFields::isSet).ifPresent(t -> put(path, t));
    }
  }

  /** Texts, lists and bytes are objects of their own in an archive. */
  private void below(Plist.Dict object, String path, String pattern) {
    if (!above.add(object)) {
      return;
    }
    if (object.get("NS.objects").orElse(null) instanceof Plist.Array members
        && object.get("NS.keys").isEmpty()) {
      members(members.values(), path, pattern);
    } else if (object.get("NS.data").isPresent()) {
      object.get("NS.data").ifPresent(data -> field(data, path, pattern));
    } else if (object.get("NS.string").isPresent()) {
      archive.scalar(object).filter(ArchivedFields::isSet).ifPresent(t -> put(path, t));
    } else {
      object(object, path, pattern);
    }
    above.remove(object);
  }

  private void members(List<Plist> members, String path, String pattern) {
    for (int i = 0; i < members.size() && !fields.containsKey(CUT); i++) {
      field(members.get(i), path + "." + i, pattern + ".#");
    }
  }

  private static boolean isSet(String text) {
    return !(text.isEmpty() || text.equals("0") || text.equals("0.0") || text.equals("false"));
  }

  private void put(String path, String text) {
    boolean whole = text.length() <= MOST_CHARS - chars;
    if (!whole) {
      fields.put(CUT, "true");
    }
    String kept = whole ? text : text.substring(0, end(text, Math.max(0, MOST_CHARS - chars)));
    chars += kept.length() + path.length();
    fields.put(path, kept);
  }

  private static int end(String text, int most) {
    return most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }

  private static String hex(byte[] bytes) {
    return bytes.length <= BYTES
        ? HexFormat.of().formatHex(bytes)
        : HexFormat.of().formatHex(bytes, 0, BYTES) + "… (" + bytes.length + " bytes)";
  }
}
