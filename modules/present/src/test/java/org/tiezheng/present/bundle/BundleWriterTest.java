package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.seal.digest.Progress;

class BundleWriterTest {
  @TempDir static Path folder;
  private static Path bag = Path.of("");

  static BundleWriter writer() {
    return new BundleWriter(
        Typefaces.standard(), "<!doctype html>".getBytes(StandardCharsets.UTF_8));
  }

  @BeforeAll
  static void write() throws IOException {
    World world = new World(folder.resolve("keys"), 60, Locale.CHINESE);
    bag = folder.resolve("证据材料");
    writer().write(world.plan(), world.log.bagDeposit(), bag, Progress.SILENT);
  }

  static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  @DisplayName("the recipe in README-验证.txt, pasted as it stands, finds nothing wrong")
  void recipe() throws Exception {
    Shell.Answer answer = Shell.recipe(bag);
    assertThat(answer.output()).contains("结论 RESULT: OK").doesNotContain("BAD", "FAILED");
    assertThat(answer.output().split("已核对 checked")).hasSizeGreaterThan(8);
    assertThat(answer.output()).contains("Verification: OK", "证据根 evidence root: ");
  }

  @Test
  @DisplayName("the same plan gives the same bytes; only the deposit of the bag root is new")
  void deterministic() throws Exception {
    World world = new World(folder.resolve("keys"), 60, Locale.CHINESE);
    BundlePlan plan = world.plan();
    String id = world.log.uuid();
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    writer().write(plan, world.log.bagDeposit(id), one, Progress.SILENT);
    writer().write(plan, world.log.bagDeposit(id), two, Progress.SILENT);
    List<Path> names = files(one).stream().map(one::relativize).toList();
    assertThat(files(two).stream().map(two::relativize).toList()).isEqualTo(names);
    for (Path name : names) {
      if (!name.startsWith("tiezheng/root")) {
        assertThat(Files.mismatch(one.resolve(name), two.resolve(name)))
            .as(name.toString())
            .isEqualTo(-1);
      }
    }
  }

  @Test
  void aTargetInUseIsRefusedAndLeftAsItIs() throws Exception {
    World world = new World(folder.resolve("keys"), 3, Locale.CHINESE);
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.writeString(used.resolve("mine.txt"), "x");
    assertThatThrownBy(
            () -> writer().write(world.plan(), world.log.bagDeposit(), used, Progress.SILENT))
        .isInstanceOf(BundleException.TargetInUse.class);
    assertThat(files(used)).hasSize(1);
  }
}
