package org.tiezheng.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The checkout that is tested. */
final class SourceTree {
  static final Path ROOT =
      Path.of(System.getProperty("root", "../..")).toAbsolutePath().normalize();

  private SourceTree() {}

  /** All Java files, sorted. */
  static List<Path> javaFiles() throws IOException {
    return files(".java");
  }

  /** Java files of the product, without tests, test material and benchmarks. */
  static List<Path> productFiles() throws IOException {
    return javaFiles().stream()
        .filter(file -> name(file).contains("/src/main/"))
        .filter(file -> !name(file).startsWith("modules/testkit/"))
        .filter(file -> !name(file).startsWith("modules/bench/"))
        .toList();
  }

  /** Files of all modules that a name ending selects, sorted, without what was built. */
  static List<Path> files(String ending) throws IOException {
    try (Stream<Path> modules = Files.list(ROOT.resolve("modules"))) {
      List<Path> sources = modules.map(m -> m.resolve("src")).filter(Files::isDirectory).toList();
      return sources.stream()
          .flatMap(SourceTree::walk)
          .filter(f -> ends(f, ending))
          .sorted()
          .toList();
    }
  }

  private static boolean ends(Path file, String ending) {
    return file.toString().endsWith(ending) && Files.isRegularFile(file);
  }

  private static Stream<Path> walk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a person would name it, with slashes. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** Lines of a resource beside this class, without comments and empty lines. */
  static List<String> resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SourceTree.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
