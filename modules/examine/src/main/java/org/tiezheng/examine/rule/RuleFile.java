package org.tiezheng.examine.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Outcome;

/** Turns a rule's YAML into a {@link Rule}, or names the line and field that is wrong. */
final class RuleFile {
  private static final Pattern ID = Pattern.compile("[A-Z]{2}(-[A-Z]+)?\\.[A-Z]+\\.[0-9]{3}");
  private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
  private static final Pattern CHECK = Pattern.compile("[a-z]+(\\.[a-zA-Z]+)+");

  private static final List<String> FIELDS =
      List.of(
          "id",
          "version",
          "since",
          "until",
          "jurisdiction",
          "forum",
          "title",
          "why",
          "plain",
          "types",
          "phase",
          "property",
          "severity",
          "effect",
          "kind",
          "check",
          "params",
          "inputs",
          "outcomes",
          "remedies",
          "sources",
          "outdated",
          "confidence",
          "tests");

  private static final Set<String> TYPES =
      Set.of(
          "all",
          "bundle",
          "chain",
          "tsa",
          "chat",
          "sms",
          "calls",
          "contacts",
          "email",
          "payment",
          "photo",
          "audio",
          "video",
          "document",
          "web",
          "fax",
          "log",
          "certificate",
          "program",
          "other");

  /** From gentle to heavy; other actions may stand anywhere. */
  private static final List<String> ESCALATION =
      List.of("explain", "corroborate", "expert", "appraise");

  private RuleFile() {}

  static Rule read(Located.Mapping file) {
    file.allow(FIELDS);
    Optional<LocalDate> until = file.optional("until").map(Located::date);
    LocalDate since = file.required("since").date();
    if (until.isPresent() && until.get().isBefore(since)) {
      throw file.required("until").fault("早于 since", "is before since");
    }
    return new Rule(
        matching(file, "id", ID, "CN.CHAT.004"),
        matching(file, "version", VERSION, "1.0.0"),
        since,
        until,
        file.string("jurisdiction"),
        file.optionalString("forum"),
        file.text("title"),
        file.text("why"),
        file.text("plain"),
        types(file),
        constants(file, "phase", Phase.class),
        file.required("property").constant(Property.class),
        file.required("severity").constant(Severity.class),
        file.optional("effect").map(e -> e.constant(Effect.class)),
        file.required("kind").constant(RuleKind.class),
        matching(file, "check", CHECK, "chat.gap.sequence"),
        parameters(file),
        file.strings("inputs"),
        outcomes(file),
        remedies(file),
        sources(file),
        outdated(file),
        file.required("confidence").constant(Confidence.class),
        file.strings("tests"));
  }

  private static String matching(Located.Mapping file, String name, Pattern form, String example) {
    String value = file.string(name);
    if (!form.matcher(value).matches()) {
      throw file.required(name)
          .fault("“" + value + "”应形如 " + example, "'" + value + "' should look like " + example);
    }
    return value;
  }

  private static List<String> types(Located.Mapping file) {
    for (Located type : file.required("types").sequence()) {
      if (!TYPES.contains(type.string())) {
        throw type.fault("没有这种证据类型:" + type.string(), "no such type: " + type.string());
      }
    }
    return file.strings("types");
  }

  private static <E extends Enum<E>> Set<E> constants(
      Located.Mapping file, String name, Class<E> type) {
    Set<E> all = EnumSet.noneOf(type);
    for (Located member : file.required(name).sequence()) {
      all.add(member.constant(type));
    }
    if (all.isEmpty()) {
      throw file.required(name).fault("至少一项", "at least one is needed");
    }
    return all;
  }

  private static Set<Outcome> outcomes(Located.Mapping file) {
    Set<Outcome> outcomes = constants(file, "outcomes", Outcome.class);
    if (!outcomes.contains(Outcome.UNKNOWN)) {
      // Every check can lack an input or throw, and then it must not look like a pass.
      throw file.required("outcomes").fault("必须包含 UNKNOWN", "must contain UNKNOWN");
    }
    return outcomes;
  }

  private static Map<String, Parameter> parameters(Located.Mapping file) {
    Map<String, Parameter> all = new LinkedHashMap<>();
    file.optional("params")
        .map(Located::mapping)
        .ifPresent(params -> params.members().forEach((name, node) -> all.put(name, value(node))));
    return all;
  }

  private static Parameter value(Located node) {
    if (node instanceof Located.Sequence) {
      return new Parameter.Words(node.strings());
    }
    try {
      return new Parameter.Number(Long.parseLong(node.string()));
    } catch (NumberFormatException e) {
      throw node.fault("应为整数或文字列表", "expected a whole number or a list of words");
    }
  }

  private static List<Remedy> remedies(Located.Mapping file) {
    List<Remedy> all = new ArrayList<>();
    int reached = 0;
    for (Located node : file.required("remedies").sequence()) {
      Located.Mapping remedy = node.mapping();
      remedy.allow(List.of("action", "doc", "cost", "lead"));
      String action = remedy.string("action");
      if (Actions.text(action).isEmpty()) {
        throw remedy.required("action").fault("未登记的措施:" + action, "no such action: " + action);
      }
      int rank = ESCALATION.indexOf(action);
      if (rank >= 0 && rank < reached) {
        throw remedy
            .required("action")
            .fault("顺序应为说明、补强、专家、鉴定", "the order is explain, corroborate, expert, appraise");
      }
      reached = Math.max(reached, rank);
      Optional<String> doc = remedy.optionalString("doc");
      if (doc.isPresent() && !doc.get().startsWith("DOC-")) {
        throw remedy.required("doc").fault("应形如 DOC-PRODUCE", "should look like DOC-PRODUCE");
      }
      all.add(
          new Remedy(action, doc, remedy.optionalString("cost"), remedy.optionalString("lead")));
    }
    return all;
  }

  private static List<Source> sources(Located.Mapping file) {
    List<Source> all = new ArrayList<>();
    for (Located node : file.required("sources").sequence()) {
      Located.Mapping source = node.mapping();
      source.allow(List.of("norm", "art", "seed"));
      Optional<String> seed = source.optionalString("seed");
      if (seed.isPresent()) {
        if (source.members().size() > 1) {
          throw node.fault("seed 与 norm 二者只能取一", "give either a seed or a norm");
        }
        all.add(new Source.Seed(seed.get()));
      } else {
        all.add(new Source.Article(source.string("norm"), source.optionalString("art").orElse("")));
      }
    }
    if (all.isEmpty()) {
      throw file.required("sources").fault("规则必须有来源", "a rule must name its source");
    }
    return all;
  }

  private static List<Outdated> outdated(Located.Mapping file) {
    List<Outdated> all = new ArrayList<>();
    for (Located node : file.optional("outdated").map(Located::sequence).orElse(List.of())) {
      Located.Mapping difference = node.mapping();
      difference.allow(List.of("seed", "says", "today"));
      String seed = difference.string("seed");
      if (!Norms.resolves(new Source.Seed(seed))) {
        throw difference.required("seed").fault("来源未登记:" + seed, "unknown source: " + seed);
      }
      all.add(new Outdated(seed, difference.text("says"), difference.text("today")));
    }
    return all;
  }
}
