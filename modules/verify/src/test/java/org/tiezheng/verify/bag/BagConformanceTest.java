package org.tiezheng.verify.bag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.verify.Limits;
import org.tiezheng.verify.bag.BagProblem.Kind;
import org.tiezheng.verify.container.UnreadableContainerException;

/** The BagIt conformance suite of the Library of Congress, unchanged. */
@Tag("corpus")
class BagConformanceTest {
  private static final Map<String, Kind> REASONS =
      Map.ofEntries(
          Map.entry("v0.97/invalid/baginfo-missing-encoding", Kind.DECLARATION),
          Map.entry("v0.97/invalid/bom-in-bagit.txt", Kind.DECLARATION),
          Map.entry("v0.97/invalid/corrupt-data-file", Kind.DIGEST),
          Map.entry("v0.97/invalid/corrupt-tag-file", Kind.DIGEST),
          Map.entry("v0.97/invalid/extra-file-in-bag", Kind.NOT_LISTED),
          Map.entry("v0.97/invalid/invalid-version-number", Kind.DECLARATION),
          Map.entry("v0.97/invalid/missing-baginfo", Kind.MISSING),
          Map.entry("v0.97/invalid/missing-bagit.txt", Kind.DECLARATION),
          Map.entry("v0.97/invalid/out-of-scope-file-paths-using-dot-notation", Kind.HOSTILE_PATH),
          Map.entry(
              "v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch",
              Kind.HOSTILE_PATH),
          Map.entry(
              "v0.97/invalid/same-filename-listed-twice-with-different-hashes", Kind.LISTED_TWICE),
          Map.entry("v1.0/invalid/bagit-with-invalid-whitespace", Kind.DECLARATION),
          Map.entry("v1.0/invalid/notAllManifestsListAllFiles", Kind.NOT_LISTED),
          Map.entry(
              "v1.0/invalid/same-filename-listed-twice-with-different-hashes", Kind.LISTED_TWICE),
          Map.entry(
              "v1.0/invalid/same-filename-listed-twice-with-the-same-hash", Kind.LISTED_TWICE),
          Map.entry("v0.97/warning/duplicate-file-with-different-case", Kind.COLLISION),
          Map.entry("v0.97/warning/made-with-md5sum-tools", Kind.STAR),
          Map.entry("v0.97/warning/relative-path", Kind.DOT_SLASH),
          Map.entry(
              "v0.97/warning/same-filename-listed-twice-with-different-normalization",
              Kind.COLLISION),
          Map.entry(
              "v0.97/warning/same-filename-listed-twice-with-the-same-hash",
              Kind.LISTED_TWICE_SAME),
          Map.entry("v0.97/warning/special-system-files", Kind.SYSTEM_FILE));

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyValidBagIsAccepted() throws IOException {
    return bags("valid")
        .map(bag ->
            DynamicTest.dynamicTest(
                name(bag),
                () ->
                    assertThat(check(bag).problems())
                        .filteredOn(problem -> !problem.kind().isWarning())
                        .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyInvalidBagIsRefusedForItsOwnReason() throws IOException {
    return bags("invalid")
        .map(bag ->
            DynamicTest.dynamicTest(
                name(bag), () -> assertThat(errors(bag)).contains(reason(bag))));
  }

  /** We refuse such paths on every system, not only where they work. */
  @TestFactory
  Stream<DynamicTest> pathsThatLeaveTheBagOnSomeSystemAreRefusedOnEverySystem() throws IOException {
    return Stream.concat(bags("linux-only"), bags("windows-only"))
        .map(bag ->
            DynamicTest.dynamicTest(
                name(bag), () -> assertThat(errors(bag)).contains(Kind.HOSTILE_PATH)));
  }

  /**
   * Bags to warn about are valid, except that two of them need a file system that takes two names
   * for one: there the second name is missing here.
   */
  @TestFactory
  Stream<DynamicTest> bagsToWarnAboutAreValidWithThatWarning() throws IOException {
    return bags("warning")
        .map(bag ->
            DynamicTest.dynamicTest(
                name(bag),
                () -> {
                  BagFindings found = check(withSystemFiles(bag));
                  assertThat(kinds(found)).contains(reason(bag));
                  Set<Kind> allowed =
                      reason(bag) == Kind.COLLISION ? Set.of(Kind.MISSING) : Set.of();
                  assertThat(found.problems())
                      .filteredOn(problem -> !problem.kind().isWarning())
                      .extracting(BagProblem::kind)
                      .allMatch(allowed::contains);
                }));
  }

  private static Stream<Path> bags(String group) throws IOException {
    String corpus = System.getProperty("corpus", "");
    if (corpus.isEmpty()) {
      System.out.println("SKIPPED: BagIt conformance suite, no corpus folder given");
    }
    Assumptions.assumeFalse(corpus.isEmpty(), "no corpus");
    Path suite = Path.of(corpus, "trust", "LibraryOfCongress_bagit-conformance-suite");
    try (Stream<Path> versions = Files.list(suite)) {
      List<Path> found =
          versions
              .map(version -> version.resolve(group))
              .filter(Files::isDirectory)
              .flatMap(BagConformanceTest::folders)
              .sorted()
              .toList();
      assertThat(found).isNotEmpty();
      return found.stream();
    }
  }

  private static Stream<Path> folders(Path group) {
    try (Stream<Path> all = Files.list(group)) {
      return all.filter(Files::isDirectory).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies leave out the empty system files that the suite has; they are put back. */
  private Path withSystemFiles(Path bag) throws IOException {
    if (!bag.endsWith("special-system-files")) {
      return bag;
    }
    Path copy = folder.resolve("copy");
    try (Stream<Path> all = Files.walk(bag)) {
      for (Path from : all.toList()) {
        Files.copy(from, copy.resolve(bag.relativize(from)));
      }
    }
    Path hidden = copy.resolve("data/.DS_Store");
    if (!Files.exists(hidden)) {
      Files.createFile(hidden);
    }
    return copy;
  }

  private static String name(Path bag) {
    int parts = bag.getNameCount();
    return bag.subpath(parts - 3, parts).toString();
  }

  private static Kind reason(Path bag) {
    assertThat(REASONS).containsKey(name(bag));
    return REASONS.getOrDefault(name(bag), Kind.VERSION);
  }

  private static BagFindings check(Path bag) throws IOException {
    return BagCheck.check(bag, Limits.DEFAULT);
  }

  private static Set<Kind> kinds(BagFindings found) {
    return found.problems().stream().map(BagProblem::kind).collect(Collectors.toSet());
  }

  private static Set<Kind> errors(Path bag) throws IOException {
    try {
      return kinds(check(bag)).stream()
          .filter(kind -> !kind.isWarning())
          .collect(Collectors.toSet());
    } catch (UnreadableContainerException e) {
      return Set.of();
    }
  }
}
