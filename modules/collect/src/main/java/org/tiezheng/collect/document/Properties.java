package org.tiezheng.collect.document;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;

/** What was found in a document so far. Not thread-safe. */
final class Properties {
  private static final int MAX_VALUE = 2_000;
  private static final int MAX_EXTRA = 500;

  String title = "";
  String author = "";
  String lastModifiedBy = "";
  String producer = "";
  RecordedTime created = RecordedTime.none();
  RecordedTime modified = RecordedTime.none();
  Optional<RecordedTime> printed = Optional.empty();
  Optional<Integer> pages = Optional.empty();
  int signatures;
  private final Map<String, String> traits = new TreeMap<>();
  private final Map<String, String> extra = new TreeMap<>();

  void trait(String name, String value) {
    traits.put(name, value);
  }

  /** Notes a trait that there is at least one of. */
  void trait(String name, long count) {
    if (count > 0) {
      traits.put(name, Long.toString(count));
    }
  }

  void extra(String name, String value) {
    if (!value.isBlank() && extra.size() < MAX_EXTRA) {
      extra.put(name, cut(value));
    }
  }

  DocumentProperties made(Provenance place, String mediaType) {
    return new DocumentProperties(
        place,
        mediaType,
        cut(title),
        cut(author),
        cut(lastModifiedBy),
        cut(producer),
        created,
        modified,
        printed,
        pages,
        signatures,
        traits,
        extra);
  }

  static String cut(String text) {
    return text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) : text;
  }
}
