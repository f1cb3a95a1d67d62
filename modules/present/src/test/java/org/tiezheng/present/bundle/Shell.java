package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** Runs what a stranger would type. */
final class Shell {
  private Shell() {}

  record Answer(int exit, String output) {}

  static Answer run(Path folder, String script) throws IOException, InterruptedException {
    Path commands = Files.createTempFile("commands", ".sh");
    Path output = Files.createTempFile("commands", ".out");
    try {
      Files.writeString(commands, script);
      ProcessBuilder builder = new ProcessBuilder(List.of("bash", commands.toString()));
      builder.environment().put("LC_ALL", "C.UTF-8");
      int exit =
          builder
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      return new Answer(exit, Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(commands);
      Files.delete(output);
    }
  }

  /** Every indented line of the recipe, in order. */
  static Answer recipe(Path bag) throws IOException, InterruptedException {
    boolean present = run(bag, "command -v bash sha256sum openssl diff od base64").exit() == 0;
    if (!present) {
      System.err.println("SKIPPED: bash, sha256sum or openssl is missing, the recipe was not run");
    }
    Assumptions.assumeTrue(present, "the tools of the recipe");
    String commands =
        Files.readAllLines(bag.resolve("README-验证.txt")).stream()
            .filter(line -> line.startsWith("    "))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return run(bag, commands);
  }
}
