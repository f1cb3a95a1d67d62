package org.tiezheng.collect.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;

/**
 * The rows of {@code data} that belong to one contact; what {@code data1} to {@code data15} mean
 * depends on the type (android.provider.ContactsContract.CommonDataKinds). Not thread-safe.
 */
final class ContactValues {
  private static final String KIND = "vnd.android.cursor.item/";
  private static final Set<String> PLACED = Set.of("_id", "display_name");

  private final List<String> numbers = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final Map<String, String> extra = new TreeMap<>();
  private String name = "";
  private String organisation = "";
  private String note = "";

  /**
   * A value.
   *
   * @param type media type; empty if the store does not say
   */
  void add(String type, Columns data) {
    String kind = type.startsWith(KIND) ? type.substring(KIND.length()) : type;
    String first = data.get("data1");
    switch (kind) {
      case "name" -> name = name.isEmpty() ? first : name;
      case "phone_v2" -> {
        if (!first.isEmpty()) {
          numbers.add(first);
        }
      }
      case "email_v2", "im", "sip_address" -> {
        if (!first.isEmpty()) {
          addresses.add(first);
        }
      }
      case "organization" -> organisation(data);
      case "note" -> {
        if (note.isEmpty()) {
          note = first;
        } else {
          extra("note", first);
        }
      }
      default -> extra(kind.isEmpty() ? "data" : kind, joined(data));
    }
  }

  private void organisation(Columns data) {
    String whole = (data.get("data1") + " " + data.get("data5")).strip();
    if (organisation.isEmpty()) {
      organisation = whole;
    } else {
      extra("organization", whole);
    }
    extra("title", data.get("data4"));
  }

  /** A field that has no place in the record. */
  void extra(String key, String value) {
    if (!value.isBlank()) {
      extra.merge(key, value.strip(), (known, more) -> known + "; " + more);
    }
  }

  Contact contact(
      Provenance provenance, Columns row, Optional<Long> rowId, RecordedTime time, RowState state) {
    Map<String, String> all = row.without(PLACED);
    extra.forEach(all::put);
    return new Contact(
        provenance,
        row.find("display_name").orElse(name),
        numbers,
        addresses,
        organisation,
        note,
        rowId,
        time,
        state,
        all);
  }

  private static String joined(Columns data) {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= 15; i++) {
      data.find("data" + i).ifPresent(values::add);
    }
    return String.join(" | ", values);
  }
}
