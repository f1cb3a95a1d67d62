package org.tiezheng.collect.android;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Box;
import org.tiezheng.evidence.TextMessage.Parts;

/**
 * The table {@code raw}: parts of long messages that wait for the others. Each row becomes a
 * message of its own that says how many parts there should be and how many of them are there. Not
 * thread-safe.
 */
final class RawParts {
  static final String TABLE = "raw";

  private static final java.util.Set<String> PLACED =
      java.util.Set.of("_id", "address", "date", "message_body", "pdu", "count");

  private final Store store;
  private final ReadingSession session;
  private final Map<String, Integer> present = new HashMap<>();

  RawParts(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
  }

  boolean present() {
    return store.has(TABLE, "pdu", "reference_number", "count", "sequence");
  }

  void readLive() {
    if (present()) {
      session.table(TABLE);
      store.rows(TABLE, session, row -> present.merge(group(row), 1, Integer::sum));
      store.rows(TABLE, session, this::row);
    }
  }

  void row(StoredRow row) {
    Columns columns = new Columns(row.all());
    Optional<DeliverPdu> pdu = DeliverPdu.of(columns.get("pdu"));
    String text = columns.find("message_body").or(() -> pdu.map(DeliverPdu::text)).orElse("");
    Map<String, String> extra = columns.without(PLACED);
    columns.find("pdu").ifPresent(hex -> extra.put("pdu", hex));
    boolean deleted = columns.get("deleted").equals("1") && row.state() == RowState.LIVE;
    Optional<RecordedTime> stamp =
        PhoneTime.of(columns.get("date"), Basis.SERVER).or(() -> pdu.flatMap(DeliverPdu::stamp));
    TextMessage message =
        new TextMessage(
            row.provenance(),
            "SMS",
            Optional.empty(),
            columns
                .find("address")
                .or(() -> pdu.map(DeliverPdu::sender))
                .map(List::of)
                .orElseGet(List::of),
            "",
            Optional.of(false),
            Box.INBOX,
            "",
            row.rowid(),
            stamp,
            Optional.empty(),
            "",
            text,
            List.of(),
            parts(row, columns),
            pdu.map(DeliverPdu::serviceCentre).filter(centre -> !centre.isEmpty()),
            Optional.empty(),
            pdu.map(p -> Integer.toString(p.protocol())),
            List.of(),
            deleted ? RowState.MARKED_DELETED : row.state(),
            extra);
    session.seen(row.countedIn());
    PhoneAccounts.of(session, message);
    session.record(row.countedIn(), message);
    session.note(
        "表 raw 中是尚未拼合的长短信分段,每段一条记录",
        "the table raw holds parts of long messages that were not joined yet, one record each");
  }

  private Optional<Parts> parts(StoredRow row, Columns columns) {
    int total = columns.number("count").filter(n -> n > 0 && n < 256).orElse(0L).intValue();
    int there = row.state() == RowState.LIVE ? present.getOrDefault(group(row), 1) : 1;
    return total == 0 ? Optional.empty() : Optional.of(new Parts(total, there));
  }

  private static String group(StoredRow row) {
    return row.text("address")
        + "\n"
        + row.text("reference_number")
        + "\n"
        + row.text("count")
        + "\n"
        + row.text("destination_port");
  }
}
