package org.tiezheng.examine.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;

/**
 * Which program wrote each row, and whether received rows have what the system writes: the service
 * centre, the protocol, and a sent time in whole seconds. Each is judged only within a table that
 * has it elsewhere, because many sources never state it.
 */
final class RowMakers {
  /** Programs beyond these are counted together. */
  private static final int MOST_PROGRAMS = 200;

  private final Context context;
  private final List<String> system;
  private final int batch;
  private final Map<String, Places> foreign = new TreeMap<>();
  private final Map<String, Table> tables = new TreeMap<>();
  private long made;

  /** What received rows of a table have and lack. */
  private static final class Table {
    private final Places bare = new Places();
    private final Places odd = new Places();
    private long full;
    private long whole;
  }

  /** Takes what was found. */
  @FunctionalInterface
  interface Telling {
    void sign(Text what, boolean hard, Places places);
  }

  /**
   * @param system programs of phones that write received messages
   * @param batch so many rows look like a restore or another message program, not like a hand
   */
  RowMakers(Context context, List<String> system, int batch) {
    this.context = context;
    this.system = system;
    this.batch = batch;
  }

  void add(TextMessage message) {
    Optional<String> creator = message.creator().filter(c -> !c.isBlank());
    creator.ifPresent(c -> {
      made++;
      if (system.stream().noneMatch(c::equals)) {
        String name = foreign.size() < MOST_PROGRAMS || foreign.containsKey(c) ? c : "…";
        foreign.computeIfAbsent(name, _ -> new Places()).add(context, message, "written by " + c);
      }
    });
    if (SmsDirection.received(message)
        && message.service().equalsIgnoreCase("SMS")
        && message.provenance().locator() instanceof Locator.TableRow row) {
      received(
          message,
          tables.computeIfAbsent(
              message.provenance().original() + " " + row.table(), _ -> new Table()));
    }
  }

  private void received(TextMessage message, Table table) {
    if (message.serviceCentre().filter(c -> !c.isBlank()).isEmpty()
        && message.protocol().filter(p -> !p.isBlank()).isEmpty()) {
      table.bare.add(context, message, "received, but no service centre and no protocol");
    } else {
      table.full++;
    }
    // A service centre counts whole seconds: of thirteen digits the last three are zeros.
    String sent = message.sent().map(RecordedTime::raw).orElse("");
    if (sent.matches("[1-9][0-9]{12}")) {
      if (sent.endsWith("000")) {
        table.whole++;
      } else {
        table.odd.add(context, message, "sent time " + sent);
      }
    }
  }

  /** Tells what was found; hard if only a few rows have it. */
  void tell(Telling telling) {
    foreign.forEach((program, places) -> {
      boolean few = places.count() < batch && places.count() < made;
      telling.sign(
          new Text(
              "由 %s 写入的 %d 行(%s)"
                  .formatted(program, places.count(), few ? "非系统短信程序" : "恢复工具或所用短信程序"),
              "%d rows written by %s (%s)"
                  .formatted(
                      places.count(),
                      program,
                      few
                          ? "not the system's program"
                          : "a restore or the message program in use")),
          few,
          places);
    });
    for (Table table : tables.values()) {
      if (!table.bare.isEmpty() && table.full > 0) {
        telling.sign(
            new Text(
                "收到的短信无服务中心和协议字段 %d 行".formatted(table.bare.count()),
                "received rows without service centre and protocol: " + table.bare.count()),
            table.bare.count() < batch,
            table.bare);
      }
      if (!table.odd.isEmpty() && table.whole > table.odd.count()) {
        telling.sign(
            new Text(
                "服务中心时间不是整秒 %d 行".formatted(table.odd.count()),
                "sent times that are not whole seconds: " + table.odd.count()),
            table.odd.count() < batch,
            table.odd);
      }
    }
  }
}
