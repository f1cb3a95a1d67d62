package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.DurableFiles;
import tools.jackson.core.JacksonException;

/**
 * The tenants of a deposit service, one small file each, which its owner alone can read. They may
 * be changed by a command while the service runs. Of a key only the digest is kept: a key is 256
 * random bits, so that nobody finds it from that. Safe for use by many threads and processes.
 */
public final class Tenants {
  private static final Pattern FILE = Pattern.compile("\\d{6,9}\\.json");
  private static final int KEY_BYTES = 32;
  private static final int MOST_NAME = 100;

  /** What a key begins with, so that a leaked one is recognised as what it is. */
  private static final String PREFIX = "tzd_";

  private final Path folder;

  Tenants(Path folder) {
    this.folder = folder;
  }

  /** A tenant with a new key, which is shown once. */
  public record WithKey(Tenant tenant, String key) {}

  /** All tenants by their numbers. */
  public List<Tenant> list() throws IOException {
    List<Tenant> all = new ArrayList<>();
    for (Path file : files()) {
      all.add(read(file));
    }
    all.sort(Comparator.comparingInt(Tenant::number));
    return List.copyOf(all);
  }

  /** What is done about a file that cannot be read. */
  interface Unreadable {
    /** The tenant to go on with, if there is one. */
    Optional<Tenant> instead(int number, Exception why);
  }

  /** All tenants, as far as their files can be read. */
  List<Tenant> readable(Unreadable otherwise) throws IOException {
    List<Tenant> all = new ArrayList<>();
    for (Path file : files()) {
      try {
        all.add(read(file));
      } catch (IOException | TiezhengException e) {
        String name = String.valueOf(file.getFileName());
        int number = Integer.parseInt(name.substring(0, name.indexOf('.')));
        otherwise.instead(number, e).ifPresent(all::add);
      }
    }
    return all;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Tenants::isTenant).toList();
    }
  }

  private static boolean isTenant(Path file) {
    return FILE.matcher(String.valueOf(file.getFileName())).matches();
  }

  /** Adds one. */
  public WithKey add(String name, Quota quota, Instant now, SecureRandom random)
      throws IOException {
    requireName(name);
    return locked(() -> {
      List<Tenant> all = list();
      if (all.stream().anyMatch(t -> t.name().equals(name))) {
        throw new TiezhengException(
            new Text(
                "已有名为“" + name + "”的租户;换一个名称,或用 deposit tenant set 修改它。",
                "There is a tenant named "
                    + name
                    + "; choose another name, or change it with deposit tenant set."));
      }
      int number = all.isEmpty() ? 1 : all.getLast().number() + 1;
      String key = newKey(random);
      Tenant tenant = new Tenant(number, name, now, digest(key), quota, true);
      write(tenant);
      return new WithKey(tenant, key);
    });
  }

  /** Gives a tenant another key; the one before is void. */
  public WithKey rekey(String name, SecureRandom random) throws IOException {
    String key = newKey(random);
    return new WithKey(change(name, tenant -> tenant.withKey(digest(key))), key);
  }

  /** Gives a tenant another quota. */
  public Tenant limit(String name, Quota quota) throws IOException {
    return change(name, tenant -> tenant.with(quota));
  }

  /** Lets a tenant in, or out; its deposits and receipts stay. */
  public Tenant activate(String name, boolean active) throws IOException {
    return change(name, tenant -> tenant.active(active));
  }

  /** The tenant of that name. */
  public Tenant named(String name) throws IOException {
    return list().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "没有名为“" + name + "”的租户;用 deposit tenant list 查看。",
                    "There is no tenant named " + name + "; see deposit tenant list.")));
  }

  private Tenant change(String name, UnaryOperator<Tenant> how) throws IOException {
    return locked(() -> {
      Tenant changed = how.apply(named(name));
      write(changed);
      return changed;
    });
  }

  /** The digest under which a key is known. */
  static String digest(String key) {
    return Digester.sha256Only().digest(key.getBytes(StandardCharsets.UTF_8)).sha256();
  }

  private static String newKey(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void requireName(String name) {
    boolean printable =
        name.codePoints()
            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    if (name.isBlank() || !name.strip().equals(name) || name.length() > MOST_NAME || !printable) {
      throw new TiezhengException(
          new Text(
              "租户名称须为 1 到 " + MOST_NAME + " 个可见字符,首尾没有空格。",
              "A tenant's name has 1 to "
                  + MOST_NAME
                  + " visible characters and no space at its ends."));
    }
  }

  private static Tenant read(Path file) throws IOException {
    try {
      return EvidenceJson.read(Files.readString(file, StandardCharsets.UTF_8), Tenant.class);
    } catch (JacksonException e) {
      throw new TiezhengException(
          new Text(
              "租户文件“" + file + "”无法读取;请从备份恢复。",
              "The tenant's file " + file + " cannot be read; restore it from a backup."),
          e);
    }
  }

  private void write(Tenant tenant) throws IOException {
    String json = EvidenceJson.write(tenant) + "\n";
    DurableFiles.write(
        folder.resolve("%06d.json".formatted(tenant.number())),
        json.getBytes(StandardCharsets.UTF_8));
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private <T> T locked(Action<T> action) throws IOException {
    OwnerOnly.folder(folder);
    synchronized (Tenants.class) {
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock on " + folder + " was lost");
        }
        return action.run();
      }
    }
  }

  /** What tells one state of the files from another, without reading them. */
  Set<String> version() throws IOException {
    Set<String> version = new TreeSet<>();
    for (Path file : files()) {
      // A changed file is a new one that got its name: another key of the file system's own.
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      version.add(file.getFileName() + " " + facts.lastModifiedTime() + " " + facts.fileKey());
    }
    return version;
  }
}
