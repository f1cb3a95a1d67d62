package org.tiezheng.examine.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.examine.gaps.GapKind;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;

/** CHAT-004: no message is missing, as far as numbers, references, tables and days can show. */
final class ChatGaps implements Check.OfItem {
  private static final String FACTOR = "baselineFactor";
  private static final String LEAST = "leastGapDays";
  private static final String DENSITY = "densityPercent";
  private static final String FIELDS = "sequenceFields";

  /** Signs that a message is not there; a quote without its message counts whatever it weighs. */
  private static final Set<GapKind> ABSENT =
      EnumSet.of(
          GapKind.LOCAL_HOLE,
          GapKind.LOCAL_TAIL,
          GapKind.SERVER_HOLE,
          GapKind.TRANSFER_STATE,
          GapKind.RESIDUE,
          GapKind.PART_WITHOUT_ROW,
          GapKind.INDEX_WITHOUT_ROW,
          GapKind.LAST_LINE,
          GapKind.MEDIA_WITHOUT_ROW,
          GapKind.STORE_ABSENT,
          GapKind.RECORDED_DELETION);

  @Override
  public String name() {
    return "chat.gap.sequence";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(FACTOR, LEAST, DENSITY, FIELDS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    GapReport report = context.gaps(item, questions(params));
    if (report.messages() == 0) {
      return Ruling.unknown("没有读到消息", "no messages were read", "records.chat");
    }
    List<GapSign> absent = report.signs().stream().filter(ChatGaps::absent).toList();
    List<GapSign> silent =
        report.signs().stream().filter(s -> s.kind() == GapKind.SILENCE).toList();
    List<GapSign> changed =
        report.signs().stream()
            .filter(s -> s.weight() != Weight.SLIGHT && !absent.contains(s))
            .filter(s -> !ChatGroup.anyHas(s.kind()))
            .toList();
    StoreSigns tables =
        StoreSigns.of(item, context, ABSENT.stream().map(GapKind::id).toList(), 0)
            .atLeast(Weight.NOTABLE);
    Places places = new Places();
    Stream.of(absent, silent, changed).flatMap(List::stream).forEach(s -> places.add(context, s));
    tables.addTo(places, context);
    if (!absent.isEmpty() || !tables.isEmpty()) {
      return missing(item, context, absent, silent, tables).at(places.list());
    }
    if (!silent.isEmpty() || !changed.isEmpty()) {
      return Ruling.warn(
              "有 %d 段空白期明显长于平时,%d 处内容、时间或发送者前后不一".formatted(silent.size(), changed.size()),
              "%d silences are much longer than usual; in %d places content, time or sender do not fit together"
                  .formatted(silent.size(), changed.size()))
          .at(places.list());
    }
    return report.lookedFor().contains(GapKind.LOCAL_HOLE)
        ? Ruling.pass(
            "编号连续,引用均可对应,无异常空白期(末尾删除看不出来)",
            "ids run on, quotes resolve, no unusual silence (what was deleted at the end leaves no"
                + " trace)")
        : Ruling.unknown(
            "记录没有连续编号,只能比较引用和空白期,未见异常;缺失与否不能断定",
            "the record carries no consecutive ids: quotes and silences were compared and show"
                + " nothing, but what is missing cannot be told",
            "records.chat.sequence");
  }

  private static Ruling missing(
      Item item, Context context, List<GapSign> absent, List<GapSign> silent, StoreSigns tables) {
    long quotes = absent.stream().filter(s -> s.kind() == GapKind.QUOTE_TARGET).count();
    String zh =
        "编号等缺口 %d 处、被引用而不存在的消息 %d 条、异常空白期 %d 处"
            .formatted(absent.size() - quotes, quotes, silent.size());
    String en =
        "%d gaps in the ids or alike, %d quoted messages that are not there, %d unusual silences"
            .formatted(absent.size() - quotes, quotes, silent.size());
    if (!tables.isEmpty()) {
      zh += ";" + tables.summary().zh();
      en += "; " + tables.summary().en();
    }
    boolean explained = context.answer(item, Answer.GAP_EXPLAINED).isPresent();
    return explained ? Ruling.warn(zh + "(已说明)", en + " (explained)") : Ruling.fail(zh, en);
  }

  private static boolean absent(GapSign sign) {
    return sign.kind() == GapKind.QUOTE_TARGET
        || (sign.weight() != Weight.SLIGHT && ABSENT.contains(sign.kind()));
  }

  private static GapQuestions questions(Params params) {
    GapQuestions usual = GapQuestions.USUAL;
    return new GapQuestions(
        usual.zone(),
        usual.conversation(),
        params.number(FACTOR),
        params.number(LEAST),
        params.number(DENSITY),
        params.words(FIELDS),
        usual.tolerances());
  }
}
