package org.tiezheng.collect.android;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Box;
import org.tiezheng.sqlite.Table;

/** One message store being read: table by table the live rows, then what was recovered. */
final class MessagesReading {
  private static final Text EMPTY =
      new Text("号码、时间、内容均无", "has neither a number nor a time nor a text");

  private final Store store;
  private final ReadingSession session;
  private final Threads threads;
  private final PartFiles files;
  private final Set<String> smsTables = new TreeSet<>();
  private boolean seconds;
  private boolean unknownBox;

  MessagesReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
    this.threads = new Threads(store, session);
    this.files = new PartFiles(store.source(), session);
    for (Table table : store.database().schema().tables()) {
      if (store.has(table.name(), "address", "body", "date", "type")) {
        smsTables.add(table.name());
      }
    }
  }

  void read() {
    store.note(session);
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    Set<String> read = new TreeSet<>(smsTables);
    for (String table : smsTables) {
      session.table(table);
      store.rows(table, session, row -> sms(table, row));
    }
    List<MmsTables> mms = MmsTables.in(store, session, files);
    for (MmsTables each : mms) {
      each.readLive();
      read.add(each.name());
    }
    RawParts raw = new RawParts(store, session);
    raw.readLive();
    if (raw.present()) {
      read.add(RawParts.TABLE);
    }
    facts.tables(read);
    recovered(mms, raw);
    notes();
  }

  private void recovered(List<MmsTables> mms, RawParts raw) {
    new RecoveredRows(store, session)
        .read(
            name ->
                smsTables.contains(name)
                    || name.equals(RawParts.TABLE)
                    || mms.stream().anyMatch(tables -> tables.holds(name)),
            (table, row) -> {
              if (smsTables.contains(table)) {
                sms(table, row);
              } else if (table.equals(RawParts.TABLE)) {
                raw.row(row);
              } else {
                mms.stream().filter(t -> t.holds(table)).forEach(t -> t.recovered(table, row));
              }
            });
    mms.forEach(MmsTables::joinRecovered);
  }

  private void sms(String table, StoredRow row) {
    session.seen(row.countedIn());
    Columns columns = new Columns(row.all());
    if (!SmsRow.saysSomething(columns)) {
      session.setAside(row.countedIn(), row.provenance(), EMPTY, row.raw());
      return;
    }
    // MIUI's provider keeps what the user deleted for a while and marks it.
    boolean marked = columns.get("deleted").equals("1") && row.state() == RowState.LIVE;
    RowState state = marked ? RowState.MARKED_DELETED : row.state();
    Optional<Long> rowId = row.rowid();
    TextMessage message =
        SmsRow.message(
            row.provenance(),
            columns,
            columns.find("address").isPresent()
                ? List.of()
                : threads.addresses(columns.number("thread_id")),
            rowId,
            spam(table),
            state);
    seconds |= PhoneTime.countsSeconds(columns.get("date"));
    unknownBox |= message.box() == Box.UNKNOWN && state == RowState.LIVE;
    PhoneAccounts.of(session, message);
    session.record(row.countedIn(), message);
  }

  /** Vendors keep unwanted messages in tables of their own. */
  static boolean spam(String table) {
    String name = table.toLowerCase(Locale.ROOT);
    return name.contains("spam") || name.contains("block") || name.contains("junk");
  }

  private void notes() {
    session.note("草稿的收件人取自会话表", "whom a draft is for is taken from the table of conversations");
    session.note(
        "时间取自手机时钟;短信中心时间只有收到的短信才有。本机号码此库不记",
        "times are those of the phone's clock; only received messages have the service centre's."
            + " The store does not say the phone's own number");
    if (seconds) {
      session.note("有短信时间按数值判断为秒", "times of SMS that can only count seconds were read so");
    }
    if (unknownBox) {
      session.note(
          "有的短信所在信箱代码含义未公开(如 LG 的 7、8、19),方向不明,原值在附加字段 type",
          "some messages are in folders whose numbers are not published (such as LG's 7, 8, 19):"
              + " their direction is unknown, the number is kept in the field type");
    }
  }
}
