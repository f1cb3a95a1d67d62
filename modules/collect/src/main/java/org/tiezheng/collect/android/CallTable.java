package org.tiezheng.collect.android;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Text;

/** The table {@code calls}, in a store of its own or with the address book. */
final class CallTable {
  static final String NAME = "calls";

  private static final Text EMPTY = new Text("号码和时间均无", "has neither a number nor a time");

  private final Store store;
  private final ReadingSession session;

  CallTable(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
  }

  static boolean in(Store store) {
    return store.has(NAME, "number", "date", "duration", "type");
  }

  void readLive() {
    if (in(store)) {
      session.table(NAME);
      store.rows(NAME, session, this::row);
    }
  }

  void row(StoredRow row) {
    session.seen(row.countedIn());
    Columns columns = new Columns(row.all());
    if (!CallRow.saysSomething(columns)) {
      session.setAside(row.countedIn(), row.provenance(), EMPTY, row.raw());
      return;
    }
    Call call = CallRow.call(row.provenance(), columns, row.rowid(), row.state());
    PhoneAccounts.of(session, call);
    session.record(row.countedIn(), call);
  }

  void note() {
    session.note(
        "通话记录只证明有过通话及时长(手机时钟),不证明内容;姓名是当时通讯录的缓存",
        "the log shows that calls took place and how long (by the phone's clock), not what was"
            + " said; names are what the address book had then");
  }
}
