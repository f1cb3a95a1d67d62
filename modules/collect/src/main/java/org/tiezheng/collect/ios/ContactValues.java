package org.tiezheng.collect.ios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Provenance;

/**
 * Numbers, addresses and the like of all entries: ABMultiValue with its labels, and the fields of
 * postal addresses and accounts in ABMultiValueEntry. Not thread-safe.
 */
final class ContactValues {
  private static final int LONGEST = 2_000;
  private static final int FIELDS = 100;

  private final Map<Long, String> labels = new HashMap<>();
  private final Map<Long, String> keys = new HashMap<>();
  private final Map<Long, StringBuilder> fields = new HashMap<>();
  private final Map<Long, List<Entry>> ofPerson = new HashMap<>();
  private final Room room = new Room();

  /**
   * A value of an entry.
   *
   * @param property 3 telephone, 4 mail, 5 postal address, 22 web, 46 account; others are rare
   * @param label such as {@code _$!<Mobile>!$_}; may be empty
   * @param place of its row
   */
  record Entry(long property, String label, String value, Provenance place) {}

  ContactValues(Store store, ReadingSession session) {
    store.rows("ABMultiValueLabel", session, row -> keep(labels, row));
    store.rows("ABMultiValueEntryKey", session, row -> keep(keys, row));
    store.rows("ABMultiValueEntry", session, this::field);
    store.rows("ABMultiValue", session, this::value);
    room.note(session, "ABMultiValue");
  }

  /** Values of a person, in the order of the table; may be taken once. */
  List<Entry> take(long person) {
    List<Entry> taken = ofPerson.remove(person);
    return taken == null ? List.of() : taken;
  }

  /** Values that nobody took: their person has no row. */
  Map<Long, List<Entry>> left() {
    return ofPerson;
  }

  private void keep(Map<Long, String> words, StoredRow row) {
    String word = row.text("value", LONGEST);
    if (row.rowid().isPresent() && room.take(word.length())) {
      words.put(row.rowid().get(), word);
    }
  }

  private void field(StoredRow row) {
    String value = row.text("value", LONGEST);
    String key = keys.getOrDefault(row.numberOrZero("key"), row.text("key", 20));
    if (room.take(value.length() + FIELDS)) {
      StringBuilder line =
          fields.computeIfAbsent(row.numberOrZero("parent_id"), _ -> new StringBuilder());
      if (line.length() < LONGEST) {
        line.append(line.isEmpty() ? "" : ", ")
            .append(key, 0, Math.min(FIELDS, key.length()))
            .append('=')
            .append(value);
      }
    }
  }

  private void value(StoredRow row) {
    Entry entry = entry(row);
    if (room.take(entry.value().length() + 100)) {
      ofPerson.computeIfAbsent(row.numberOrZero("record_id"), _ -> new ArrayList<>()).add(entry);
    }
  }

  /** A row of ABMultiValue with its label and, where the value is in parts, these. */
  Entry entry(StoredRow row) {
    String value = row.text("value", LONGEST);
    StringBuilder parts = fields.get(row.number("UID").or(row::rowid).orElse(0L));
    if (value.isEmpty() && parts != null) {
      value = parts.toString();
    }
    String label = labels.getOrDefault(row.numberOrZero("label"), "");
    return new Entry(row.numberOrZero("property"), label, value, row.provenance());
  }
}
