package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files that a newcomer can read: short, well named, each package with its sentence. */
class SourceFilesTest {
  private static final int MOST_LINES = 450;

  /** Names that say nothing about what the class is. */
  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Util|Utils|Manager|Helper|Impl)(Test)?\\.java");

  private static final Pattern PACKAGE_SENTENCE =
      Pattern.compile("/\\*\\*.{10,}?\\*/\\s*@NullMarked\\s+package .*", Pattern.DOTALL);

  @Test
  void noFileIsTooLong() throws IOException {
    for (Path file : SourceTree.javaFiles()) {
      assertThat(SourceTree.read(file).lines().count())
          .as("lines of " + SourceTree.name(file))
          .isLessThanOrEqualTo(MOST_LINES);
    }
  }

  @Test
  void everyNameSaysWhatTheClassIs() throws IOException {
    assertThat(SourceTree.javaFiles().stream().map(SourceTree::name))
        .noneMatch(name -> EMPTY_NAME.matcher(name).matches());
  }

  @Test
  void everyPackageHasItsSentenceAndNoNulls() throws IOException {
    Set<Path> packages = new TreeSet<>();
    for (Path file : SourceTree.javaFiles()) {
      packages.add(Objects.requireNonNull(file.getParent()));
    }
    for (Path folder : packages) {
      Path info = folder.resolve("package-info.java");
      if (SourceTree.name(folder).contains("/src/main/") || Files.exists(info)) {
        assertThat(info).exists();
        assertThat(SourceTree.read(info))
            .as(SourceTree.name(info))
            .matches(text -> PACKAGE_SENTENCE.matcher(text).lookingAt(), "sentence, @NullMarked");
      } else {
        // A test package may be marked by the package of the same name that it tests.
        String main = SourceTree.name(info).replace("/src/test/", "/src/main/");
        assertThat(SourceTree.ROOT.resolve(main)).as("mark of " + SourceTree.name(folder)).exists();
      }
    }
  }

  @Test
  void noSourceNamesAMachinePath() throws IOException {
    List<String> found =
        SourceTree.productFiles().stream()
            .filter(file -> text(file).contains("/home/") || text(file).contains("/work/main"))
            .map(SourceTree::name)
            .toList();
    assertThat(found).isEmpty();
  }

  private static String text(Path file) {
    try {
      return SourceTree.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
