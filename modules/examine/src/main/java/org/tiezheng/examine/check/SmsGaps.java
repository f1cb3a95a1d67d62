package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;

/**
 * SMS-002: no sign that messages or calls are missing. A gap is common in untouched phones, too: it
 * shows that something is missing, never who removed it.
 */
final class SmsGaps implements Check.OfItem {
  private static final String FROM = "gapsFrom";

  @Override
  public String name() {
    return "sms.gap.store";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(FROM);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    long from = params.number(FROM);
    Rows rows = new Rows(new RowIdGaps(from));
    try (Stream<Record> records = context.records(item)) {
      records
          .filter(r -> r instanceof TextMessage || r instanceof Call)
          .forEach(r -> rows.add(context, r));
    }
    if (rows.count == 0) {
      return Ruling.unknown("没有读到短信或通话记录", "no text message or call was read", "records.sms");
    }
    StoreSigns signs = StoreSigns.of(item, context, StoreSigns.OF_ABSENCE, from);
    StoreSigns missing = signs.without(StoreSigns.DESTROYED);
    Optional<String> tool = context.answer(item, Answer.RECOVERY_TOOL);
    if (!missing.isEmpty() || !rows.deleted.isEmpty()) {
      return absence(item, context, missing, rows)
          .at(
              Stream.concat(
                      places(missing, context, rows).stream(),
                      tool.stream()
                          .map(t ->
                              new Pointer(Context.label(item), Answer.RECOVERY_TOOL.path(), t)))
                  .toList());
    }
    return signs.examined() ? searched(item, context, signs, rows) : unsearched(rows);
  }

  private static Ruling absence(Item item, Context context, StoreSigns missing, Rows rows) {
    boolean serious = !missing.atLeast(Weight.NOTABLE).isEmpty() || !rows.deleted.isEmpty();
    boolean explained = context.answer(item, Answer.GAP_EXPLAINED).isPresent();
    Text innocent = missing.innocent();
    List<Text> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add(missing.summary());
    }
    if (!rows.deleted.isEmpty()) {
      parts.add(
          new Text(
              "已删除而仍存或已恢复 %d 行".formatted(rows.deleted.count()),
              "%d deleted rows are kept or were recovered".formatted(rows.deleted.count())));
    }
    String zh =
        "有缺失的迹象:"
            + parts.stream().map(Text::zh).collect(Collectors.joining(";"))
            + innocent.zh()
            + "。迹象不说明由谁、因何缺失";
    String en =
        "signs that rows are missing: "
            + parts.stream().map(Text::en).collect(Collectors.joining("; "))
            + innocent.en()
            + ". They do not say who removed them or why";
    if (explained) {
      return Ruling.warn(zh + "(已说明)", en + " (explained)");
    }
    return serious ? Ruling.fail(zh, en) : Ruling.warn(zh, en);
  }

  private static List<Pointer> places(StoreSigns missing, Context context, Rows rows) {
    Places places = new Places();
    missing.addTo(places, context);
    rows.deleted.list().forEach(p -> places.add(p.file(), p.where(), p.value()));
    return places.list();
  }

  /** The files were searched and show nothing, as far as they can. */
  private static Ruling searched(Item item, Context context, StoreSigns signs, Rows rows) {
    if (signs.has(StoreSigns.DESTROYED)) {
      Places places = new Places();
      signs.addTo(places, context);
      return Ruling.unknown(
              "编号与计数未见缺失;但已删除的数据已被系统清除,残留无从检查,不能说没有删除过",
              "ids and counters show nothing missing; but freed space was wiped, so remnants cannot"
                  + " be looked for, and that nothing was deleted cannot be said",
              "observations.storeSign.residue")
          .at(places.list());
    }
    Text looked = signs.lookedFor();
    return Ruling.pass(
            "已检查:" + looked.zh() + ";未见缺失迹象",
            "looked for: " + looked.en() + "; nothing seems to be missing")
        .at(Context.label(item), "rows", String.valueOf(rows.count));
  }

  private static Ruling unsearched(Rows rows) {
    if (rows.ids.rows() == 0) {
      return Ruling.unknown(
          "来源没有行编号(如备份导出的 XML、JSON),看不出缺口,也没有残留可查",
          "the source carries no row ids (such as XML or JSON of a backup program): it shows"
              + " neither gaps nor remnants",
          "records.sms.rowId");
    }
    if (rows.ids.missing() > 0) {
      return Ruling.warn(
              "编号缺口 %d 处,共缺 %d 个编号(发送失败、同步、迁移也会造成);计数与残留未检查"
                  .formatted(rows.ids.gaps().count(), rows.ids.missing()),
              ("%d gaps in the row ids, %d ids without a row (failed sends, synchronisation and"
                      + " migration make them, too); counters and remnants were not looked at")
                  .formatted(rows.ids.gaps().count(), rows.ids.missing()))
          .at(rows.ids.gaps().list());
    }
    return Ruling.unknown(
        "行编号中间连续;末尾、计数与残留没有检查",
        "row ids run on; the end, counters and remnants were not looked at",
        "observations.storeExamined");
  }

  /** What the rows themselves show. */
  private static final class Rows {
    private final RowIdGaps ids;
    private final Places deleted = new Places();
    private long count;

    Rows(RowIdGaps ids) {
      this.ids = ids;
    }

    void add(Context context, Record row) {
      count++;
      RowState state =
          switch (row) {
            case TextMessage message -> message.state();
            case Call call -> call.state();
            default -> RowState.LIVE;
          };
      switch (state) {
        case DELETED_RECOVERED -> deleted.add(context, row, "recovered");
        case MARKED_DELETED -> {
          deleted.add(context, row, "marked as deleted");
          ids.add(context, row);
        }
        case LIVE, RECALLED, EDITED, READ_FROM_PICTURE, READ_TO_CONFIRM -> ids.add(context, row);
        case EARLIER_VERSION, DELETED_OR_EARLIER -> {}
      }
    }
  }
}
