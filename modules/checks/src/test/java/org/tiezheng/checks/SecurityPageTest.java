package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/security.md says of tests can be followed. */
class SecurityPageTest {
  private static final Path PAGE = SourceTree.ROOT.resolve("docs/security.md");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z0-9]*Test|[a-z0-9-]+\\.(?:test\\.mjs|sh))`");
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d{1,2}(?:\\.[\\dx]{1,2}){2})[^|]*\\|[^|]*\\|([^|]*)\\|([^|]*)\\|");
  private static final Pattern STANDING = Pattern.compile(" (met|part|not met|n/a)\\b.*");

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (String ending : List.of("Test.java", ".test.mjs", ".sh")) {
      for (Path file : SourceTree.files(ending)) {
        if (SourceTree.name(file).contains("/src/test/")) {
          tests.add(String.valueOf(file.getFileName()).replaceFirst("\\.java$", ""));
        }
      }
    }
    Set<String> named = new TreeSet<>();
    Matcher names = NAMED.matcher(Files.readString(PAGE));
    while (names.find()) {
      named.add(names.group(1));
    }
    assertThat(named).hasSizeGreaterThan(30);
    named.removeAll(tests);
    assertThat(named).as("named in docs/security.md and not there").isEmpty();
  }

  /** Each line says how the point stands, and each point stands in one line. */
  @Test
  void everyPointSaysHowItStands() throws IOException {
    List<String> points = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readString(PAGE).lines().toList()) {
      if (!line.matches("\\| \\d+\\..*")) {
        continue;
      }
      Matcher row = ROW.matcher(line);
      if (row.matches() && STANDING.matcher(row.group(2)).matches()) {
        points.add(row.group(1));
      } else {
        wrong.add(line);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(points).doesNotHaveDuplicates().hasSizeGreaterThan(100);
  }
}
