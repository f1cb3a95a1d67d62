package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;

/**
 * SMS-003: messages stand where they came in. Ids against times, the program that wrote a row, and
 * what the system writes but a hand or a restore does not.
 */
final class SmsOrder implements Check.OfItem {
  private static final String TOLERANCE = "toleranceSeconds";
  private static final String BATCH = "batchRows";
  private static final String SYSTEM = "systemCreators";

  @Override
  public String name() {
    return "sms.order.rows";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TOLERANCE, BATCH, SYSTEM);
  }

  /** A sign that was found: hard ones need an explanation, soft ones usually have one. */
  private record Sign(Text what, boolean hard, Places places) {}

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    int batch = Math.toIntExact(params.number(BATCH));
    Map<String, RowTimes> tables = new TreeMap<>();
    RowMakers makers = new RowMakers(context, params.words(SYSTEM), batch);
    Places earlier = new Places();
    long[] seen = {0};
    try (Stream<TextMessage> messages = context.records(item, TextMessage.class)) {
      messages.forEach(m -> {
        seen[0]++;
        if (m.state() == RowState.EARLIER_VERSION) {
          earlier.add(context, m, "earlier content: " + m.line());
        } else if (m.state() != RowState.DELETED_RECOVERED
            && m.state() != RowState.DELETED_OR_EARLIER) {
          times(m, tables);
          makers.add(m);
        }
      });
    }
    if (seen[0] == 0) {
      return Ruling.unknown("没有读到短信", "no text message was read", "records.sms");
    }
    List<Sign> signs = new ArrayList<>();
    strays(item, context, tables, params.seconds(TOLERANCE).toMillis(), batch, signs);
    makers.tell((what, hard, places) -> signs.add(new Sign(what, hard, places)));
    store(item, context, earlier, signs);
    int rows = tables.values().stream().mapToInt(RowTimes::size).sum();
    return signs.isEmpty() ? clean(rows) : told(item, context, signs);
  }

  /** By the time at which the phone stored the row. */
  private static void times(TextMessage message, Map<String, RowTimes> tables) {
    Optional<java.time.Instant> time =
        message.received().flatMap(RecordedTime::instant).or(() -> message.time().instant());
    if (message.box() != TextMessage.Box.DRAFT
        && time.isPresent()
        && message.provenance().locator() instanceof Locator.TableRow row) {
      tables
          .computeIfAbsent(table(message, row), _ -> new RowTimes())
          .add(row.rowid(), time.get().toEpochMilli(), message.creator().orElse(""));
    }
  }

  private static String table(TextMessage message, Locator.TableRow row) {
    return message.provenance().original() + message.provenance().members() + " " + row.table();
  }

  private static void strays(
      Item item,
      Context context,
      Map<String, RowTimes> tables,
      long tolerance,
      int batch,
      List<Sign> signs) {
    Map<String, Map<Long, RowTimes.Stray>> found = new HashMap<>();
    tables.forEach((table, rows) ->
        rows.strays(tolerance, batch)
            .forEach(s -> found.computeIfAbsent(table, _ -> new HashMap<>()).put(s.id(), s)));
    if (found.isEmpty()) {
      return;
    }
    Places back = new Places();
    Places forward = new Places();
    Places restored = new Places();
    try (Stream<TextMessage> messages = context.records(item, TextMessage.class)) {
      messages.forEach(m -> {
        if (m.provenance().locator() instanceof Locator.TableRow row) {
          RowTimes.Stray stray = found.getOrDefault(table(m, row), Map.of()).get(row.rowid());
          if (stray != null && m.state() != RowState.EARLIER_VERSION) {
            (stray.batch() ? restored : stray.back() ? back : forward)
                .add(context, m, m.time().raw() + " " + m.creator().orElse(""));
          }
        }
      });
    }
    add(signs, true, back, "编号靠后而时间在前的单条", "single rows with a later id and an earlier time");
    add(signs, false, forward, "时间晚于其后各条的(草稿、调时也会如此)", "rows younger than those behind them");
    add(signs, false, restored, "成批写入的(如恢复备份)", "rows put in as a batch, as a restore does");
  }

  private static void add(List<Sign> signs, boolean hard, Places places, String zh, String en) {
    if (!places.isEmpty()) {
      signs.add(
          new Sign(
              new Text(zh + " %d 行".formatted(places.count()), en + ": " + places.count()),
              hard,
              places));
    }
  }

  private static void store(Item item, Context context, Places earlier, List<Sign> signs) {
    add(signs, false, earlier, "日志中另有旧内容的", "rows of which an older content was found");
    StoreSigns change = StoreSigns.of(item, context, StoreSigns.OF_CHANGE, 0);
    if (!change.isEmpty()) {
      Places places = new Places();
      change.addTo(places, context);
      Text innocent = change.innocent();
      signs.add(
          new Sign(
              new Text(
                  change.summary().zh() + innocent.zh(), change.summary().en() + innocent.en()),
              !change.atLeast(Weight.NOTABLE).isEmpty(),
              places));
    }
  }

  private static Ruling clean(int rows) {
    return rows == 0
        ? Ruling.unknown(
            "来源没有行编号(如备份导出的 XML、JSON):导入后重新排列,看不出原来的位置,也分不清是恢复还是添加",
            "the source carries no row ids (such as XML or JSON of a backup program): it was sorted"
                + " anew, so places cannot be compared, nor a restore told from an insertion",
            "records.sms.rowId")
        : Ruling.pass(
            "%d 行的编号与时间次序一致,写入程序与字段未见异常".formatted(rows),
            "ids and times of %d rows rise together; writers and fields show nothing unusual"
                .formatted(rows));
  }

  private static Ruling told(Item item, Context context, List<Sign> signs) {
    boolean explained = context.answer(item, Answer.ORDER_EXPLAINED).isPresent();
    boolean hard = signs.stream().anyMatch(Sign::hard);
    String zh = signs.stream().map(s -> s.what().zh()).collect(Collectors.joining(";"));
    String en = signs.stream().map(s -> s.what().en()).collect(Collectors.joining("; "));
    Set<Pointer> places = new HashSet<>();
    List<Pointer> ordered =
        signs.stream()
            .flatMap(s -> s.places().list().stream())
            .filter(places::add)
            .limit(Places.KEPT)
            .toList();
    Ruling ruling =
        explained
            ? Ruling.warn(zh + "(已说明)", en + " (explained)")
            : hard ? Ruling.fail(zh, en) : Ruling.warn(zh, en);
    return ruling.at(ordered);
  }
}
