package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.seal.digest.Digester;

/**
 * The digests that the vault's own files (database, log, keys) had when it was last closed, as
 * {@code state.sha256}. Originals and readings need none: their names are their digests. While a
 * program writes, and after one that crashed, there is no such file.
 *
 * <p>It finds what a failing medium did, not what a person did who can write it as well; against
 * that stand the deposits and the time tokens.
 */
public final class ClosedState {
  private static final String END = "# ";

  private ClosedState() {}

  /** Writes it; a failure only means that there is none. */
  static void write(VaultLayout layout) {
    try {
      StringBuilder lines = new StringBuilder();
      for (Path file : files(layout)) {
        String sha256 = Digester.sha256Only().digest(file).sha256();
        lines.append(sha256).append("  ").append(name(layout, file)).append('\n');
      }
      String end = END + sha256(lines.toString()) + "\n";
      Durability.writeNew(layout.closedState(), (lines + end).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      System.getLogger(ClosedState.class.getName()).log(System.Logger.Level.WARNING, e::toString);
    }
  }

  /** Removed before anything is written. */
  static void remove(VaultLayout layout) throws IOException {
    if (Files.deleteIfExists(layout.closedState())) {
      Durability.syncDirectory(layout.root());
    }
  }

  /**
   * SHA-256 by name relative to the vault; empty when the file is not there.
   *
   * @throws IOException when it is there but was changed
   */
  public static Optional<Map<String, String>> read(VaultLayout layout) throws IOException {
    if (!Files.exists(layout.closedState())) {
      return Optional.empty();
    }
    String text = Files.readString(layout.closedState(), StandardCharsets.UTF_8);
    int end = text.lastIndexOf(END);
    if (end < 0 || !text.substring(end).equals(END + sha256(text.substring(0, end)) + "\n")) {
      throw new IOException("its last line does not fit the others");
    }
    Map<String, String> digests = new TreeMap<>();
    for (String line : text.substring(0, end).lines().toList()) {
      digests.put(line.substring(66), line.substring(0, 64));
    }
    return Optional.of(digests);
  }

  /** The files that it lists, sorted. */
  public static List<Path> files(VaultLayout layout) throws IOException {
    List<Path> apart = List.of(layout.originals(), layout.readings(), layout.parts());
    List<Path> changing =
        List.of(layout.lock(), layout.keys().resolve("lock"), layout.closedState());
    try (Stream<Path> all = Files.walk(layout.root())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> apart.stream().noneMatch(file::startsWith))
          .filter(file -> !changing.contains(file))
          .filter(file -> belongs(layout, file))
          .sorted()
          .toList();
    }
  }

  /** The marker, the database, and what lies in our folders; not what a person put beside it. */
  private static boolean belongs(VaultLayout layout, Path file) {
    String name = name(layout, file);
    return !name.endsWith("-wal")
        && !name.endsWith("-shm")
        && (file.equals(layout.marker())
            || file.equals(layout.database())
            || file.startsWith(layout.keys())
            || file.startsWith(layout.log()));
  }

  /** Relative to the vault, with slashes. */
  public static String name(VaultLayout layout, Path file) {
    return layout.root().relativize(file).toString().replace('\\', '/');
  }

  private static String sha256(String text) {
    return Digester.sha256Only().digest(text.getBytes(StandardCharsets.UTF_8)).sha256();
  }
}
