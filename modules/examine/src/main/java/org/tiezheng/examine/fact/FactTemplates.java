package org.tiezheng.examine.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Fact;
import org.tiezheng.examine.fact.FactTemplate.TemplateFact;
import org.tiezheng.examine.rule.Located;
import org.tiezheng.examine.rule.YamlFile;

/** The templates that ship: one YAML file each beside this class. */
public final class FactTemplates {
  private static final String FOLDER = "/org/tiezheng/examine/fact/";
  private static final Map<String, FactTemplate> ALL = read();

  private FactTemplates() {}

  /** Every template, in the order of the index. */
  public static List<FactTemplate> all() {
    return List.copyOf(ALL.values());
  }

  public static Optional<FactTemplate> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /** The template that a fact of a case was made from. */
  public static Optional<FactTemplate> of(Fact fact) {
    return fact.template().flatMap(path -> find(path.split("/", 2)[0]));
  }

  /** The fact of a template that a fact of a case was made from. */
  public static Optional<TemplateFact> source(Fact fact) {
    return fact.template()
        .filter(path -> path.indexOf('/') > 0)
        .flatMap(path -> of(fact).flatMap(t -> t.fact(path.substring(path.indexOf('/') + 1))));
  }

  private static Map<String, FactTemplate> read() {
    Map<String, FactTemplate> all = new LinkedHashMap<>();
    for (Located id : file("index.yaml").sequence()) {
      String file = id.string() + ".yaml";
      all.put(id.string(), TemplateFile.read("fact/" + file, text(file)));
    }
    return all;
  }

  /** A file that ships beside the templates. */
  static Located file(String name) {
    return YamlFile.document("fact/" + name, text(name));
  }

  private static String text(String name) {
    try (InputStream in = FactTemplates.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
