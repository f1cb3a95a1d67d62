package org.tiezheng.testkit.cipher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts databases with a real engine: SQLite3 Multiple Ciphers in {@code
 * io.github.willena:sqlite-jdbc}, which has classes of the same names as the usual driver and
 * therefore runs in a process of its own. One process serves many jobs; thread-safe; closing ends
 * it.
 */
public final class CipherStore implements AutoCloseable {
  private static final String ENGINE = "/engine/sqlcipher-engine.jar";
  private static final int CLEAR_HEADER = 1024;

  private final Process process;
  private final Writer jobs;
  private final BufferedReader answers;
  private final Path folder;

  private CipherStore(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    jobs = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts the engine.
   *
   * @return empty if its jar is nowhere, as in a checkout that was not built
   */
  public static Optional<CipherStore> start() throws IOException {
    Path folder = Files.createTempDirectory("sqlcipher-engine");
    Optional<Path> jar = jar(folder);
    if (jar.isEmpty()) {
      Files.delete(folder);
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                jar.get() + java.io.File.pathSeparator + ownCode(),
                CipherEngine.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return Optional.of(new CipherStore(process, folder));
  }

  /** The jar that the build put beside the classes; else the one in the local repository. */
  private static Optional<Path> jar(Path folder) throws IOException {
    URL built = CipherStore.class.getResource(ENGINE);
    if (built != null) {
      Path copy = folder.resolve("engine.jar");
      try (var in = built.openStream()) {
        Files.copy(in, copy);
      }
      return Optional.of(copy);
    }
    Path repository =
        Path.of(
            System.getProperty("user.home"),
            ".m2/repository/io/github/willena/sqlite-jdbc/3.40.1.0/sqlite-jdbc-3.40.1.0.jar");
    return Optional.of(repository).filter(Files::isRegularFile);
  }

  private static Path ownCode() {
    try {
      return Path.of(
          CipherEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes an encrypted database with the tables, rows, row ids, indexes and counters of a plain
   * one; virtual tables are left out, and what was deleted from the plain one is not in it: to have
   * that, write with {@link #execute}.
   *
   * @param key bytes of the key or of the passphrase, as the set takes them
   */
  public void encrypt(Path plain, CipherSet set, byte[] key, Path out) throws IOException {
    Path working = Files.createTempFile(folder, "store", ".db");
    job("encrypt", working, set, key, List.of(plain.toString()));
    put(working, set, out);
  }

  /** Runs statements on an encrypted database; makes it if it is not there. */
  public void execute(Path store, CipherSet set, byte[] key, List<String> sql) throws IOException {
    Path working = take(store, set);
    job("execute", working, set, key, sql);
    put(working, set, store);
  }

  /**
   * Runs statements on an encrypted database in a write-ahead log, and takes both away before
   * anything is copied back: {@code out}, {@code out-wal}, {@code out-shm}. Without {@code BEGIN}
   * each statement is a transaction.
   */
  public void leaveLogOpen(Path store, CipherSet set, byte[] key, List<String> sql, Path out)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("PRAGMA journal_mode=WAL"));
    all.add("PRAGMA wal_autocheckpoint=0");
    all.addAll(sql);
    leaveOpen(store, set, key, all, out);
  }

  /**
   * Runs statements and takes the files away as they lie then: with an unfinished transaction,
   * {@code out} and {@code out-journal}.
   */
  public void leaveOpen(Path store, CipherSet set, byte[] key, List<String> sql, Path out)
      throws IOException {
    Path working = take(store, set);
    Path taken = working.resolveSibling(working.getFileName() + ".taken");
    List<String> all = new ArrayList<>(List.of(taken.toString()));
    all.addAll(sql);
    job("log", working, set, key, all);
    for (String suffix : List.of("-wal", "-shm", "-journal")) {
      Path part = taken.resolveSibling(taken.getFileName() + suffix);
      if (Files.exists(part)) {
        Files.move(
            part,
            out.resolveSibling(out.getFileName() + suffix),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    put(taken, set, out);
  }

  /** How many rows the engine itself sees in a table. */
  public long count(Path store, CipherSet set, byte[] key, String table) throws IOException {
    return Long.parseLong(job("count", take(store, set), set, key, List.of(table)));
  }

  private Path take(Path store, CipherSet set) throws IOException {
    Path working = Files.createTempFile(folder, "store", ".db");
    if (!Files.exists(store)) {
      return working;
    }
    byte[] all = Files.readAllBytes(store);
    int start = set.clearHeader() ? CLEAR_HEADER : 0;
    Files.write(working, java.util.Arrays.copyOfRange(all, start, all.length));
    for (String suffix : List.of("-wal", "-journal")) {
      Path part = store.resolveSibling(store.getFileName() + suffix);
      if (Files.exists(part)) {
        Files.copy(part, working.resolveSibling(working.getFileName() + suffix));
      }
    }
    return working;
  }

  private static void put(Path working, CipherSet set, Path out) throws IOException {
    if (set.clearHeader()) {
      byte[] pages = Files.readAllBytes(working);
      ByteBuffer all = ByteBuffer.allocate(CLEAR_HEADER + pages.length);
      all.put(clearHeader()).put(CLEAR_HEADER, pages);
      Files.write(out, all.array());
      Files.delete(working);
    } else {
      Files.move(working, out, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** As QQNT writes it: names the parameters in a small protobuf message. */
  private static byte[] clearHeader() {
    ByteBuffer message = ByteBuffer.allocate(64);
    field(message, 2, "a1B2c3D4");
    field(message, 3, "1.0.0.1");
    field(message, 4, "HMAC_SHA1");
    ByteBuffer header = ByteBuffer.allocate(CLEAR_HEADER);
    header.put("SQLite header 3\0".getBytes(StandardCharsets.US_ASCII));
    header.putShort((short) CLEAR_HEADER).putShort((short) 4096);
    header.position(0x20).put("QQ_NT DB".getBytes(StandardCharsets.US_ASCII));
    header.order(ByteOrder.LITTLE_ENDIAN).putInt(message.position());
    header.put(message.flip());
    return header.array();
  }

  private static void field(ByteBuffer message, int number, String value) {
    message.put((byte) (number << 3 | 2)).put((byte) value.length());
    message.put(value.getBytes(StandardCharsets.US_ASCII));
  }

  private synchronized String job(
      String command, Path file, CipherSet set, byte[] key, List<String> own) throws IOException {
    List<String> job =
        new ArrayList<>(
            List.of(command, file.toString(), String.join(";", set.parameters()), key(set, key)));
    job.addAll(own);
    List<String> coded = job.stream().map(CipherStore::coded).toList();
    jobs.write(String.join(" ", coded) + '\n');
    jobs.flush();
    String answer = answers.readLine();
    if (answer == null || !answer.startsWith("ok ")) {
      throw new IOException(command + " " + set + ": " + answer);
    }
    return answer.substring(3);
  }

  private static String key(CipherSet set, byte[] key) {
    return (set.raw() ? "SQLCIPHER " : "SSE ") + HexFormat.of().formatHex(key);
  }

  private static String coded(String plain) {
    return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      jobs.close();
      process.waitFor();
      try (var left = Files.walk(folder)) {
        for (Path path : left.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
