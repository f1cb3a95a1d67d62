package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.page.VerifyPage;
import org.tiezheng.seal.digest.Progress;

/** Leaves a bundle of ours where src/main/page/test.sh looks for one. */
class BundleForThePageTest {
  @TempDir Path folder;

  @Test
  @DisplayName("a bundle with the real page is left in target/ for the browser tests")
  void leave() throws IOException {
    Path target =
        Path.of(System.getProperty("root", "../.."), "modules/present/target/bundle-for-page");
    Files.createDirectories(target.getParent());
    delete(target);
    World world = new World(folder.resolve("keys"), 300, Locale.CHINESE);
    new BundleWriter(Typefaces.standard(), VerifyPage.bytes())
        .write(world.plan(), world.log.bagDeposit(), target, Progress.SILENT);
    assertThat(target.resolve("index.html")).hasBinaryContent(VerifyPage.bytes());
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> found = Files.walk(folder)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.delete(one);
      }
    }
  }
}
