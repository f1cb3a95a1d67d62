package org.tiezheng.examine.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tiezheng.examine.rule.Located;
import org.tiezheng.examine.rule.YamlFile;

/** The files of this package that ship. */
final class GuideFiles {
  private static final String FOLDER = "/org/tiezheng/examine/guide/";

  private GuideFiles() {}

  static Located document(String file) {
    return YamlFile.document("guide/" + file, text(file));
  }

  static String text(String file) {
    try (InputStream in = GuideFiles.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list of words that may be left out. */
  static List<String> list(Located.Mapping node, String name) {
    return node.optional(name).map(Located::strings).orElse(List.of());
  }
}
