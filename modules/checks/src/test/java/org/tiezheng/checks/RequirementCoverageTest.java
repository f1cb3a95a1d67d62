package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which requirements, rules and papers have a test; docs/coverage.md is what this prints. */
class RequirementCoverageTest {
  private static final Path PAGE = SourceTree.ROOT.resolve("docs/coverage.md");

  @BeforeEach
  void requirementsAreThere() {
    if (!Requirements.present()) {
      System.out.println("SKIPPED: the requirements are not beside this checkout");
      Assumptions.abort("no requirements");
    }
  }

  /** {@code -Dwrite=true} writes the page anew. */
  @Test
  void thePageClaimsNothingThatNoTestShows() throws IOException {
    String page = new CoveragePage(Coverage.ofThisTree()).text();
    Path target = Files.createDirectories(Path.of("target"));
    Files.writeString(target.resolve("coverage.md"), page, StandardCharsets.UTF_8);
    if (Boolean.getBoolean("write")) {
      Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    }
    page.lines().filter(line -> line.startsWith("- ")).forEach(System.out::println);
    Set<String> claimed = CoveragePage.covered(SourceTree.read(PAGE));
    assertThat(claimed).isNotEmpty();
    Set<String> tooMuch = new TreeSet<>(claimed);
    tooMuch.removeAll(CoveragePage.covered(page));
    assertThat(tooMuch).as("docs/coverage.md says of these what no test shows any more").isEmpty();
  }

  /** A reason that outlives its fault would hide a requirement from the count. */
  @Test
  void whatIsSaidToHaveNoReaderIsARequirementWithoutATest() throws IOException {
    Coverage coverage = Coverage.ofThisTree();
    Set<String> asked = new TreeSet<>();
    Requirements.seeds().stream().filter(s -> !s.note()).forEach(s -> asked.add(s.id()));
    Set<String> unread = WithoutReader.reasons().keySet();
    assertThat(asked).containsAll(unread);
    assertThat(coverage.tags()).doesNotContainKeys(unread.toArray(String[]::new));
    assertThat(coverage.seedsOfRules()).doesNotContainKeys(unread.toArray(String[]::new));
  }

  @Test
  void everyCitedIdIsOneOfTheRequirements() throws IOException {
    Set<String> known = Requirements.known();
    assertThat(known).hasSizeGreaterThan(300);
    assertThat(known).containsAll(Coverage.ofThisTree().tags().keySet());
  }
}
