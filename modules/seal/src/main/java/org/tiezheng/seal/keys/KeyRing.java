package org.tiezheng.seal.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * The keys of one installation in one directory, made on first use and sealed at rest: Ed25519 for
 * the log, ML-DSA-44 for the cosignature, P-256 and SM2 for our own time service.
 *
 * <p>Keys are never deleted: {@link #rotate()} adds a generation, and the public parts of the older
 * ones stay readable so that what they signed can still be checked. A lock file makes creation and
 * rotation exclusive among processes. Safe for use by many threads at once.
 */
public final class KeyRing {
  private static final Pattern GENERATION = Pattern.compile("gen-([0-9]{4,9})");

  /** File locks belong to the process, so threads of one process need this one as well. */
  private static final Map<Path, Object> IN_PROCESS = new ConcurrentHashMap<>();

  private final Path directory;
  private final InstantSource clock;
  private final SecureRandom random;
  private final MasterKey master;
  private final String origin;
  private volatile SigningKeys current;

  private KeyRing(
      Path directory, InstantSource clock, SecureRandom random, MasterKey master, Latest latest)
      throws IOException {
    this.directory = directory;
    this.clock = clock;
    this.random = random;
    this.master = master;
    this.origin = latest.origin();
    this.current = new GenerationFolder(directory, latest.number()).open(origin, master);
  }

  /**
   * Opens the ring in {@code directory}; makes directory, unlock file and keys when there are none.
   *
   * @throws WrongUnlockException when passphrase or unlock file do not fit
   * @throws UnsafeUnlockFileException when others can read the unlock file
   * @throws KeyRingException when the directory is damaged
   */
  public static KeyRing open(
      Path directory, Unlock unlock, InstantSource clock, SecureRandom random) throws IOException {
    DurableFiles.createDirectories(directory);
    return locked(
        directory,
        () -> {
          Path file = masterFile(directory);
          MasterKey master;
          if (Files.exists(file)) {
            master = MasterKey.open(file, unlock, random);
          } else {
            requireEmpty(directory);
            master = MasterKey.create(random);
            master.store(file, unlock, random);
          }
          if (generations(directory).isEmpty()) {
            create(directory, 1, master, clock, random);
          }
          return new KeyRing(directory, clock, random, master, latest(directory));
        });
  }

  /** The log's name: {@code tiezheng.local/} and the start of the first log key's SHA-256. */
  public String origin() {
    return origin;
  }

  /** The newest generation, ready to sign. */
  public SigningKeys current() {
    return current;
  }

  /** The public parts of every generation, oldest first. */
  public List<PublicKeys> history() throws IOException {
    return history(directory, origin);
  }

  /**
   * The public parts of a ring that is not opened: nothing secret is needed for them.
   *
   * @throws KeyRingException when there is no ring or it is damaged
   */
  public static List<PublicKeys> publicHistory(Path directory) throws IOException {
    if (!Files.isDirectory(directory) || generations(directory).isEmpty()) {
      throw new KeyRingException(
          "“" + directory + "”中没有密钥。", "There are no keys in " + directory + ".");
    }
    return history(directory, latest(directory).origin());
  }

  private static List<PublicKeys> history(Path directory, String origin) throws IOException {
    List<PublicKeys> all = new ArrayList<>();
    for (int number : generations(directory)) {
      all.add(new GenerationFolder(directory, number).publicKeys(origin));
    }
    return List.copyOf(all);
  }

  /**
   * Makes a new generation and signs with it from now on; older ones stay where they are.
   *
   * @return the new generation
   */
  public SigningKeys rotate() throws IOException {
    return locked(
        directory,
        () -> {
          int next = latest(directory).number() + 1;
          create(directory, next, master, clock, random);
          SigningKeys keys = new GenerationFolder(directory, next).open(origin, master);
          current = keys;
          return keys;
        });
  }

  /**
   * The secret from which salts of this case's conversations come; made when it is first asked for.
   * It stays the same when keys are rotated or the passphrase is changed.
   *
   * @throws KeyRingException when its file is damaged
   */
  public CaseSecret caseSecret() throws IOException {
    return locked(directory, () -> new CaseSecretFile(directory).secret(master, random));
  }

  /** From now on the ring is opened with {@code unlock}; the keys themselves stay the same. */
  public void changeUnlock(Unlock unlock) throws IOException {
    locked(
        directory,
        () -> {
          master.store(masterFile(directory), unlock, random);
          return unlock;
        });
  }

  /** Writes the public parts of every generation to {@code target/gen-NNNN/}. */
  public void exportPublic(Path target) throws IOException {
    for (PublicKeys keys : history()) {
      Path folder =
          Files.createDirectories(target.resolve(GenerationFolder.folderName(keys.generation())));
      for (Map.Entry<String, String> file : keys.files().entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
      }
    }
  }

  private static Path masterFile(Path directory) {
    return directory.resolve("master.properties");
  }

  private static void create(
      Path directory, int number, MasterKey master, InstantSource clock, SecureRandom random)
      throws IOException {
    try {
      new GenerationFolder(directory, number).create(master, clock.instant(), random);
    } catch (GeneralSecurityException e) {
      throw new KeyRingException(
          "无法生成密钥;请检查 Java 25 是否完整安装。",
          "Keys could not be made; check that Java 25 is completely installed.",
          e);
    }
  }

  private static void requireEmpty(Path directory) throws IOException {
    if (!generations(directory).isEmpty()) {
      throw new KeyRingException(
          "“" + directory + "”中有密钥,但缺少 master.properties;请从备份恢复。",
          directory + " holds keys but master.properties is missing; restore it from your backup.");
    }
  }

  private static List<Integer> generations(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> GENERATION.matcher(String.valueOf(entry.getFileName())))
          .filter(Matcher::matches)
          .map(name -> Integer.valueOf(name.group(1)))
          .sorted()
          .toList();
    }
  }

  private static Latest latest(Path directory) throws IOException {
    List<Integer> all = generations(directory);
    byte[] first = RawKeys.encode(new GenerationFolder(directory, all.getFirst()).logKey());
    byte[] hash = RunningDigest.newSha256().digest(first);
    return new Latest(
        all.getLast(), "tiezheng.local/" + HexFormat.of().formatHex(hash).substring(0, 16));
  }

  private static <T> T locked(Path directory, Action<T> action) throws IOException {
    Object guard = IN_PROCESS.computeIfAbsent(directory.toRealPath(), path -> new Object());
    synchronized (guard) {
      try (FileChannel channel =
              FileChannel.open(
                  directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock on " + directory + " was lost");
        }
        return action.run();
      }
    }
  }

  @Override
  public String toString() {
    return "KeyRing[" + origin + ", generation " + current.publicKeys().generation() + "]";
  }

  private record Latest(int number, String origin) {}

  @FunctionalInterface
  private interface Action<T> {
    T run() throws IOException;
  }
}
