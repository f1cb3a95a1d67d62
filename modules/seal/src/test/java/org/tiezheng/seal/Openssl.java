package org.tiezheng.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs the machine's own openssl (or another command) as an outside judge. */
public final class Openssl {
  private Openssl() {}

  /** Skips the test, and says so, where there is no openssl. */
  public static void require() {
    boolean present;
    try {
      present = run(List.of("openssl", "version")).exit() == 0;
    } catch (IOException | InterruptedException e) {
      present = false;
    }
    if (!present) {
      System.err.println("SKIPPED: openssl is not on the PATH, its judgement was not asked for");
    }
    Assumptions.assumeTrue(present, "openssl is not on the PATH");
  }

  /** Exit code and everything the command printed. */
  public record Answer(int exit, String output) {}

  public static Answer run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("openssl", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int exit = process.waitFor();
      return new Answer(exit, Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }
}
