package org.tiezheng.examine.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.evidence.Text;

/** The registry of norms, and the list of requirement ids that rules may cite. */
public final class Norms {
  private static final List<String> FIELDS =
      List.of("title", "status", "since", "until", "earlier", "where", "checkedOn", "confidence");
  private static final Map<String, Norm> NORMS = read();
  private static final Set<String> SEEDS =
      new TreeSet<>(Resources.text("seeds.txt").lines().filter(l -> !l.isBlank()).toList());

  private Norms() {}

  public static Optional<Norm> find(String id) {
    return Optional.ofNullable(NORMS.get(id));
  }

  /** Every norm in the order of the registry. */
  public static Collection<Norm> all() {
    return NORMS.values();
  }

  /** Whether a source leads to a norm of the registry or to a known requirement. */
  public static boolean resolves(Source source) {
    return switch (source) {
      case Source.Article article -> NORMS.containsKey(article.norm());
      case Source.Seed seed -> SEEDS.contains(seed.id());
    };
  }

  /** A source for a person: the norm's title and article, and its number in earlier texts. */
  public static Text describe(Source source) {
    return switch (source) {
      case Source.Article article -> article(article);
      case Source.Seed seed -> Text.same(seed.id());
    };
  }

  private static Text article(Source.Article article) {
    Optional<Norm> norm = find(article.norm());
    Text title = norm.map(Norm::title).orElse(Text.same(article.norm()));
    if (article.article().isEmpty()) {
      return new Text("《" + title.zh() + "》", title.en());
    }
    String formerly = norm.map(n -> String.join(", ", n.formerly(article.article()))).orElse("");
    boolean renumbered = !formerly.isEmpty();
    return new Text(
        "《%s》第 %s 条".formatted(title.zh(), article.article())
            + (renumbered ? "(旧文本第 " + formerly + " 条)" : ""),
        "%s, art. %s".formatted(title.en(), article.article())
            + (renumbered ? " (art. " + formerly + " in earlier texts)" : ""));
  }

  private static Map<String, Norm> read() {
    Map<String, Norm> norms = new LinkedHashMap<>();
    Located.Mapping file = YamlFile.read("norms.yaml", Resources.text("norms.yaml"));
    file.members().forEach((id, node) -> norms.put(id, norm(id, node.mapping())));
    return norms;
  }

  private static Norm norm(String id, Located.Mapping node) {
    node.allow(FIELDS);
    return new Norm(
        id,
        node.text("title"),
        node.text("status"),
        node.required("since").date(),
        node.optional("until").map(Located::date),
        node.optional("earlier").map(Located::sequence).orElse(List.of()).stream()
            .map(Norms::version)
            .toList(),
        node.string("where"),
        node.required("checkedOn").date(),
        node.required("confidence").constant(Confidence.class));
  }

  private static Norm.Version version(Located node) {
    Located.Mapping version = node.mapping();
    version.allow(List.of("title", "note", "until", "renumbered", "confidence"));
    Map<String, String> renumbered = new LinkedHashMap<>();
    version
        .optional("renumbered")
        .map(Located::mapping)
        .ifPresent(map -> map.members().forEach((old, now) -> renumbered.put(old, now.string())));
    return new Norm.Version(
        version.text("title"),
        version.text("note"),
        version.optional("until").map(Located::date),
        renumbered,
        version.required("confidence").constant(Confidence.class));
  }
}
