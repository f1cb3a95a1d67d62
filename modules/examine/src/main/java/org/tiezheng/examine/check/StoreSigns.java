package org.tiezheng.examine.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.StoreExamined;
import org.tiezheng.evidence.Observation.StoreSign;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.gaps.GapKind;

/** The signs that were seen in an item's databases, and what was looked for at all. */
final class StoreSigns {
  static final String DESTROYED = "destroyed";
  static final String RESIDUE = "residue";

  /** Signs that rows are missing; a sign belongs here if it begins so. */
  static final List<String> OF_ABSENCE =
      List.of(
          "gap.", "thread.", "join.", "address.", "fts.", RESIDUE, "timeline.deleted", DESTROYED);

  /** Signs that rows or the file were changed from outside. */
  static final List<String> OF_CHANGE = List.of("rewrite.", "timeline.changed");

  /** Signs that the schema is not the one that the app makes, or that another program wrote it. */
  static final List<String> OF_SCHEMA = List.of("schema.", "rewrite.desktop", "rewrite.counter");

  private static final int MOST_EXPLANATIONS = 6;

  private static final Map<String, Text> TITLES =
      Map.ofEntries(
          Map.entry("gap.interior", new Text("中间编号缺口", "gap between row ids")),
          Map.entry("gap.tail", new Text("末尾编号缺口", "gap after the last row id")),
          Map.entry("thread.count", new Text("会话计数不符", "thread counter against rows")),
          Map.entry("thread.snippet", new Text("会话摘要无对应短信", "thread snippet without a row")),
          Map.entry("join.dangling", new Text("关联指向不存在的行", "reference to a missing row")),
          Map.entry("address.orphan", new Text("有号码而无短信", "number without a message")),
          Map.entry("fts.orphan", new Text("全文索引有而正文无", "indexed text without a row")),
          Map.entry("rewrite.desktop", new Text("被其他软件改写的迹象", "rewritten by another program")),
          Map.entry("rewrite.counter", new Text("计数器小于行号", "counter behind the row ids")),
          Map.entry(RESIDUE, new Text("残留的旧行", "remnants of rows")),
          Map.entry(DESTROYED, new Text("已删除的数据已被清除", "freed space was wiped")),
          Map.entry("schema.column", new Text("缺少应有的列", "columns that are not there")),
          Map.entry("schema.index", new Text("缺少应有的索引", "indexes that are not there")),
          Map.entry("schema.unlike", new Text("与同类表结构不同", "made unlike its sister tables")),
          Map.entry("schema.trigger", new Text("有触发器或视图", "triggers or views")),
          Map.entry("timeline.changed", new Text("日志显示内容被改", "changed between two states")),
          Map.entry("timeline.deleted", new Text("日志显示被删除", "deleted between two states")));

  private final List<StoreSign> signs;
  private final Set<String> lookedFor = new TreeSet<>();
  private final boolean examined;

  private StoreSigns(List<StoreSign> signs, List<StoreExamined> files) {
    this.signs = signs;
    this.examined = !files.isEmpty();
    files.forEach(file -> lookedFor.addAll(file.lookedFor()));
  }

  /**
   * The signs of an item that begin with one of these words.
   *
   * @param gapsFrom gaps of fewer rows are left out
   */
  static StoreSigns of(Item item, Context context, List<String> kinds, long gapsFrom) {
    return new StoreSigns(
        context.observed(StoreSign.class).stream()
            .filter(sign -> sign.item() == item.number())
            .filter(sign -> kinds.stream().anyMatch(sign.sign()::startsWith))
            .filter(sign -> !sign.sign().startsWith("gap.") || sign.count() >= gapsFrom)
            .toList(),
        context.observed(StoreExamined.class).stream()
            .filter(file -> file.item() == item.number())
            .toList());
  }

  /** Whether any database of the item was searched; if not, silence means nothing. */
  boolean examined() {
    return examined;
  }

  List<String> looked() {
    return List.copyOf(lookedFor);
  }

  long count() {
    return signs.size();
  }

  boolean has(String sign) {
    return signs.stream().anyMatch(s -> s.sign().equals(sign));
  }

  /** Those of at least that weight. */
  StoreSigns atLeast(Weight weight) {
    return only(signs.stream().filter(s -> s.weight().compareTo(weight) >= 0).toList());
  }

  StoreSigns without(String sign) {
    return only(signs.stream().filter(s -> !s.sign().equals(sign)).toList());
  }

  private StoreSigns only(List<StoreSign> some) {
    StoreSigns others = new StoreSigns(some, List.of());
    others.lookedFor.addAll(lookedFor);
    return others;
  }

  boolean isEmpty() {
    return signs.isEmpty();
  }

  /** Each kind of sign with the places and rows that it counts. */
  Text summary() {
    Map<String, long[]> counts = new LinkedHashMap<>();
    for (StoreSign sign : signs) {
      long[] count = counts.computeIfAbsent(sign.sign(), _ -> new long[2]);
      count[0]++;
      count[1] += sign.count();
    }
    return new Text(summary(counts, Locale.CHINESE), summary(counts, Locale.ENGLISH));
  }

  private static String summary(Map<String, long[]> counts, Locale locale) {
    return counts.entrySet().stream()
        .map(e -> {
          Text form =
              e.getValue()[1] == 0
                  ? new Text("%s %d 处", "%s: %d places")
                  : new Text("%s %d 处 %d 行", "%s: %d places, %d rows");
          return form.in(locale)
              .formatted(title(e.getKey()).in(locale), e.getValue()[0], e.getValue()[1]);
        })
        .collect(Collectors.joining(new Text("、", "; ").in(locale)));
  }

  /** What a person calls the sign. */
  static Text title(String sign) {
    Text title = TITLES.get(sign);
    return title != null
        ? title
        : Arrays.stream(GapKind.values())
            .filter(kind -> kind.id().equals(sign))
            .map(GapKind::title)
            .findFirst()
            .orElse(Text.same(sign));
  }

  /** Names of what was looked for. */
  Text lookedFor() {
    return new Text(
        lookedFor.stream().map(s -> title(s).zh()).collect(Collectors.joining("、")),
        lookedFor.stream().map(s -> title(s).en()).collect(Collectors.joining(", ")));
  }

  /** Explanations that need nobody's intent, each once; empty if the signs name none. */
  Text innocent() {
    return innocent(
        signs.stream()
            .flatMap(sign -> sign.innocent().stream())
            .distinct()
            .limit(MOST_EXPLANATIONS)
            .toList());
  }

  /** Explanations in one parenthesis; empty if there are none. */
  static Text innocent(List<Text> all) {
    return all.isEmpty()
        ? Text.same("")
        : new Text(
            all.stream()
                .map(text -> open(text.zh()))
                .collect(Collectors.joining(";", "(也可能因:", ")")),
            all.stream()
                .map(text -> open(text.en()))
                .collect(Collectors.joining("; ", " (it may also be: ", ")")));
  }

  /** A sentence without its stop, to be one of several in a parenthesis. */
  private static String open(String sentence) {
    return sentence.replaceFirst("[。.]\\s*$", "");
  }

  /** Each sign with its place and what it is. */
  void addTo(Places places, Context context) {
    for (StoreSign sign : signs) {
      places.add(
          context.name(sign.original()), sign.place(), sign.what().zh() + " / " + sign.what().en());
    }
  }
}
