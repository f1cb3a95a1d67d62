package org.tiezheng.evidence.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences that stand before a type in its source, as plain text. */
record Javadocs(Optional<String> sentence, Map<String, String> parameters) {
  private static final Path SOURCES =
      Path.of(System.getProperty("root", "../.."), "modules/evidence/src/main/java");

  static Javadocs of(Class<?> type) throws IOException {
    Class<?> outer = type.getNestHost();
    Path file = SOURCES.resolve(outer.getName().replace('.', '/') + ".java");
    String source = Files.readString(file, StandardCharsets.UTF_8);
    Pattern before =
        Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*"
                + "(?:public |sealed )*(?:record|interface|enum) "
                + type.getSimpleName()
                + "\\b",
            Pattern.DOTALL);
    Matcher found = before.matcher(source);
    if (!found.find()) {
      return new Javadocs(Optional.empty(), Map.of());
    }
    String text = found.group(1).replaceAll("(?m)^\\s*\\* ?", " ");
    String[] parts = text.split("@param ", -1);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] words = parts[i].split("\\s+", 2);
      parameters.put(words[0], plain(words.length > 1 ? words[1] : ""));
    }
    String sentence = plain(parts[0]);
    return new Javadocs(Optional.of(sentence).filter(s -> !s.isEmpty()), parameters);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isEmpty());
  }

  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
        .replaceAll("<[^>]*>", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
