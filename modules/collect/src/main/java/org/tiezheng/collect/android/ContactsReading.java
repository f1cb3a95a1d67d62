package org.tiezheng.collect.android;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** One address book being read: contacts with their values, deletions, and calls if it has them. */
final class ContactsReading {
  static final String CONTACTS = "raw_contacts";
  private static final String VALUES = "data";
  private static final String DELETED = "deleted_contacts";

  private static final int MOST = 500_000;

  private static final Text NO_CONTACT =
      new Text("所属联系人不在库中", "belongs to a contact that the store does not have");

  private final Store store;
  private final ReadingSession session;
  private final Map<Long, String> types = new HashMap<>();
  private final Map<Long, String> accounts = new HashMap<>();
  private final Map<Long, String> changed = new HashMap<>();
  private final CallTable calls;

  ContactsReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
    this.calls = new CallTable(store, session);
  }

  void read() {
    store.note(session);
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    index("mimetypes", types, row -> row.text("mimetype"));
    index("accounts", accounts, row -> row.text("account_name") + " " + row.text("account_type"));
    index("contacts", changed, row -> row.text("contact_last_updated_timestamp"));
    session.table(CONTACTS);
    Children values = new Children(session, "raw_contact_id", NO_CONTACT);
    store.rows(VALUES, session, values::add);
    store.rows(CONTACTS, session, row -> contact(row, values));
    values.end();
    store.rows(DELETED, session, this::deletion);
    calls.readLive();
    facts.tables(Set.of(CONTACTS, DELETED, CallTable.NAME));
    recovered();
    notes();
  }

  private void recovered() {
    Set<String> wanted =
        CallTable.in(store)
            ? Set.of(CONTACTS, VALUES, DELETED, CallTable.NAME)
            : Set.of(CONTACTS, VALUES, DELETED);
    Children values = new Children(session, "raw_contact_id", NO_CONTACT);
    List<StoredRow> contacts = new ArrayList<>();
    new RecoveredRows(store, session)
        .read(
            wanted::contains,
            (table, row) -> {
              switch (table) {
                case CONTACTS -> contacts.add(row);
                case VALUES -> values.add(row);
                case DELETED -> deletion(row);
                default -> calls.row(row);
              }
            });
    contacts.forEach(row -> contact(row, values));
    values.end();
  }

  private void index(
      String table, Map<Long, String> into, java.util.function.Function<StoredRow, String> value) {
    store.rows(
        table,
        session,
        row -> {
          if (into.size() < MOST) {
            row.rowid().or(() -> row.number("_id")).ifPresent(id -> into.put(id, value.apply(row)));
          }
        });
  }

  private void contact(StoredRow row, Children values) {
    Columns columns = new Columns(row.all());
    Optional<Long> id = row.rowid().or(() -> row.number("_id"));
    ContactValues content = new ContactValues();
    for (StoredRow value : values.take(id)) {
      String type = value.number("mimetype_id").map(types::get).orElse("");
      content.add(type == null ? "" : type, new Columns(value.all()));
    }
    columns.number("account_id").map(accounts::get).ifPresent(a -> content.extra("account", a));
    boolean marked = columns.get("deleted").equals("1") && row.state() == RowState.LIVE;
    RecordedTime time =
        columns
            .number("contact_id")
            .filter(_ -> row.state() == RowState.LIVE)
            .map(changed::get)
            .flatMap(raw -> PhoneTime.of(raw, Basis.DEVICE))
            .orElseGet(RecordedTime::none);
    session.seen(row.countedIn());
    Contact contact =
        content.contact(
            row.provenance(),
            columns,
            row.rowid(),
            time,
            marked ? RowState.MARKED_DELETED : row.state());
    accounts(contact);
    session.record(row.countedIn(), contact);
  }

  /** The store keeps for a month that a contact was deleted, and when; not who it was. */
  private void deletion(StoredRow row) {
    session.seen(row.countedIn());
    Columns columns = new Columns(row.all());
    Optional<Long> id = columns.number("contact_id").or(row::rowid);
    Optional<RecordedTime> time =
        PhoneTime.of(columns.get("contact_deleted_timestamp"), Basis.DEVICE);
    session.record(
        row.countedIn(),
        new Contact(
            row.provenance(),
            "",
            List.of(),
            List.of(),
            "",
            "",
            id,
            time.orElseGet(RecordedTime::none),
            row.state() == RowState.LIVE ? RowState.MARKED_DELETED : row.state(),
            columns.without(
                time.isPresent()
                    ? Set.of("contact_id", "contact_deleted_timestamp")
                    : Set.of("contact_id"))));
    session.note(
        "表 deleted_contacts 记有联系人被删除的时间(手机时钟),不记其姓名号码",
        "the table deleted_contacts says when contacts were deleted (by the phone's clock), not who"
            + " they were");
  }

  private void accounts(Contact contact) {
    List<String> names = contact.name().isBlank() ? List.of() : List.of(contact.name());
    for (String number : contact.numbers()) {
      String key = Account.keyOf(number);
      int colon = key.indexOf(':');
      session.account(
          new Account(key.substring(0, colon), key.substring(colon + 1), Optional.empty(), names));
    }
  }

  private void notes() {
    session.note(
        "通讯录中的姓名是其主人所写,不证明号码属于何人",
        "names in an address book are what its owner wrote; they do not prove whose a number is");
    if (CallTable.in(store)) {
      calls.note();
    }
  }
}
