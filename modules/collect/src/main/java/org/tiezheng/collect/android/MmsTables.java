package org.tiezheng.collect.android;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;

/**
 * The three tables that hold MMS: {@code pdu} with {@code addr} and {@code part}, or a vendor's set
 * of the same with a word before their names. Not thread-safe.
 */
final class MmsTables {
  private static final Text NO_MESSAGE =
      new Text("所属彩信不在库中", "belongs to an MMS that the store does not have");

  private final String prefix;
  private final Store store;
  private final ReadingSession session;
  private final PartFiles files;
  private final Children recoveredParts;
  private final Children recoveredAddresses;
  private final List<StoredRow> recoveredHeads = new ArrayList<>();

  private MmsTables(String prefix, Store store, ReadingSession session, PartFiles files) {
    this.prefix = prefix;
    this.store = store;
    this.session = session;
    this.files = files;
    this.recoveredParts = new Children(session, "mid", NO_MESSAGE);
    this.recoveredAddresses = new Children(session, "msg_id", NO_MESSAGE);
  }

  /** Every such set of a store. */
  static List<MmsTables> in(Store store, ReadingSession session, PartFiles files) {
    return store.database().schema().tables().stream()
        .map(table -> table.name())
        .filter(name -> name.endsWith("pdu") && store.has(name, "msg_box", "m_type", "date"))
        .sorted()
        .map(name -> name.substring(0, name.length() - "pdu".length()))
        .map(prefix -> new MmsTables(prefix, store, session, files))
        .toList();
  }

  /** The table whose rows are the messages. */
  String name() {
    return prefix + "pdu";
  }

  /** Whether a table is one of the three. */
  boolean holds(String table) {
    return table.equals(name()) || table.equals(prefix + "addr") || table.equals(prefix + "part");
  }

  void readLive() {
    session.table(name());
    Children addresses = new Children(session, "msg_id", NO_MESSAGE);
    Children parts = new Children(session, "mid", NO_MESSAGE);
    store.rows(prefix + "addr", session, addresses::add);
    store.rows(prefix + "part", session, parts::add);
    store.rows(name(), session, row -> message(row, addresses, parts));
    addresses.end();
    parts.end();
  }

  /** Takes a recovered row; messages are made by {@link #joinRecovered}. */
  void recovered(String table, StoredRow row) {
    if (table.equals(name())) {
      recoveredHeads.add(row);
    } else if (table.equals(prefix + "part")) {
      recoveredParts.add(row);
    } else {
      recoveredAddresses.add(row);
    }
  }

  /** Puts recovered messages together with the recovered rows that name them. */
  void joinRecovered() {
    // Where an id was used twice, the surest version takes the parts.
    for (StoredRow head : recoveredHeads) {
      message(head, recoveredAddresses, recoveredParts);
    }
    recoveredHeads.clear();
    recoveredAddresses.end();
    recoveredParts.end();
  }

  private void message(StoredRow head, Children addresses, Children parts) {
    Columns columns = new Columns(head.all());
    Optional<Long> id = head.rowid().or(() -> head.number("_id"));
    MmsRow mms = new MmsRow(columns);
    addresses.take(id).forEach(row -> mms.address(new Columns(row.all())));
    List<StoredRow> own = new ArrayList<>(parts.take(id));
    own.sort(Comparator.comparingLong(row -> row.numberOrZero("seq")));
    own.forEach(row -> files.add(mms, new Columns(row.all())));
    session.seen(head.countedIn());
    TextMessage message =
        mms.message(head.provenance(), head.rowid(), MessagesReading.spam(prefix), head.state());
    PhoneAccounts.of(session, message);
    session.record(head.countedIn(), message);
  }
}
