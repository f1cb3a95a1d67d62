package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.casework.twins.Defect;
import org.tiezheng.casework.twins.Defects;
import org.tiezheng.casework.twins.TwinsPage;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.testkit.golden.GoldenCase;
import org.tiezheng.verify.VerifyReport;

/** The golden case raises no alarm; each of its forged twins is caught by the rule that should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedTwinsTest {
  private static final long SEED = 7;

  @TempDir static Path folder;

  private final GoldenCase golden = GoldenCase.of(Places.root(), SEED);
  private Optional<TwinCase> honest = Optional.empty();
  private Optional<WrittenBundle> bundle = Optional.empty();
  private List<Finding> findings = List.of();

  static Stream<Defect> defects() {
    String only = System.getProperty("only", ".*");
    return Defects.all().stream().filter(d -> d.id().matches(only));
  }

  @BeforeAll
  void goTheWholeWay() throws Exception {
    TwinCase twin =
        TwinCase.collect(
            folder.resolve("golden"),
            golden,
            GoldenCase.FOLDERS,
            Defect.Forger.NOTHING,
            UnaryOperator.identity());
    try (OpenCase open = twin.open()) {
      Present.Result result =
          new Present(open)
              .run(
                  new Present.Request(
                      folder.resolve("bundle"), false, false, TwinCase.TODAY, Map.of()));
      bundle = result.bundle();
    }
    twin = twin.again();
    honest = Optional.of(twin);
    findings = twin.examine(twin.statement(), TwinCase.TODAY, observed(bundle.orElseThrow()));
  }

  private static List<Observation> observed(WrittenBundle written)
      throws IOException, InterruptedException {
    VerifyReport report =
        new VerifyBundle(Watch.SILENT)
            .run(new VerifyBundle.Request(written.folder(), false, Optional.empty(), List.of()))
            .report();
    return new ObserveBundle(written, report, new OwnFont(Optional.empty()).faces())
        .measure()
        .all();
  }

  @Test
  void theHonestCaseRaisesNoAlarm() {
    assertThat(findings)
        .filteredOn(ForgedTwinsTest::alarm)
        .extracting(f ->
            f.rule() + " " + f.item() + " " + f.outcome() + " " + f.message().en() + f.pointers())
        .isEmpty();
  }

  @Test
  void whatComesToNoAnswerOnTheHonestCaseWasJudged() {
    assertThat(TwinsPage.unjudged(findings)).isEmpty();
  }

  @Test
  void thePageSaysWhatIsPlanted() throws IOException {
    assertThat(Defects.all()).extracting(Defect::id).doesNotHaveDuplicates();
    Path page = Places.root().resolve("docs/forged-twins.md");
    String text = TwinsPage.text(Defects.all(), findings);
    if (Boolean.getBoolean("write")) {
      Files.writeString(page, text);
    }
    assertThat(page).content().isEqualTo(text);
  }

  private static boolean alarm(Finding finding) {
    return finding.outcome() == Outcome.FAIL || finding.outcome() == Outcome.WARN;
  }

  @ParameterizedTest
  @MethodSource("defects")
  void eachTwinIsCaughtByItsRule(Defect defect) throws Exception {
    List<Finding> found = examined(defect);
    List<Finding> asked = found.stream().filter(f -> f.rule().equals(defect.rule())).toList();
    boolean caught = asked.stream().anyMatch(defect::caughtBy);
    System.out.printf(
        "%-26s %-14s %-8s %s%n",
        defect.id(), defect.rule(), defect.outcome(), caught ? "caught" : "NOT CAUGHT");
    assertThat(caught).as(() -> defect.what() + " → " + defect.where() + said(asked)).isTrue();
  }

  private static String said(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.outcome() != Outcome.NA || !f.message().en().contains("does not speak"))
        .map(f ->
            "\n  "
                + f.item()
                + " "
                + f.outcome()
                + " "
                + f.message().en()
                + f.missing()
                + f.pointers().stream().limit(3).toList())
        .collect(Collectors.joining());
  }

  private List<Finding> examined(Defect defect) throws Exception {
    TwinCase whole = honest.orElseThrow();
    return switch (defect.how()) {
      case Defect.InStatement stated ->
          whole.examine(stated.change().apply(whole.statement()), TwinCase.TODAY, List.of());
      case Defect.InFiles files ->
          TwinCase.collect(
                  folder.resolve(defect.id()),
                  files.made().apply(golden),
                  files.folders(),
                  files.forger(),
                  files.statement())
              .examine();
      case Defect.InBundle changed -> {
        WrittenBundle copy = copy(bundle.orElseThrow(), folder.resolve(defect.id()));
        changed.change().change(copy.folder());
        yield whole.examine(whole.statement(), TwinCase.TODAY, observed(copy));
      }
    };
  }

  private static WrittenBundle copy(WrittenBundle bundle, Path to) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(bundle.folder())) {
      all.forEach(files::add);
    }
    for (Path file : files) {
      Path target = to.resolve(bundle.folder().relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else {
        Files.copy(file, target);
      }
    }
    return new WrittenBundle(
        to,
        bundle.bundleId(),
        bundle.evidenceRoot(),
        bundle.bagRoot(),
        bundle.catalogue(),
        bundle.pages(),
        bundle.papers(),
        bundle.files(),
        bundle.bytes(),
        bundle.notes());
  }
}
