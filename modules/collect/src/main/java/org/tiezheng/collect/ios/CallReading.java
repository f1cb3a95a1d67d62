package org.tiezheng.collect.ios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Call.Way;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.sqlite.Value;

/** One reading of a call history, in its newer or its older form. */
final class CallReading {
  static final String MODERN = "ZCALLRECORD";
  static final String OLD = "call";

  private static final String REMOTE = "Z_2REMOTEPARTICIPANTHANDLES";

  private final Store store;
  private final ReadingSession session;
  private final Map<Long, String> handles = new HashMap<>();
  private final LongPairs remote = new LongPairs();
  private final Room room = new Room();

  CallReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
  }

  void read(String table) {
    session.table(table);
    store.rows("ZHANDLE", session, this::handle);
    room.note(session, "ZHANDLE");
    participants();
    remote.note(session, REMOTE);
    OwnNumbers own = new OwnNumbers(session);
    store.rows(
        table,
        session,
        row -> {
          session.seen(table);
          Call call = table.equals(OLD) ? old(row) : modern(row);
          session.record(table, call);
          own.met(call.own(), call.number().isBlank() ? List.of() : List.of(call.number()));
        });
    own.finish();
    session.table(StoredRow.countedIn(table, RowState.DELETED_RECOVERED));
    new RecoveredRows(store, session)
        .read(
            table::equals,
            (_, row) -> {
              session.seen(row.countedIn());
              session.record(row.countedIn(), table.equals(OLD) ? old(row) : modern(row));
            });
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    facts.coreData();
    facts.tables(Set.of(table));
  }

  private void handle(StoredRow row) {
    String value = row.word("ZVALUE").or(() -> row.word("ZNORMALIZEDVALUE")).orElse("");
    String kept = value.length() <= 320 ? value : value.substring(0, 320);
    if (row.rowid().isPresent() && room.take(kept.length())) {
      handles.put(row.rowid().get(), kept);
    }
  }

  /** Core Data numbers the columns of a join table by entity: {@code Z_2…} calls, {@code Z_4…}. */
  private void participants() {
    store
        .table(REMOTE)
        .filter(t -> t.columns().size() >= 2)
        .ifPresent(table -> {
          String calls = table.columns().get(0).name();
          String others = table.columns().get(1).name();
          boolean swapped = others.contains("REMOTEPARTICIPANTCALLS");
          store.rows(
              REMOTE,
              session,
              row ->
                  remote.add(
                      row.numberOrZero(swapped ? others : calls),
                      row.numberOrZero(swapped ? calls : others)));
        });
  }

  private Call modern(StoredRow row) {
    Map<String, String> extra = new TreeMap<>();
    List<String> joined = row.rowid().map(this::remote).orElse(List.of());
    String number = address(row).or(() -> joined.stream().findFirst()).orElse("");
    if (joined.size() > 1) {
      extra.put("participants", String.join(" ", joined));
    }
    RecordedTime time = AppleTime.of(row.value("ZDATE"));
    Optional<Long> seconds = seconds(row, "ZDURATION", extra);
    Way way = way(row);
    String service =
        row.word("ZSERVICE_PROVIDER").orElseGet(() -> serviceOf(row.numberOrZero("ZCALLTYPE")));
    Optional<String> own = row.word("ZLOCAL_ADDRESS").flatMap(OwnNumbers::plain);
    String name = row.text("ZNAME");
    row.keep("ZORIGINATED", "ZANSWERED", "ZCALLTYPE");
    extra.putAll(row.rest());
    return new Call(
        row.provenance(),
        service,
        own,
        number,
        name,
        way,
        row.rowid(),
        time,
        seconds,
        row.state(),
        extra);
  }

  private List<String> remote(long call) {
    return java.util.Arrays.stream(remote.of(call, 100))
        .mapToObj(id -> handles.getOrDefault(id, ""))
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** A text, which older versions keep as bytes. */
  private static Optional<String> address(StoredRow row) {
    if (row.value("ZADDRESS") instanceof Value.Blob blob && blob.bytes().byteSize() <= 1_000) {
      MemorySegment bytes = blob.bytes();
      return Optional.of(new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8))
          .filter(text -> !text.isBlank());
    }
    return row.word("ZADDRESS");
  }

  /** Whether an incoming call that was not answered was missed or refused is not stated. */
  private static Way way(StoredRow row) {
    if (row.number("ZORIGINATED").isEmpty()) {
      return Way.UNKNOWN;
    }
    if (row.numberOrZero("ZORIGINATED") != 0) {
      return Way.OUTGOING;
    }
    return row.numberOrZero("ZANSWERED") != 0 ? Way.INCOMING : Way.MISSED;
  }

  private static String serviceOf(long type) {
    return switch ((int) type) {
      case 1 -> "telephone";
      case 8 -> "FaceTime video";
      case 16 -> "FaceTime audio";
      default -> "";
    };
  }

  private static Optional<Long> seconds(StoredRow row, String column, Map<String, String> extra) {
    return switch (row.value(column)) {
      case Value.Int whole -> Optional.of(whole.value());
      case Value.Real real when real.value() >= 0 && real.value() < 1e9 -> {
        extra.put(column, Double.toString(real.value()));
        yield Optional.of(Math.round(real.value()));
      }
      default -> Optional.empty();
    };
  }

  /** Before iOS 8 times count from 1970; bit 0 of the flags tells the phone's own calls. */
  private Call old(StoredRow row) {
    Map<String, String> extra = new TreeMap<>();
    long flags = row.numberOrZero("flags");
    Optional<Long> seconds = seconds(row, "duration", extra);
    Way way = Way.UNKNOWN;
    if (row.number("flags").isPresent()) {
      boolean answered =
          row.number("answered").map(n -> n != 0).orElse(seconds.filter(s -> s > 0).isPresent());
      way = (flags & 1) != 0 ? Way.OUTGOING : answered ? Way.INCOMING : Way.MISSED;
    }
    RecordedTime time =
        row.number("date")
            .filter(s -> s != 0 && Math.abs(s) < 100_000_000_000L)
            .map(s ->
                new RecordedTime(
                    Long.toString(s),
                    Optional.of(java.time.Instant.ofEpochSecond(s)),
                    Precision.SECOND,
                    Basis.DEVICE))
            .orElseGet(RecordedTime::none);
    if (time.raw().isEmpty()) {
      row.keep("date");
    }
    String number = row.text("address");
    String name = row.text("name");
    row.keep("flags", "answered");
    extra.putAll(row.rest());
    return new Call(
        row.provenance(),
        "telephone",
        Optional.empty(),
        number,
        name,
        way,
        row.rowid(),
        time,
        seconds,
        row.state(),
        extra);
  }
}
