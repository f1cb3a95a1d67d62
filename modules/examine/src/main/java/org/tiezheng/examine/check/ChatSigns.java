package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.gaps.GapKind;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;

/**
 * What the messages of a chat and the tables around them state twice, compared. A difference needs
 * an explanation, of which innocent ones are named; it is never called a forgery, and agreement is
 * never called genuine.
 */
final class ChatSigns implements Check.OfItem {
  /** Importers that read the database of an app, where these fields are to be expected. */
  static final String STORES = "storeImporters";

  private static final int MOST_EXPLANATIONS = 6;

  private final ChatGroup group;

  ChatSigns(ChatGroup group) {
    this.group = group;
  }

  @Override
  public String name() {
    return group.check();
  }

  @Override
  public Set<String> parameters() {
    Set<String> names = new HashSet<>(group.parameters());
    names.add(STORES);
    return names;
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    GapReport report =
        context.gaps(item, GapQuestions.USUAL.within(group.tolerances(params::number)));
    if (report.messages() == 0) {
      return Ruling.unknown("没有读到消息", "no messages were read", "records.chat");
    }
    StoreSigns tables = StoreSigns.of(item, context, group.ids(), 0);
    List<GapSign> signs = report.signs().stream().filter(s -> group.has(s.kind())).toList();
    Set<String> looked = looked(report, tables);
    if (signs.isEmpty() && tables.isEmpty() && looked.isEmpty()) {
      return nothingToCompare(item, context, params);
    }
    StoreSigns heavyTables = tables.atLeast(Weight.NOTABLE);
    List<GapSign> heavy = signs.stream().filter(s -> s.weight() != Weight.SLIGHT).toList();
    long slight = signs.size() - heavy.size() + tables.count() - heavyTables.count();
    return heavy.isEmpty() && heavyTables.isEmpty()
        ? fits(report, looked, slight)
        : told(item, context, heavy, heavyTables, slight);
  }

  private Set<String> looked(GapReport report, StoreSigns tables) {
    Set<String> looked = new TreeSet<>();
    report.lookedFor().stream().filter(group::has).map(GapKind::id).forEach(looked::add);
    tables.looked().stream().filter(group.ids()::contains).forEach(looked::add);
    return looked;
  }

  private Ruling nothingToCompare(Item item, Context context, Params params) {
    boolean spoken;
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      spoken = messages.anyMatch(group::speaksOf);
    }
    Text subject = group.subject();
    if (!spoken) {
      return Ruling.notApplicable(
          "记录中没有可核对的内容:" + subject.zh(), "the chat has nothing to compare: " + subject.en());
    }
    boolean store =
        item.reading().filter(r -> ImporterNames.among(params.words(STORES), r)).isPresent();
    return store
        ? Ruling.unknown(
            "消息太少,或没有取得所需的字段,无法核对:" + subject.zh(),
            "there are too few messages, or the fields are not there, to compare: " + subject.en(),
            group.input())
        : Ruling.notApplicable(
            "来源不是聊天应用的数据库,不载所需字段:" + subject.zh(),
            "the source is no database of a chat app and does not carry the fields: "
                + subject.en());
  }

  private static Ruling fits(GapReport report, Set<String> looked, long slight) {
    String zh =
        looked.stream().map(id -> StoreSigns.title(id).zh()).collect(Collectors.joining("、"));
    String en =
        looked.stream().map(id -> StoreSigns.title(id).en()).collect(Collectors.joining("; "));
    return Ruling.pass(
        "%,d 条消息中未见:%s%s。只说明所查字段彼此相符"
            .formatted(
                report.messages(),
                zh,
                slight == 0 ? "" : "(轻微的 %,d 处,未改动的数据中也常见)".formatted(slight)),
        "none found in %,d messages: %s%s. It shows no more than that these fields agree"
            .formatted(
                report.messages(),
                en,
                slight == 0
                    ? ""
                    : " (%,d slight ones, common in untouched data too)".formatted(slight)));
  }

  private Ruling told(
      Item item, Context context, List<GapSign> heavy, StoreSigns tables, long slight) {
    Places places = new Places();
    heavy.forEach(s -> places.add(context, s));
    tables.addTo(places, context);
    boolean explained = context.answer(item, group.explained()).isPresent();
    String zh = sentence(heavy, tables, slight, Locale.CHINESE) + (explained ? "(已说明)" : "");
    String en = sentence(heavy, tables, slight, Locale.ENGLISH) + (explained ? " (explained)" : "");
    return (explained ? Ruling.warn(zh, en) : Ruling.fail(zh, en)).at(places.list());
  }

  private static String sentence(
      List<GapSign> heavy, StoreSigns tables, long slight, Locale locale) {
    List<String> parts = new ArrayList<>();
    Map<GapKind, Long> counts = new EnumMap<>(GapKind.class);
    heavy.forEach(s -> counts.merge(s.kind(), 1L, Long::sum));
    Text each = new Text("%s %,d 处", "%s: %,d places");
    counts.forEach((kind, n) -> parts.add(each.in(locale).formatted(kind.title().in(locale), n)));
    if (!tables.isEmpty()) {
      parts.add(tables.summary().in(locale));
    }
    if (slight > 0) {
      parts.add(new Text("轻微的 %,d 处", "slight ones: %,d").in(locale).formatted(slight));
    }
    return String.join(new Text(";", "; ").in(locale), parts) + innocent(heavy, tables).in(locale);
  }

  /** Explanations that need nobody's intent, each once. */
  private static Text innocent(List<GapSign> heavy, StoreSigns tables) {
    List<Text> all =
        heavy.stream()
            .flatMap(s -> s.innocent().stream())
            .distinct()
            .limit(MOST_EXPLANATIONS)
            .toList();
    return all.isEmpty() ? tables.innocent() : StoreSigns.innocent(all);
  }
}
