package org.tiezheng.examine.guide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.Confidence;
import org.tiezheng.examine.rule.Located;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Source;
import org.tiezheng.examine.rule.YamlFile;

/** The guides that ship: one YAML file each. */
public final class PracticeGuides {
  private static final Map<String, PracticeGuide> ALL = read();

  private PracticeGuides() {}

  /** Every guide, in the order of the index. */
  public static List<PracticeGuide> all() {
    return List.copyOf(ALL.values());
  }

  public static Optional<PracticeGuide> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  private static Map<String, PracticeGuide> read() {
    Map<String, PracticeGuide> all = new LinkedHashMap<>();
    for (Located id : GuideFiles.document("index.yaml").sequence()) {
      String file = id.string() + ".yaml";
      PracticeGuide guide = guide(file, GuideFiles.text(file));
      if (!guide.id().equals(id.string())) {
        throw id.fault("文件中的 id 不同:" + guide.id(), "the file has another id: " + guide.id());
      }
      all.put(guide.id(), guide);
    }
    return all;
  }

  /**
   * Reads a guide.
   *
   * @throws org.tiezheng.examine.rule.BadRuleException with line and field, if it is no guide
   */
  static PracticeGuide guide(String file, String text) {
    Located.Mapping node = YamlFile.read(file, text);
    node.allow(List.of("id", "title", "when", "confidence", "basis", "warnings", "steps"));
    List<Text> warnings = new ArrayList<>();
    for (Located warning : node.required("warnings").sequence()) {
      warnings.add(words(warning.mapping()));
    }
    List<PracticeGuide.Step> steps = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Located step : node.required("steps").sequence()) {
      Located.Mapping fields = step.mapping();
      fields.allow(List.of("id", "zh", "en", "seeds"));
      if (!ids.add(fields.string("id"))) {
        throw step.fault("步骤 id 重复", "the id of the step stands twice");
      }
      steps.add(
          new PracticeGuide.Step(
              fields.string("id"), words(fields), GuideFiles.list(fields, "seeds")));
    }
    return new PracticeGuide(
        node.string("id"),
        node.text("title"),
        node.text("when"),
        warnings,
        steps,
        basis(node),
        node.required("confidence").constant(Confidence.class));
  }

  private static List<Source.Article> basis(Located.Mapping node) {
    List<Source.Article> basis = new ArrayList<>();
    for (Located member : node.required("basis").sequence()) {
      Located.Mapping source = member.mapping();
      source.allow(List.of("norm", "art"));
      Source.Article article = new Source.Article(source.string("norm"), source.string("art"));
      if (!Norms.resolves(article)) {
        throw member.fault("规范未登记:" + article.line(), "unknown norm: " + article.line());
      }
      basis.add(article);
    }
    return basis;
  }

  private static Text words(Located.Mapping node) {
    return new Text(node.string("zh"), node.string("en"));
  }
}
