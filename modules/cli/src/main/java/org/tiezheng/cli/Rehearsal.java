package org.tiezheng.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * Asks for help and recovers from a small invented database, and throws away what is said. The
 * launcher runs it once when it makes the JVM's cache of loaded classes, so that a command that
 * people wait for starts quickly, too. It goes through no more verbs than that: every class in the
 * cache is loaded by each command, and one that knew them all started {@code --help} slower.
 */
public final class Rehearsal {
  private static final int RUNS = 3;

  private Rehearsal() {}

  /** Takes no arguments. Writes into a temporary folder of its own and removes it. */
  public static void main(String[] args) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    LogManager.getLogManager().reset();
    Path folder = Files.createTempDirectory("tiezheng-rehearsal");
    try {
      Path database = folder.resolve("rehearsal.db");
      try (InputStream sample =
          Objects.requireNonNull(Rehearsal.class.getResourceAsStream("rehearsal.db"))) {
        Files.copy(sample, database);
      }
      verbs(folder, database.toString());
    } finally {
      remove(folder);
    }
  }

  private static void verbs(Path folder, String database) {
    say(List.of("--help"));
    // Often enough for the JVM to note what its loops do, too.
    for (int i = 0; i < RUNS; i++) {
      say(List.of("recover", database, "--json"));
      say(List.of("recover", database, "--out", folder.resolve("report" + i + ".html").toString()));
    }
  }

  private static void say(List<String> words) {
    Main.run(Main.commandLine(Locale.ENGLISH), words.toArray(String[]::new));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
