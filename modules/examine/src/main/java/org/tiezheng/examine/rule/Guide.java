package org.tiezheng.examine.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * How an action is done, step by step, for a person (SEED-SMS-13, SEED-RCV-01 to 04). A guide never
 * offers a step that deletes or alters anything.
 *
 * @param warnings to be read before the first step
 * @param background what other sources recommend, and why it is not among the steps
 */
public record Guide(
    String action, Text title, List<Text> warnings, List<Text> steps, List<Text> background) {
  private static final String FILE = "guides.yaml";
  private static final Map<String, Guide> ALL = read();

  public Guide {
    warnings = List.copyOf(warnings);
    steps = List.copyOf(steps);
    background = List.copyOf(background);
  }

  /** The guide to an action of {@link Actions}, if there is one. */
  public static Optional<Guide> to(String action) {
    return Optional.ofNullable(ALL.get(action));
  }

  /** Every guide, in the order of the file. */
  public static List<Guide> all() {
    return List.copyOf(ALL.values());
  }

  private static Map<String, Guide> read() {
    Map<String, Guide> guides = new LinkedHashMap<>();
    Located.Mapping file = YamlFile.read(FILE, Resources.text(FILE));
    file.members()
        .forEach((action, node) -> {
          Located.Mapping guide = node.mapping();
          guide.allow(List.of("title", "warnings", "steps", "background"));
          guides.put(
              action,
              new Guide(
                  action,
                  guide.text("title"),
                  texts(guide, "warnings"),
                  texts(guide, "steps"),
                  texts(guide, "background")));
        });
    return guides;
  }

  private static List<Text> texts(Located.Mapping guide, String name) {
    List<Text> texts = new ArrayList<>();
    for (Located member : guide.required(name).sequence()) {
      Located.Mapping both = member.mapping();
      both.allow(List.of("zh", "en"));
      texts.add(new Text(both.string("zh"), both.string("en")));
    }
    return texts;
  }
}
