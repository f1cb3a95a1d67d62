package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bundle.BundleLayout;

/** Whatever is done to a file of a bundle is reported, with that file's name. */
@Tag("SEED-S12")
class DamageTest {
  private static final TreeSet<String> PATHS = new TreeSet<>(BundleLayout.BY_PATH_BYTES);

  @TempDir private static Path folder;
  private static Path bundle = Path.of("");

  @BeforeAll
  static void make() {
    try (Operator operator = new Operator(2)) {
      TestBundle made = TestBundle.good(operator);
      bundle = made.write(folder.resolve("bundle"));
      PATHS.addAll(made.files().keySet());
    }
  }

  @AfterAll
  static void forget() {
    PATHS.clear();
  }

  @BeforeEach
  void theBundleIsWhole() throws InterruptedException {
    assertThat(verify().exitCode()).isZero();
  }

  @Test
  void aChangedByteInAnyFileIsFound() throws IOException, InterruptedException {
    for (String path : PATHS) {
      byte[] good = bytes(path);
      if (good.length > 0) {
        byte[] bad = good.clone();
        bad[bad.length / 2] ^= 0x20;
        assertFound(path, bad, 1);
      }
    }
  }

  @Test
  void aTruncatedFileIsFound() throws IOException, InterruptedException {
    for (String path : PATHS) {
      byte[] good = bytes(path);
      if (good.length > 0) {
        assertFound(path, Arrays.copyOf(good, good.length - 1), 1);
        assertFound(path, new byte[0], 1);
      }
    }
  }

  @Test
  void anAppendedByteIsFound() throws IOException, InterruptedException {
    for (String path : PATHS) {
      byte[] good = bytes(path);
      byte[] bad = Arrays.copyOf(good, good.length + 1);
      bad[good.length] = '\n';
      assertFound(path, bad, 1);
    }
  }

  @Test
  void aDeletedFileIsFound() throws IOException, InterruptedException {
    for (String path : PATHS) {
      byte[] good = bytes(path);
      Files.delete(file(path));
      VerifyReport report = verify();
      assertThat(about(report, path)).as(path).isNotEmpty();
      boolean listed = BundleLayout.isTag(path) || BundleLayout.isPayload(path);
      assertThat(report.exitCode()).as(path).isEqualTo(listed ? 1 : 3);
      if (listed) {
        assertThat(about(report, path)).extracting(Step::check).contains(Check.PRESENT);
      }
      Files.write(file(path), good);
    }
  }

  @Test
  void anAddedFileIsFoundWhereverItLies() throws IOException, InterruptedException {
    TreeSet<String> folders = new TreeSet<>();
    PATHS.forEach(path -> folders.add(path.substring(0, path.lastIndexOf('/') + 1)));
    for (String where : folders) {
      String path = where + "added.txt";
      Files.writeString(file(path), "added");
      VerifyReport report = verify();
      assertThat(about(report, path)).extracting(Step::check).contains(Check.NOTHING_ELSE);
      assertThat(report.exitCode()).isEqualTo(1);
      Files.delete(file(path));
    }
  }

  @Test
  void aRenamedFileIsFoundUnderBothNames() throws IOException, InterruptedException {
    for (String path : PATHS) {
      String other = path + ".renamed";
      Files.move(file(path), file(other));
      VerifyReport report = verify();
      assertThat(about(report, path)).as(path).isNotEmpty();
      assertThat(about(report, other)).as(path).isNotEmpty();
      assertThat(report.exitCode()).as(path).isEqualTo(1);
      if (BundleLayout.isPayload(path)) {
        assertThat(sentences(about(report, path))).contains(other).contains("renamed");
        assertThat(sentences(about(report, other))).contains(path);
      }
      Files.move(file(other), file(path));
    }
  }

  @Test
  void twoSwappedFilesAreFoundAndTheReportSaysWhoseContentEachHas()
      throws IOException, InterruptedException {
    List<String> paths = new ArrayList<>(PATHS);
    paths.remove(BundleLayout.TAG_MANIFEST);
    for (int i = 1; i < paths.size(); i++) {
      String one = paths.get(i - 1);
      String two = paths.get(i);
      swap(one, two);
      VerifyReport report = verify();
      assertThat(about(report, one)).as(one + " <-> " + two).isNotEmpty();
      assertThat(about(report, two)).as(one + " <-> " + two).isNotEmpty();
      assertThat(report.exitCode()).isEqualTo(1);
      if (BundleLayout.isPayload(one) && BundleLayout.isPayload(two)) {
        assertThat(sentences(about(report, one))).contains(two);
      }
      swap(one, two);
    }
  }

  @Test
  void everyOfManyRandomSingleByteChangesIsFound() throws IOException, InterruptedException {
    int rounds = Boolean.getBoolean("long") ? 10_000 : 200;
    SplittableRandom random = new SplittableRandom(12);
    List<String> paths = new ArrayList<>(PATHS);
    paths.remove(TestBundle.EMPTY);
    // The bag's own proof has nothing above it, so it gets half of all changes.
    List<String> root = paths.stream().filter(BundleLayout::isRoot).toList();
    for (int i = 0; i < rounds; i++) {
      List<String> from = i % 2 == 0 ? root : paths;
      String path = from.get(random.nextInt(from.size()));
      byte[] bad = bytes(path).clone();
      int at = random.nextInt(bad.length);
      bad[at] ^= (byte) random.nextInt(1, 256);
      assertFound(path, bad, 1);
    }
  }

  /** The leaf stays well-formed, so only what it is compared with can tell; both are named. */
  @Test
  void everyDigitOfTheBagsOwnLeafIsFoundAndTheLeafNamed() throws IOException, InterruptedException {
    byte[] good = bytes(BundleLayout.BAG_LEAF);
    for (int at = 0; at < good.length; at++) {
      if (good[at] >= '0' && good[at] <= '9') {
        byte[] bad = good.clone();
        bad[at] = (byte) (good[at] == '1' ? '2' : '1');
        assertFound(BundleLayout.BAG_LEAF, bad, 1);
      }
    }
  }

  private void assertFound(String path, byte[] bad, int exitCode)
      throws IOException, InterruptedException {
    byte[] good = bytes(path);
    Files.write(file(path), bad);
    VerifyReport report = verify();
    Files.write(file(path), good);
    assertThat(about(report, path)).as("%s: %s", path, Arrays.mismatch(good, bad)).isNotEmpty();
    assertThat(report.exitCode())
        .as("%s: %s", path, report.summary(Locale.ENGLISH))
        .isEqualTo(exitCode);
  }

  /** What the report has against a file, or against a line of it. */
  private static List<Step> about(VerifyReport report, String path) {
    return report.steps().stream()
        .filter(step -> step.result() == Result.FAILED || step.incomplete())
        .filter(
            step -> step.file().filter(f -> f.equals(path) || f.startsWith(path + "#")).isPresent())
        .toList();
  }

  private static String sentences(List<Step> steps) {
    return steps.stream().map(step -> step.sentence().en()).toList().toString();
  }

  private static void swap(String one, String two) throws IOException {
    Path aside = folder.resolve("aside");
    Files.move(file(one), aside);
    Files.move(file(two), file(one));
    Files.move(aside, file(two), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path file(String path) {
    return bundle.resolve(path);
  }

  private static byte[] bytes(String path) throws IOException {
    return Files.readAllBytes(file(path));
  }

  private static VerifyReport verify() throws InterruptedException {
    return Verifier.verify(bundle, VerifyOptions.DEFAULT, Progress.SILENT);
  }
}
