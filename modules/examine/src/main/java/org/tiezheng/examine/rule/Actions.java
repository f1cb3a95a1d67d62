package org.tiezheng.examine.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/** The remedies that rules may name, in words. */
public final class Actions {
  private static final Map<String, Text> TEXTS = read();

  private Actions() {}

  /** What to do, for a person. */
  public static Optional<Text> text(String action) {
    return Optional.ofNullable(TEXTS.get(action));
  }

  private static Map<String, Text> read() {
    Map<String, Text> texts = new LinkedHashMap<>();
    Located.Mapping file = YamlFile.read("actions.yaml", Resources.text("actions.yaml"));
    for (String action : file.members().keySet()) {
      texts.put(action, file.text(action));
    }
    return texts;
  }
}
