package org.tiezheng.examine.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Item;

/** CHAT-004: no message is missing, as far as ids, quotes and silent days can show. */
final class ChatGaps implements Check.OfItem {
  private static final String FACTOR = "baselineFactor";
  private static final String LEAST = "leastGapDays";
  private static final String DENSITY = "densityPercent";
  private static final String FIELDS = "sequenceFields";

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
    Map<String, IdSequence> ids = new TreeMap<>();
    Map<String, SilentDays> days = new TreeMap<>();
    Set<String> quoted = new HashSet<>();
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(m -> {
        ids.computeIfAbsent(m.conversation(), _ -> new IdSequence())
            .add(m, params.words(FIELDS), context);
        days.computeIfAbsent(m.conversation(), _ -> new SilentDays()).add(m, context);
        m.quotes().ifPresent(quoted::add);
      });
    }
    if (days.isEmpty()) {
      return Ruling.unknown("没有读到消息", "no messages were read", "records.chat");
    }
    Places lost = quotes(item, context, quoted);
    long quotesLost = lost.count();
    boolean sequence = false;
    for (IdSequence id : ids.values()) {
      if (id.isSequence(params.number(DENSITY))) {
        sequence = true;
        id.gaps().list().forEach(p -> lost.add(p.file(), p.where(), p.value()));
      }
    }
    Places silent = new Places();
    days.values().forEach(d -> d.gaps(params.number(FACTOR), params.number(LEAST), silent));
    boolean explained = context.answer(item, Answer.GAP_EXPLAINED).isPresent();
    List<Pointer> places = Stream.concat(lost.list().stream(), silent.list().stream()).toList();
    if (!lost.isEmpty()) {
      String zh =
          "编号缺口 %d 处、被引用而不存在的消息 %d 条、异常空白期 %d 处"
              .formatted(lost.count() - quotesLost, quotesLost, silent.count());
      String en =
          "%d gaps in the ids, %d quoted messages that are not there, %d unusual silences"
              .formatted(lost.count() - quotesLost, quotesLost, silent.count());
      return (explained ? Ruling.warn(zh + "(已说明)", en + " (explained)") : Ruling.fail(zh, en))
          .at(places);
    }
    if (!silent.isEmpty()) {
      return Ruling.warn(
              "有 %d 段空白期明显长于平时".formatted(silent.count()),
              "%d silences are much longer than usual".formatted(silent.count()))
          .at(places);
    }
    return sequence
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

  /** Quotes of messages that are not there; two passes, so that only quotes stay in memory. */
  private static Places quotes(Item item, Context context, Set<String> quoted) {
    Places lost = new Places();
    if (quoted.isEmpty()) {
      return lost;
    }
    Set<String> missing = new HashSet<>(quoted);
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(m -> m.nativeId().ifPresent(missing::remove));
    }
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages
          .filter(m -> m.quotes().filter(missing::contains).isPresent())
          .forEach(m -> lost.add(context, m, "quotes " + m.quotes().orElse("") + ": " + m.line()));
    }
    return lost;
  }
}
