package org.tiezheng.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tests of this tree name.
 *
 * @param tags by id, the test classes that carry it as a tag
 * @param onFiles those of the ids that a test asks through the verbs of a case, on files: by its
 *     tag, or because the table of forged twins, which its test writes and compares, names the rule
 * @param fixtures rules whose fixtures run, by id
 * @param seedsOfRules by requirement, the rules with fixtures that name it as their source
 */
record Coverage(
    Map<String, Set<String>> tags,
    Set<String> onFiles,
    Set<String> fixtures,
    Map<String, Set<String>> seedsOfRules) {
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
  private static final Pattern SEED = Pattern.compile("\\bSEED-[A-Z]+-[0-9]+[a-z]?\\b");
  private static final Pattern TWIN =
      Pattern.compile("(?m)^\\| `.*\\| [A-Z-]+/([A-Z]+-[0-9]+) \\| (?:PASS|WARN|FAIL|UNKNOWN) \\|");
  private static final Path RULES = Path.of("src/main/resources/org/tiezheng/examine/rules");
  private static final Path FIXTURES = Path.of("src/test/resources/org/tiezheng/examine/fixtures");

  static Coverage ofThisTree() throws IOException {
    Map<String, Set<String>> tags = new TreeMap<>();
    Set<String> onFiles = new TreeSet<>();
    for (Path file : SourceTree.javaFiles()) {
      String name = SourceTree.name(file);
      if (!name.contains("/src/test/") || name.startsWith("modules/checks/")) {
        continue;
      }
      boolean verbs = name.startsWith("modules/casework/") || name.startsWith("modules/cli/");
      Matcher tag = TAG.matcher(SourceTree.read(file));
      while (tag.find()) {
        String id = tag.group(1).replaceFirst("^.*/", "");
        if (Requirements.ID.matcher(id).matches()) {
          tags.computeIfAbsent(id, key -> new TreeSet<>()).add(className(file));
          if (verbs) {
            onFiles.add(id);
          }
        }
      }
    }
    Matcher twin = TWIN.matcher(SourceTree.read(SourceTree.ROOT.resolve("docs/forged-twins.md")));
    while (twin.find()) {
      onFiles.add(twin.group(1));
    }
    Map<String, Set<String>> seeds = new TreeMap<>();
    return new Coverage(tags, onFiles, rulesWithFixtures(seeds), seeds);
  }

  private static Set<String> rulesWithFixtures(Map<String, Set<String>> seeds) throws IOException {
    Set<String> rules = new TreeSet<>();
    Path examine = SourceTree.ROOT.resolve("modules/examine");
    for (Path file : SourceTree.files(".yaml")) {
      if (!file.startsWith(examine.resolve(RULES)) || file.endsWith("pack.yaml")) {
        continue;
      }
      String rule = String.valueOf(file.getFileName()).replace(".yaml", "");
      Path fixtures = examine.resolve(FIXTURES).resolve(rule + ".yaml");
      if (!Requirements.ID.matcher(rule).matches() || !Files.exists(fixtures)) {
        continue;
      }
      rules.add(rule);
      Matcher seed = SEED.matcher(SourceTree.read(file));
      while (seed.find()) {
        seeds.computeIfAbsent(seed.group(), key -> new TreeSet<>()).add(rule);
      }
    }
    return rules;
  }

  private static String className(Path file) {
    return String.valueOf(file.getFileName()).replace(".java", "");
  }
}
