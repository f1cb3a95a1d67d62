package org.tiezheng.present.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The templates that ship, in the order in which they are listed. Thread-safe. */
public final class Templates {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final Map<String, Basis.Norm> NORMS =
      read("norms.yaml", new TypeReference<Map<String, Basis.Norm>>() {});
  private static final Map<String, Template> ALL = load();

  private Templates() {}

  /** Every template. */
  public static List<Template> all() {
    return List.copyOf(ALL.values());
  }

  /** The template of that paper. */
  public static Optional<Template> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /** The norms that templates cite, by id. */
  public static Map<String, Basis.Norm> norms() {
    return Map.copyOf(NORMS);
  }

  static Basis.Norm norm(String id) {
    Basis.Norm norm = NORMS.get(id);
    if (norm == null) {
      throw new IllegalStateException("no such norm: " + id);
    }
    return norm;
  }

  private static Map<String, Template> load() {
    Map<String, List<TemplateFile.Part>> fragments =
        read("fragments.yaml", new TypeReference<Map<String, List<TemplateFile.Part>>>() {});
    Map<String, Template> all = new LinkedHashMap<>();
    for (String id : read("index.yaml", new TypeReference<List<String>>() {})) {
      TemplateFile file = read(id + ".yaml", new TypeReference<TemplateFile>() {});
      if (!file.id().equals(id)) {
        throw new IllegalStateException(id + ".yaml calls itself " + file.id());
      }
      all.put(id, file.template(fragments));
    }
    return all;
  }

  static <T> T read(String name, TypeReference<T> type) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
