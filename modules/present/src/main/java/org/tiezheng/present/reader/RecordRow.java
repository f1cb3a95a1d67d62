package org.tiezheng.present.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Incomplete;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PrintedTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of a text message, a call, a mail or a row of a bill what the page shows of it: the words,
 * and members of the record verbatim (docs/bundle-format.md section 4.4). Not thread-safe.
 */
final class RecordRow {
  private static final List<String> SMS =
      List.of(
          "service",
          "own",
          "counterparts",
          "counterpartName",
          "box",
          "subject",
          "attachments",
          "parts",
          "edits");
  private static final List<String> CALL =
      List.of("service", "own", "number", "name", "way", "seconds");
  private static final List<String> MAIL =
      List.of(
          "from",
          "to",
          "cc",
          "subject",
          "messageId",
          "inReplyTo",
          "received",
          "dkimSigned",
          "attachments");
  private static final List<String> PAYMENT =
      List.of(
          "provider",
          "account",
          "type",
          "counterpart",
          "counterpartAccount",
          "direction",
          "amount",
          "balance",
          "method",
          "status",
          "orderId",
          "merchantOrderId",
          "memo");

  private final PaperFacts chinese;
  private final PaperFacts english;
  private final Map<String, String> persons;
  private final RowSources sources = new RowSources();
  private final Map<String, Talk> talks = new LinkedHashMap<>();
  private int lastTalk = -1;
  private Optional<LocalDate> lastDay = Optional.empty();

  /** Rows of one number, as stretches of lines that follow one another. */
  private static final class Talk {
    final int number;
    final String title;
    final List<int[]> stretches = new ArrayList<>();
    int lines;

    Talk(int number, String title) {
      this.number = number;
      this.title = title;
    }

    void add(int line) {
      lines++;
      if (!stretches.isEmpty() && stretches.getLast()[1] == line - 1) {
        stretches.getLast()[1] = line;
      } else {
        stretches.add(new int[] {line, line});
      }
    }
  }

  /**
   * @param persons real names by the key of the account
   */
  RecordRow(PaperFacts facts, Map<String, String> persons) {
    this.chinese = facts.in(Locale.CHINESE);
    this.english = facts.in(Locale.ENGLISH);
    this.persons = Map.copyOf(persons);
  }

  /** Whether a record is a row here. */
  static boolean fits(Record record) {
    return record instanceof TextMessage
        || record instanceof Call
        || record instanceof Mail
        || record instanceof Payment;
  }

  /**
   * A row.
   *
   * @param written the record as it stands in the bundle
   */
  ObjectNode of(Record record, JsonNode written, int number) {
    ObjectNode row = EvidenceJson.mapper().createObjectNode();
    row.put("n", number);
    row.put("K", written.path("record").asString());
    switch (record) {
      case TextMessage message -> message(message, row, number);
      case Call call -> call(call, row, number);
      case Mail mail -> {
        row.put("x", mail.text());
        row.put("s", mail.from());
        place("", "", record, row, number);
      }
      case Payment payment -> {
        row.put("x", payment.description());
        row.put("s", payment.counterpart());
        switch (payment.direction()) {
          case OUT -> row.put("o", 1);
          case IN -> row.put("o", 0);
          case NEUTRAL -> {}
        }
        place("", "", record, row, number);
      }
      default -> throw new IllegalArgumentException("not a row: " + record.getClass());
    }
    ReaderRow.both(
        row, "t", PrintedTime.of(record.time(), chinese), PrintedTime.of(record.time(), english));
    row.put("u", ReaderRow.precision(record.time()));
    if (Incomplete.row(record)) {
      row.put("i", 1);
    }
    members(record, written, row.putObject("p"));
    row.set("w", sources.of(record.provenance()));
    return row;
  }

  private void message(TextMessage message, ObjectNode row, int number) {
    row.put("x", message.text());
    String others = String.join("、", message.counterparts());
    boolean own = message.outgoing().orElse(false);
    if (own) {
      ReaderRow.both(row, "s", message.own().orElse("本机"), message.own().orElse("this phone"));
    } else {
      both(row, who(message.counterparts(), message.counterpartName()));
    }
    message.outgoing().ifPresent(out -> row.put("o", out ? 1 : 0));
    state(message.state(), row);
    ReaderRow.both(row, "d", times(message, chinese), times(message, english));
    place(others, name(message.counterparts(), message.counterpartName()), message, row, number);
  }

  private static String times(TextMessage message, PaperFacts facts) {
    return facts.say("发送 ", "sent ")
        + message.sent().map(t -> PrintedTime.of(t, facts)).orElse("—")
        + facts.say("，接收 ", ", received ")
        + message.received().map(t -> PrintedTime.of(t, facts)).orElse("—");
  }

  private void call(Call call, ObjectNode row, int number) {
    row.put("x", "");
    List<String> numbers = call.number().isBlank() ? List.of() : List.of(call.number());
    both(row, who(numbers, call.name()));
    if (call.way() != Call.Way.UNKNOWN) {
      row.put("o", call.way() == Call.Way.OUTGOING ? 1 : 0);
    }
    state(call.state(), row);
    place(call.number(), name(numbers, call.name()), call, row, number);
  }

  private static void state(RowState state, ObjectNode row) {
    if (state != RowState.LIVE) {
      row.put("m", state.name());
    }
  }

  private static void both(ObjectNode row, Text text) {
    ReaderRow.both(row, "s", text.zh(), text.en());
  }

  /** Numbers, with whom the case names for them and the name that the phone shows. */
  private Text who(List<String> numbers, String shown) {
    if (numbers.isEmpty() && shown.isBlank()) {
      return new Text("〔号码未载明〕", "{number not stated}");
    }
    String name = name(numbers, shown);
    return Text.same(String.join("、", numbers) + (name.isEmpty() ? "" : " " + name));
  }

  private String name(List<String> numbers, String shown) {
    List<String> names = new ArrayList<>();
    numbers.forEach(n -> Optional.ofNullable(persons.get(Account.keyOf(n))).ifPresent(names::add));
    if (!shown.isBlank()) {
      names.add("(" + shown + ")");
    }
    return String.join(" ", names);
  }

  /** The conversation, and whether a heading for it or for a day stands above the line. */
  private void place(String id, String title, Record record, ObjectNode row, int number) {
    Talk talk = talks.computeIfAbsent(id, _ -> new Talk(talks.size(), title));
    talk.add(number);
    row.put("c", talk.number);
    Optional<LocalDate> day =
        record.time().instant().map(t -> t.atZone(chinese.zone()).toLocalDate());
    day.ifPresent(d -> row.put("y", d.toString()));
    boolean newTalk = talk.number != lastTalk && !id.isEmpty();
    boolean newDay = day.isPresent() && !day.equals(lastDay);
    if (newTalk || newDay) {
      row.put("h", (newTalk ? 1 : 0) + (newDay ? 2 : 0));
    }
    lastTalk = talk.number;
    lastDay = day.or(() -> lastDay);
  }

  private static void members(Record record, JsonNode written, ObjectNode out) {
    List<String> names =
        switch (record) {
          case TextMessage _ -> SMS;
          case Call _ -> CALL;
          case Mail _ -> MAIL;
          default -> PAYMENT;
        };
    for (String name : names) {
      JsonNode value = written.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        out.set(name, value);
      }
    }
  }

  /** Numbers with their lines, if rows are told apart by them. */
  void talks(ArrayNode out) {
    talks.forEach((id, talk) -> {
      ObjectNode one = out.addObject().put("id", id).put("title", talk.title);
      one.put("lines", talk.lines);
      if (talks.size() > 1) {
        ArrayNode ranges = one.putArray("ranges");
        talk.stretches.forEach(s -> ranges.addArray().add(s[0]).add(s[1]));
      }
    });
  }

  RowSources sources() {
    return sources;
  }
}
