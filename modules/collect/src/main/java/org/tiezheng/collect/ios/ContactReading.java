package org.tiezheng.collect.ios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.ios.ContactValues.Entry;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** One reading of an address book. */
final class ContactReading {
  static final String PERSON = "ABPerson";
  static final String VALUE = "ABMultiValue";

  private static final String ORPHANS = "ABMultiValue without ABPerson";
  private static final int PHONE = 3;
  private static final int MAIL = 4;
  private static final int INSTANT_MESSAGE = 13;
  private static final int ACCOUNT = 46;

  private final Store store;
  private final ReadingSession session;

  ContactReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
  }

  void read() {
    ContactValues values = new ContactValues(store, session);
    store.rows(
        PERSON,
        session,
        row -> {
          session.seen(PERSON);
          session.record(PERSON, contact(row, row.rowid().map(values::take).orElse(List.of())));
        });
    values.left().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> entry.getValue().forEach(value -> orphan(entry.getKey(), value)));
    session.table(StoredRow.countedIn(PERSON, RowState.DELETED_RECOVERED));
    new RecoveredRows(store, session)
        .read(
            Set.of(PERSON, VALUE)::contains,
            (table, row) -> {
              session.seen(row.countedIn());
              session.record(
                  row.countedIn(),
                  table.equals(VALUE) ? value(row, values) : contact(row, List.of()));
            });
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    facts.tables(Set.of(PERSON));
  }

  private void orphan(long person, Entry entry) {
    session.seen(ORPHANS);
    session.setAside(
        ORPHANS,
        entry.place(),
        new Text(
            "所属联系人(ABPerson " + person + ")已不在表中",
            "its person (ABPerson " + person + ") is not in the table"),
        "property=" + entry.property() + " | label=" + entry.label() + " | " + entry.value());
  }

  private static Contact contact(StoredRow row, List<Entry> values) {
    Map<String, String> extra = new TreeMap<>();
    String name = name(row);
    List<String> numbers = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    int other = 0;
    for (Entry entry : values) {
      if (entry.property() == PHONE) {
        label(extra, "number." + numbers.size(), entry);
        numbers.add(entry.value());
      } else if (entry.property() == MAIL
          || entry.property() == INSTANT_MESSAGE
          || entry.property() == ACCOUNT) {
        label(extra, "address." + addresses.size(), entry);
        addresses.add(entry.value());
      } else {
        extra.put(
            "value." + other++,
            "property=" + entry.property() + " label=" + entry.label() + " " + entry.value());
      }
    }
    RecordedTime time = AppleTime.of(row.value("ModificationDate"));
    AppleTime.of(row.value("CreationDate"))
        .instant()
        .ifPresent(instant -> extra.put("CreationDate.utc", instant.toString()));
    String organisation = row.text("Organization");
    String note = row.text("Note");
    row.keep("CreationDate", "Prefix", "Suffix", "Nickname");
    extra.putAll(row.rest());
    return new Contact(
        row.provenance(),
        name,
        numbers,
        addresses,
        organisation,
        note,
        row.rowid(),
        time,
        row.state(),
        extra);
  }

  /** A recovered number or address; whose it was is in its column record_id. */
  private static Contact value(StoredRow row, ContactValues values) {
    Entry entry = values.entry(row);
    row.keep("record_id", "property", "label");
    boolean number = entry.property() == PHONE;
    Map<String, String> extra = new TreeMap<>(row.rest());
    label(extra, number ? "number.0" : "address.0", entry);
    return new Contact(
        row.provenance(),
        "",
        number ? List.of(entry.value()) : List.of(),
        number ? List.of() : List.of(entry.value()),
        "",
        "",
        row.rowid(),
        RecordedTime.none(),
        row.state(),
        extra);
  }

  private static void label(Map<String, String> extra, String key, Entry entry) {
    if (!entry.label().isEmpty()) {
      extra.put(key + ".label", entry.label());
    }
  }

  /** As the phone shows it: Chinese names family first and without spaces. */
  private static String name(StoredRow row) {
    String first = row.text("First");
    String middle = row.text("Middle");
    String last = row.text("Last");
    boolean han = (first + middle + last).codePoints().anyMatch(Character::isIdeographic);
    String full =
        han
            ? last + middle + first
            : Stream.of(first, middle, last)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    return Optional.of(full)
        .filter(text -> !text.isBlank())
        .or(() -> row.word("Nickname"))
        .or(() -> row.word("DisplayName"))
        .or(() -> row.word("CompositeNameFallback"))
        .or(() -> row.word("Organization"))
        .orElse("");
  }
}
