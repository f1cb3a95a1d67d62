package org.tiezheng.collect.payment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** The layouts known, from the resource {@code layouts.json}. */
final class Layouts {
  static final List<Layout> ALL = load();

  private static final Map<Layout, Set<String>> HEADINGS = headings();
  private static final int LONGEST_HEADING = 60;

  private Layouts() {}

  /** The layout whose headings all stand in the row; the one with most headings if several do. */
  static Optional<Layout> ofHeader(List<String> cells) {
    // Rows begin with a date or a number, headers never hold a digit there: most rows end here.
    if (cells.isEmpty() || cells.getFirst().chars().anyMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    Set<String> plain = new HashSet<>();
    cells.forEach(cell -> plain.add(cell.length() > LONGEST_HEADING ? "" : Heading.plain(cell)));
    Optional<Layout> best = Optional.empty();
    for (Map.Entry<Layout, Set<String>> entry : HEADINGS.entrySet()) {
      Layout layout = entry.getKey();
      if (plain.containsAll(entry.getValue())
          && best.map(b -> b.header().size() < layout.header().size()).orElse(true)) {
        best = Optional.of(layout);
      }
    }
    return best;
  }

  private static Map<Layout, Set<String>> headings() {
    Map<Layout, Set<String>> headings = new LinkedHashMap<>();
    ALL.stream()
        .filter(layout -> !layout.headerless())
        .forEach(layout -> {
          Set<String> plain = new HashSet<>();
          layout.header().forEach(h -> plain.add(Heading.plain(h)));
          headings.put(layout, plain);
        });
    return headings;
  }

  private static List<Layout> load() {
    try (InputStream in =
        Objects.requireNonNull(Layouts.class.getResourceAsStream("layouts.json"))) {
      List<Layout> all = new ArrayList<>();
      for (JsonNode node : EvidenceJson.mapper().readTree(in)) {
        all.add(layout(node));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Layout layout(JsonNode node) {
    List<Layout.Time> times = new ArrayList<>();
    for (JsonNode time : node.path("times")) {
      times.add(new Layout.Time(words(time.path("columns")), words(time.path("formats"))));
    }
    Map<String, String> columns = new LinkedHashMap<>();
    node.path("columns").forEachEntry((field, heading) -> columns.put(field, heading.asString()));
    List<Text> reasons = new ArrayList<>();
    if (node.has("notUnderstood")) {
      reasons.add(text(node.path("notUnderstood")));
    }
    return new Layout(
        node.path("id").asString(),
        node.path("importer").asString("payment.statement"),
        node.path("provider").asString(),
        text(node.path("title")),
        words(node.path("marks")),
        words(node.path("header")),
        node.path("headerless").asBoolean(false),
        words(node.path("footers")),
        ZoneId.of(node.path("zone").asString("Asia/Shanghai")),
        times,
        node.path("titleYear").asBoolean(false),
        money(node.path("money")),
        columns,
        reasons);
  }

  private static Layout.Money money(JsonNode node) {
    return new Layout.Money(
        Layout.Style.valueOf(node.path("style").asString("SIGNED")),
        node.path("amount").asString(""),
        node.path("out").asString(""),
        node.path("direction").asString(""),
        words(node.path("in")),
        words(node.path("outWords")),
        words(node.path("neutral")),
        node.path("currency").asString("CNY"));
  }

  private static Text text(JsonNode node) {
    return new Text(node.path("zh").asString(""), node.path("en").asString(""));
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    node.forEach(word -> words.add(word.asString()));
    return List.copyOf(words);
  }
}
