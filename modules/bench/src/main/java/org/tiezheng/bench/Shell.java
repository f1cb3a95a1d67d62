package org.tiezheng.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs other programs, for baselines and for our own start-up. */
final class Shell {
  private Shell() {}

  /**
   * Wall time of a command whose output is thrown away, in seconds.
   *
   * @throws IOException if it fails; its error output is in the message
   */
  static double seconds(Path folder, List<String> command)
      throws IOException, InterruptedException {
    long before = System.nanoTime();
    run(
        new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(Redirect.DISCARD),
        command);
    return (System.nanoTime() - before) / 1e9;
  }

  /** What a command writes to its standard output. */
  static String output(Path folder, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("bench", ".out");
    try {
      run(
          new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()),
          command);
      return Files.readString(out);
    } finally {
      Files.delete(out);
    }
  }

  private static void run(ProcessBuilder builder, List<String> command)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("bench", ".err");
    try {
      int code = builder.redirectError(errors.toFile()).start().waitFor();
      if (code != 0) {
        throw new IOException(
            command.getFirst()
                + " ended with "
                + code
                + ": "
                + Files.readString(errors, StandardCharsets.UTF_8));
      }
    } finally {
      Files.delete(errors);
    }
  }

  /** A Java command with our class path and the heap given, running a class of this module. */
  static List<String> java(String heap, Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(args));
    return command;
  }

  static void removeTree(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }
}
