package org.tiezheng.checks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The coverage table for people; nothing in it is marked by hand. */
final class CoveragePage {
  private static final Pattern COVERED = Pattern.compile("(?m)^\\| (\\S+) \\| yes \\|.*$");

  private final Coverage coverage;

  CoveragePage(Coverage coverage) {
    this.coverage = coverage;
  }

  /** The ids that a page calls covered. */
  static Set<String> covered(String page) {
    Set<String> ids = new TreeSet<>();
    Matcher row = COVERED.matcher(page);
    while (row.find()) {
      ids.add(row.group(1));
    }
    return ids;
  }

  String text() throws IOException {
    List<Requirements.Seed> seeds = Requirements.seeds();
    Map<String, String> unread = WithoutReader.reasons();
    Set<String> rules = Requirements.rules();
    Set<String> papers = Requirements.papers();
    StringBuilder page =
        new StringBuilder(
            """
            # Which requirements have a test

            Written by the build from the tags of the tests and the sources that the rules name; nothing here is marked by
            hand. "yes" says that a test names the requirement, or that a rule which names it as its source runs on its
            fixtures; it does not say that the requirement is met in every case. The build fails when this page claims more
            than the tests show; it may claim less until it is written anew with `-Dwrite=true`. Requirements of a kind that no
            importer of this version reads are counted apart; their reasons come from
            modules/checks/src/test/resources/org/tiezheng/checks/without-a-reader.txt, and the build fails when one has a test.

            """);
    line(page, "rules that run on fixtures", rules, coverage.fixtures()::contains);
    line(
        page,
        "rules that a test asks on files, through the verbs of a case",
        rules,
        coverage.onFiles()::contains);
    line(page, "papers that a test names", papers, coverage.tags()::containsKey);
    for (String phase : List.of("collect", "preserve", "examine", "present", "verify")) {
      line(
          page,
          "requirements of the phase " + phase + ", notes and kinds without a reader left out",
          seeds.stream()
              .filter(s -> !s.note() && s.phase().contains(phase))
              .map(Requirements.Seed::id)
              .filter(id -> !unread.containsKey(id))
              .toList(),
          this::shown);
    }
    page.append("- requirements of kinds without a reader: %d\n".formatted(unread.size()));
    page.append("\n## Rules\n\n| rule | covered | on files | tests |\n|---|---|---|---|\n");
    for (String rule : rules) {
      row(
          page,
          rule,
          coverage.fixtures().contains(rule),
          coverage.onFiles().contains(rule) ? "yes, files" : "",
          tests(rule));
    }
    page.append("\n## Papers\n\n| paper | covered | | tests |\n|---|---|---|---|\n");
    for (String paper : papers) {
      row(page, paper, coverage.tags().containsKey(paper), "", tests(paper));
    }
    page.append(
        """

        ## Requirements of the readings

        | id | covered | phase | tests and rules, or why there are none |
        |---|---|---|---|
        """);
    for (Requirements.Seed seed : seeds) {
      List<String> shownBy = new ArrayList<>(coverage.tags().getOrDefault(seed.id(), Set.of()));
      shownBy.addAll(coverage.seedsOfRules().getOrDefault(seed.id(), Set.of()));
      row(
          page,
          seed.id(),
          shown(seed.id()),
          seed.note() ? "NOTE" : seed.phase(),
          unread.containsKey(seed.id())
              ? "no reader: " + unread.get(seed.id())
              : String.join(", ", shownBy));
    }
    return page.toString();
  }

  private boolean shown(String seed) {
    return coverage.tags().containsKey(seed) || coverage.seedsOfRules().containsKey(seed);
  }

  private String tests(String id) {
    return String.join(", ", coverage.tags().getOrDefault(id, Set.of()));
  }

  private static void row(
      StringBuilder page, String id, boolean covered, String middle, String tests) {
    page.append(
        "| %s | %s | %s | %s |%n"
            .formatted(id, covered ? "yes" : "no", middle, tests)
            .replace("\r\n", "\n"));
  }

  private static void line(
      StringBuilder page, String what, Iterable<String> ids, Predicate<String> covered) {
    int all = 0;
    int shown = 0;
    for (String id : ids) {
      all++;
      shown += covered.test(id) ? 1 : 0;
    }
    page.append("- %s: %d of %d\n".formatted(what, shown, all));
  }
}
