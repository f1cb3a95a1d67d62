package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Which requirements and rules have a test that names them. */
class RequirementCoverageTest {
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
  private static final Pattern ID = Pattern.compile("[A-Z]+(?:-[A-Z]+)*-[0-9]+[a-z]?");
  private static final Path REQUIREMENTS = SourceTree.ROOT.resolve("../shared/requirements");

  @Test
  void theTestsThatShowEachRequirementAreWrittenDown() throws IOException {
    Map<String, Set<String>> cited = cited();
    StringBuilder report = new StringBuilder();
    report.append(cited.size()).append(" requirement and rule ids are cited by tests\n");
    cited.forEach((id, tests) -> report.append(id).append('\t').append(tests).append('\n'));
    Path target = Files.createDirectories(Path.of("target"));
    Path file = target.resolve("coverage-of-requirements.txt");
    Files.writeString(file, report, StandardCharsets.UTF_8);
    System.out.println(cited.size() + " requirement and rule ids are cited by tests; see " + file);
  }

  @Test
  void everyCitedIdIsOneOfTheRequirements() throws IOException {
    if (!Files.isDirectory(REQUIREMENTS)) {
      System.out.println("SKIPPED: the requirements are not beside this checkout");
      Assumptions.abort("no requirements");
    }
    Set<String> known = new HashSet<>();
    try (Stream<Path> files = Files.list(REQUIREMENTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        Matcher matcher = ID.matcher(SourceTree.read(file));
        while (matcher.find()) {
          known.add(matcher.group());
        }
      }
    }
    assertThat(known).hasSizeGreaterThan(50);
    assertThat(known).containsAll(cited().keySet());
  }

  /** By id, the test files that cite it; a pack before the id (CN/G-001) is dropped. */
  private static Map<String, Set<String>> cited() throws IOException {
    Map<String, Set<String>> cited = new TreeMap<>();
    for (Path file : SourceTree.javaFiles()) {
      if (!SourceTree.name(file).contains("/src/test/")
          || SourceTree.name(file).startsWith("modules/checks/")) {
        continue;
      }
      Matcher tag = TAG.matcher(SourceTree.read(file));
      while (tag.find()) {
        String id = tag.group(1).replaceFirst("^.*/", "");
        if (ID.matcher(id).matches()) {
          cited
              .computeIfAbsent(id, key -> new TreeSet<>())
              .add(String.valueOf(file.getFileName()).replace(".java", ""));
        }
      }
    }
    return cited;
  }
}
