package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The two front doors lead to the same rooms. */
class ReadmeTest {
  private static final Path ENGLISH = SourceTree.ROOT.resolve("README.md");
  private static final Path CHINESE = SourceTree.ROOT.resolve("README.zh.md");

  @Test
  void bothLanguagesNameTheSameCommands() throws IOException {
    if (!Files.exists(ENGLISH) && !Files.exists(CHINESE)) {
      System.out.println("SKIPPED: there is no README yet");
      Assumptions.abort("no README yet");
    }
    assertThat(ENGLISH).exists();
    assertThat(CHINESE).exists();
    assertThat(commands(CHINESE)).isEqualTo(commands(ENGLISH));
  }

  /** First two words of every line that calls one of our programs, without its comment. */
  private static List<String> commands(Path file) throws IOException {
    return SourceTree.read(file)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("./"))
        .map(line -> line.replaceFirst("\\s*#.*", ""))
        .map(line -> line.replaceAll("^(\\S+(?: [a-z-]+)?).*", "$1"))
        .toList();
  }
}
