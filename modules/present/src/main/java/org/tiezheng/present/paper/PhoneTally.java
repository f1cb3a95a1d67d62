package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;

/** Counts over the rows of an excerpt while they are set. Not thread-safe. */
final class PhoneTally {
  /** Numbers beyond these are counted together; a phone rarely knows as many. */
  private static final int MOST_NUMBERS = 20_000;

  /** A number of the other side. */
  record Number(String shown, String name, int rows) {}

  private final Map<Text, Integer> kinds = new LinkedHashMap<>();
  private final Map<RowState, Integer> states = new EnumMap<>(RowState.class);
  private final Map<String, Number> numbers = new TreeMap<>();
  private final Set<String> own = new TreeSet<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private int rows;
  private int untimed;

  void count(Record row) {
    rows++;
    switch (row) {
      case TextMessage message -> {
        states.merge(message.state(), 1, Integer::sum);
        kinds.merge(direction(message), 1, Integer::sum);
        message.own().map(Account::keyOf).ifPresent(own::add);
        message.counterparts().forEach(n -> number(n, message.counterpartName()));
      }
      case Call call -> {
        states.merge(call.state(), 1, Integer::sum);
        kinds.merge(way(call.way()), 1, Integer::sum);
        call.own().map(Account::keyOf).ifPresent(own::add);
        number(call.number(), call.name());
      }
      default -> throw new IllegalArgumentException("not a row of a phone: " + row.getClass());
    }
    time(row);
  }

  private void time(Record row) {
    Optional<Instant> time = row.time().instant();
    if (time.isEmpty()) {
      untimed++;
      return;
    }
    Instant moment = time.get();
    first = first.filter(t -> t.isBefore(moment)).or(() -> time);
    last = last.filter(t -> t.isAfter(moment)).or(() -> time);
  }

  private void number(String number, String name) {
    if (number.isBlank()) {
      return;
    }
    String key = Account.keyOf(number);
    if (numbers.size() < MOST_NUMBERS || numbers.containsKey(key)) {
      numbers.merge(
          key,
          new Number(number, name, 1),
          (a, b) -> new Number(a.shown(), a.name().isEmpty() ? b.name() : a.name(), a.rows() + 1));
    }
  }

  /** Which way a message went, by what the store says. */
  static Text direction(TextMessage message) {
    if (message.box() == TextMessage.Box.DRAFT) {
      return new Text("草稿", "draft");
    }
    return message
        .outgoing()
        .map(out -> out ? new Text("发出", "sent") : new Text("收到", "received"))
        .orElseGet(() ->
            switch (message.box()) {
              case INBOX, SPAM -> new Text("收到", "received");
              case SENT, OUTBOX, FAILED, QUEUED -> new Text("发出", "sent");
              case DRAFT, UNKNOWN -> new Text("方向未载明", "direction not stated");
            });
  }

  static Text way(Call.Way way) {
    return switch (way) {
      case INCOMING -> new Text("来电", "incoming call");
      case OUTGOING -> new Text("去电", "outgoing call");
      case MISSED -> new Text("未接来电", "missed call");
      case REJECTED -> new Text("拒接来电", "rejected call");
      case BLOCKED -> new Text("拦截来电", "blocked call");
      case VOICEMAIL -> new Text("语音信箱", "voice mail");
      case UNKNOWN -> new Text("通话,方向未载明", "call, direction not stated");
    };
  }

  int rows() {
    return rows;
  }

  int untimed() {
    return untimed;
  }

  Map<Text, Integer> kinds() {
    return kinds;
  }

  int state(RowState state) {
    return states.getOrDefault(state, 0);
  }

  Set<String> own() {
    return own;
  }

  /** Numbers of the other side, those with the most rows first. */
  List<Map.Entry<String, Number>> numbers() {
    List<Map.Entry<String, Number>> all = new ArrayList<>(numbers.entrySet());
    all.sort(Comparator.comparingInt(e -> -e.getValue().rows()));
    return all;
  }

  Optional<Instant> first() {
    return first;
  }

  Optional<Instant> last() {
    return last;
  }
}
