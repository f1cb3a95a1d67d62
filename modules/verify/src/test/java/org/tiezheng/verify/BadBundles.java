package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.ClaimedItem;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.Claim.EventDeposit;
import org.tiezheng.verify.bundle.Claim.LogStatement;
import org.tiezheng.verify.bundle.Claim.TimeService;
import org.tiezheng.verify.bundle.Claim.Withheld;

/**
 * Bundles with one defect each, the name stating it. Most are made before the lists are written, as
 * a dishonest maker would: digests and bag root are then in order and only the defect shows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadBundles {
  final Operator operator = new Operator(3);
  final Operator stranger = new Operator(4);

  @TempDir private Path folder;

  @AfterAll
  void close() {
    operator.close();
    stranger.close();
  }

  /**
   * What must be reported.
   *
   * @param make the bundle
   * @param exitCode of the report
   * @param check that finds it
   * @param file that is named, by the bundle
   */
  record Expected(
      Function<Operator, TestBundle> make,
      int exitCode,
      Check check,
      Function<TestBundle, String> file) {}

  final Map<String, Expected> cases = new LinkedHashMap<>();

  /** Puts the cases of one part of a bundle. */
  abstract void defects();

  @TestFactory
  Stream<DynamicTest> eachDefectIsReportedWithItsFile() {
    defects();
    return cases.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(entry.getKey(), () -> run(entry.getKey(), entry.getValue())));
  }

  void run(String name, Expected expected) throws InterruptedException {
    TestBundle bundle = expected.make().apply(operator);
    VerifyReport report =
        Verifier.verify(bundle.write(folder.resolve(name)), VerifyOptions.DEFAULT, Progress.SILENT);
    List<Step> bad =
        report.steps().stream()
            .filter(step -> step.result() == Result.FAILED || step.incomplete())
            .toList();
    assertThat(report.exitCode()).as(() -> bad.toString()).isEqualTo(expected.exitCode());
    assertThat(bad)
        .anySatisfy(step -> {
          assertThat(step.check()).isEqualTo(expected.check());
          assertThat(step.file()).contains(expected.file().apply(bundle));
        });
  }

  /** A defect in a file that the lists then cover. */
  void listed(
      String name,
      int exitCode,
      Check check,
      Function<TestBundle, String> file,
      Consumer<TestBundle> defect) {
    cases.put(
        name,
        new Expected(
            operator -> {
              TestBundle bundle = new TestBundle(operator).fill();
              defect.accept(bundle);
              return bundle.list().seal();
            },
            exitCode,
            check,
            file));
  }

  void claimed(
      String name,
      int exitCode,
      Check check,
      Function<TestBundle, String> file,
      UnaryOperator<Claim> defect) {
    cases.put(
        name,
        new Expected(
            operator -> new TestBundle(operator).fill().claim(defect).list().seal(),
            exitCode,
            check,
            file));
  }

  /** A defect in the lists themselves; the tagmanifest and bag root are in order. */
  void afterLists(
      String name,
      int exitCode,
      Check check,
      Function<TestBundle, String> file,
      Consumer<TestBundle> defect) {
    cases.put(
        name,
        new Expected(
            operator -> {
              TestBundle bundle = new TestBundle(operator).fill().list();
              defect.accept(bundle);
              return bundle.tagManifest().seal();
            },
            exitCode,
            check,
            file));
  }

  /** A defect in tiezheng/root/, which no list covers. */
  void atTheEnd(
      String name,
      int exitCode,
      Check check,
      Function<TestBundle, String> file,
      Consumer<TestBundle> defect) {
    cases.put(
        name,
        new Expected(
            operator -> {
              TestBundle bundle = TestBundle.good(operator);
              defect.accept(bundle);
              return bundle;
            },
            exitCode,
            check,
            file));
  }

  static String leaf(TestBundle bundle) {
    return BundleLayout.leaf(bundle.depositOf(TestBundle.CHAT));
  }

  static String opening(TestBundle bundle) {
    return BundleLayout.opening(bundle.depositOf(TestBundle.CHAT));
  }

  static String proof(TestBundle bundle) {
    return BundleLayout.proof(bundle.depositOf(TestBundle.CHAT));
  }

  static Function<TestBundle, String> file(String path) {
    return bundle -> path;
  }

  static void replace(TestBundle bundle, String path, String from, String to) {
    String text = bundle.text(path);
    assertThat(text).contains(from);
    bundle.put(path, text.replace(from, to));
  }

  static String body(TestBundle bundle) {
    String claim = bundle.text(BundleLayout.CLAIM);
    return BundleLayout.checkpoint(
        Claim.read(claim.getBytes(StandardCharsets.UTF_8))
            .claim()
            .events()
            .getFirst()
            .checkpoint());
  }

  static String token(TestBundle bundle, String service) {
    return body(bundle).replace(".txt", "." + service + ".tsr");
  }

  static Claim with(
      Claim c,
      List<ClaimedItem> items,
      List<TimeService> times,
      List<Withheld> withheld,
      List<EventDeposit> events,
      LogStatement log,
      String root,
      int version) {
    return new Claim(
        version,
        c.bundle(),
        root,
        log,
        times,
        items,
        c.papers(),
        withheld,
        events,
        c.bagDeposit(),
        c.excerpts());
  }

  static Claim items(Claim c, UnaryOperator<ClaimedOriginal> change) {
    List<ClaimedItem> items =
        c.items().stream()
            .map(item ->
                new ClaimedItem(
                    item.number(),
                    item.title(),
                    item.kind(),
                    item.category(),
                    item.copyGrade(),
                    item.source(),
                    item.objectOfProof(),
                    item.content(),
                    item.originals().stream()
                        .map(o -> o.path().equals(TestBundle.CHAT) ? change.apply(o) : o)
                        .toList()))
            .toList();
    return with(c, items, c.times(), c.withheld(), c.events(), c.log(), c.evidenceRoot(), 1);
  }
}
