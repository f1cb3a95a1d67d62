package org.tiezheng.examine.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.fact.FactTemplate.Basis;
import org.tiezheng.examine.fact.FactTemplate.Burden;
import org.tiezheng.examine.fact.FactTemplate.Counter;
import org.tiezheng.examine.fact.FactTemplate.DeceivedGuide;
import org.tiezheng.examine.fact.FactTemplate.Limit;
import org.tiezheng.examine.fact.FactTemplate.Paper;
import org.tiezheng.examine.fact.FactTemplate.Stage;
import org.tiezheng.examine.fact.FactTemplate.TemplateFact;
import org.tiezheng.examine.fact.FactTemplate.TemplateSlot;
import org.tiezheng.examine.fact.FactTemplate.Usual;
import org.tiezheng.examine.rule.Confidence;
import org.tiezheng.examine.rule.Located;
import org.tiezheng.examine.rule.Norm;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Source;
import org.tiezheng.examine.rule.YamlFile;

/** Turns a template's YAML into a {@link FactTemplate}, or names the line and field at fault. */
final class TemplateFile {
  private TemplateFile() {}

  static FactTemplate read(String name, String text) {
    Located.Mapping file = YamlFile.read(name, text);
    file.allow(List.of("id", "title", "causes", "confidence", "facts", "limits", "guide"));
    List<TemplateFact> facts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Located node : file.required("facts").sequence()) {
      TemplateFact fact = fact(node.mapping());
      if (!ids.add(fact.id())) {
        throw node.fault("事实 id 重复:" + fact.id(), "the fact id stands twice: " + fact.id());
      }
      facts.add(fact);
    }
    List<Limit> limits = new ArrayList<>();
    for (Located node : sequence(file, "limits")) {
      limits.add(limit(node.mapping(), facts));
    }
    Optional<DeceivedGuide> guide = file.optional("guide").map(g -> guide(g.mapping(), ids));
    return new FactTemplate(
        file.string("id"),
        file.text("title"),
        file.strings("causes"),
        file.optional("confidence")
            .map(c -> c.constant(Confidence.class))
            .orElse(Confidence.SECONDARY),
        facts,
        limits,
        guide);
  }

  private static TemplateFact fact(Located.Mapping node) {
    node.allow(
        List.of("id", "title", "burden", "standard", "basis", "slots", "evidence", "counters"));
    List<TemplateSlot> slots = new ArrayList<>();
    for (Located slot : node.required("slots").sequence()) {
      slots.add(slot(slot.mapping()));
    }
    List<Usual> evidence = new ArrayList<>();
    for (Located usual : node.required("evidence").sequence()) {
      evidence.add(usual(usual.mapping()));
    }
    List<Counter> counters = new ArrayList<>();
    for (Located counter : node.required("counters").sequence()) {
      Located.Mapping both = counter.mapping();
      both.allow(List.of("zh", "en", "answer"));
      counters.add(new Counter(words(both), both.text("answer")));
    }
    return new TemplateFact(
        node.string("id"),
        node.text("title"),
        node.required("burden").constant(Burden.class),
        node.optional("standard")
            .map(s -> s.constant(Fact.Standard.class))
            .orElse(Fact.Standard.HIGH_PROBABILITY),
        basis(node),
        slots,
        evidence,
        counters);
  }

  private static TemplateSlot slot(Located.Mapping slot) {
    slot.allow(List.of("id", "type", "zh", "en"));
    return new TemplateSlot(
        slot.string("id"), words(slot), slot.required("type").constant(Fact.SlotType.class));
  }

  private static Usual usual(Located.Mapping node) {
    node.allow(List.of("kinds", "zh", "en", "where", "docs"));
    List<Kind> kinds =
        node.required("kinds").sequence().stream().map(k -> k.constant(Kind.class)).toList();
    return new Usual(
        kinds,
        words(node),
        node.text("where"),
        node.optional("docs").map(Located::strings).orElse(List.of()));
  }

  private static List<Basis> basis(Located.Mapping node) {
    List<Basis> all = new ArrayList<>();
    for (Located member : node.required("basis").sequence()) {
      Located.Mapping source = member.mapping();
      source.allow(List.of("norm", "art", "confidence"));
      String id = source.string("norm");
      Norm norm =
          Norms.find(id).orElseThrow(() -> member.fault("规范未登记:" + id, "unknown norm: " + id));
      Confidence confidence =
          source
              .optional("confidence")
              .map(c -> c.constant(Confidence.class))
              .orElse(norm.confidence());
      all.add(new Basis(new Source.Article(id, source.string("art")), confidence));
    }
    return all;
  }

  private static Limit limit(Located.Mapping node, List<TemplateFact> facts) {
    node.allow(List.of("id", "title", "from", "years", "basis", "note"));
    String[] from = node.string("from").split("\\.", 2);
    boolean known =
        from.length == 2
            && facts.stream()
                .filter(f -> f.id().equals(from[0]))
                .flatMap(f -> f.slots().stream())
                .anyMatch(s -> s.id().equals(from[1]) && s.type() == Fact.SlotType.DATE);
    if (!known) {
      throw node.required("from").fault("没有这样的日期要素", "there is no such slot with a date");
    }
    return new Limit(
        node.string("id"),
        node.text("title"),
        from[0],
        from[1],
        Integer.parseInt(node.string("years")),
        basis(node),
        node.text("note"));
  }

  private static DeceivedGuide guide(Located.Mapping node, Set<String> facts) {
    node.allow(List.of("title", "warnings", "before", "signed", "after", "steps", "letters"));
    List<Stage> stages = new ArrayList<>();
    for (String name : List.of("before", "signed", "after")) {
      Located.Mapping stage = node.required(name).mapping();
      stage.allow(List.of("title", "facts"));
      List<String> named = stage.strings("facts");
      if (!facts.containsAll(named)) {
        throw stage.fault("没有这样的事实", "there is no such fact");
      }
      stages.add(new Stage(stage.text("title"), named));
    }
    List<Paper> letters = new ArrayList<>();
    for (Located member : node.required("letters").sequence()) {
      Located.Mapping letter = member.mapping();
      letter.allow(List.of("doc", "zh", "en"));
      letters.add(new Paper(letter.string("doc"), words(letter)));
    }
    return new DeceivedGuide(
        node.text("title"), texts(node, "warnings"), stages, texts(node, "steps"), letters);
  }

  private static List<Text> texts(Located.Mapping node, String name) {
    return node.required(name).sequence().stream().map(t -> words(t.mapping())).toList();
  }

  private static List<Located> sequence(Located.Mapping node, String name) {
    return node.optional(name).map(Located::sequence).orElse(List.of());
  }

  private static Text words(Located.Mapping both) {
    return new Text(both.string("zh"), both.string("en"));
  }
}
