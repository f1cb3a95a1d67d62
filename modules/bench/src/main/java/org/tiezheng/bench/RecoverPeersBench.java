package org.tiezheng.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The same deleted rows looked for by us and by {@code sqlite3 FILE .recover}, in one run: many
 * messages, the folders of the SQLite Forensic Corpus whose deletions are keyed (if the variable
 * CORPUS says where it is), and generated worlds. The shell that Debian ships cannot recover at
 * all; one that can is built from its source, unless the variable SQLITE3 names one.
 */
final class RecoverPeersBench implements Benchmark {
  private static final String CORPUS =
      "sms/compositionsystems+sqlite-forensic-corpus/sqlite_forensic_corpus_v1.0";

  @Override
  public String name() {
    return "peers";
  }

  @Override
  public String title() {
    return "deleted rows found, beside sqlite3 .recover (--long: worlds of all kinds)";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(settings.work().resolve("peers"));
    String shell = shell(settings, folder);
    List<Measurement> all = new ArrayList<>();
    long rows = settings.size(20_000, 400_000);
    all.addAll(scored(settings, folder, shell, "messages", messages(folder, rows)));
    String corpus = System.getProperty("corpus", "");
    if (corpus.isEmpty()) {
      System.err.println("peers: CORPUS is not set, so the Forensic Corpus is left out");
    } else {
      for (String part : List.of("0A", "0C", "0D", "0E")) {
        Path databases = Path.of(corpus).toAbsolutePath().resolve(CORPUS).resolve(part);
        all.addAll(scored(settings, folder, shell, part, databases));
      }
    }
    Path worlds = worlds(settings, folder);
    Path dropped = apart(worlds, "-P-drop");
    Path unnamed = apart(worlds, "-Q-drop-reuse");
    all.addAll(scored(settings, folder, shell, "worlds", worlds));
    all.addAll(scored(settings, folder, shell, "dropped table", dropped));
    all.addAll(scored(settings, folder, shell, "dropped, CREATE gone", unnamed));
    Shell.removeTree(folder);
    return all;
  }

  private static List<Measurement> scored(
      BenchSettings settings, Path folder, String shell, String set, Path databases)
      throws IOException, InterruptedException {
    Path root = settings.root();
    PeerScore ours =
        PeerScore.of(
            root,
            folder,
            PeerScore.Form.JSON,
            databases,
            Shell.java("512m", RecoverLines.class, "{}"));
    PeerScore theirs =
        PeerScore.of(root, folder, PeerScore.Form.SQL, databases, List.of(shell, "{}", ".recover"));
    return PeerScore.beside(set, ours, theirs, "sqlite3 .recover");
  }

  private static Path messages(Path folder, long rows) throws IOException, InterruptedException {
    Path databases = Files.createDirectories(folder.resolve("messages"));
    String script = resource(folder, "messages.py").toString();
    String file = databases.resolve("messages.db").toString();
    String truth = databases.resolve("truth.tsv").toString();
    Shell.output(folder, List.of("python3", script, file, String.valueOf(rows), truth));
    return databases;
  }

  private static Path worlds(BenchSettings settings, Path folder)
      throws IOException, InterruptedException {
    Path databases = folder.resolve("worlds");
    String script =
        settings.root().resolve("modules/sqlite/src/test/python/deletion_worlds.py").toString();
    List<String> command =
        new ArrayList<>(List.of("python3", script, databases.toString(), "500", "60", "1", "1024"));
    if (!settings.longRun()) {
      command.add("sms");
    }
    Shell.output(folder, command);
    return databases;
  }

  /** Takes the worlds of a scenario into a folder of their own. */
  private static Path apart(Path worlds, String scenario) throws IOException {
    Path folder = Files.createDirectories(worlds.resolveSibling("worlds" + scenario));
    try (Stream<Path> all = Files.list(worlds)) {
      for (Path world : all.filter(each -> each.toString().endsWith(scenario)).toList()) {
        Files.move(world, folder.resolve(world.getFileName()));
      }
    }
    return folder;
  }

  private static String shell(BenchSettings settings, Path folder) throws InterruptedException {
    String named = System.getenv("SQLITE3");
    if (named != null) {
      return named;
    }
    Path script = settings.root().resolve("modules/bench/sqlite3-with-recover.sh");
    try {
      return Shell.output(
              folder, List.of("bash", script.toString(), folder.resolve("shell").toString()))
          .strip();
    } catch (IOException e) {
      System.err.println("peers: no shell with .recover could be built: " + e.getMessage());
      return "sqlite3";
    }
  }

  static Path resource(Path folder, String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(RecoverPeersBench.class.getResourceAsStream(name))) {
      Files.write(copy, in.readAllBytes());
    }
    return copy;
  }
}
