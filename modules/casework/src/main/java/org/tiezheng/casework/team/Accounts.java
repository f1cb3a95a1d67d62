package org.tiezheng.casework.team;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.keys.DurableFiles;
import tools.jackson.core.JacksonException;

/**
 * The accounts of a folder of cases: one file that its owner alone can read, replaced as a whole.
 * It may be changed by a command while the app runs; whoever asks is told what stands there now.
 * Safe for use by many threads and processes.
 */
public final class Accounts {
  private static final String FILE = "accounts.json";

  private final Path folder;
  private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);

  /**
   * @param cases the folder with the cases; accounts lie beside them, in none of them
   */
  public static Accounts beside(Path cases) {
    return new Accounts(cases.resolve(".tiezheng").resolve("team"));
  }

  Accounts(Path folder) {
    this.folder = folder;
  }

  /** What the file holds. */
  record Kept(int version, List<Account> accounts) {
    Kept {
      accounts = List.copyOf(accounts);
    }
  }

  /** What was read last, and of which state of the file. */
  private record Known(String state, Map<String, Account> accounts) {
    static final Known NOTHING = new Known("", Map.of());
  }

  /** The folder of the team. */
  public Path folder() {
    return folder;
  }

  /** All accounts by name, those that may not sign in among them. */
  public Collection<Account> list() {
    return read().values();
  }

  /** The account of that name, as it stands now; empty if there is none. */
  public Optional<Account> find(String name) {
    return Optional.ofNullable(read().get(name));
  }

  /**
   * The account of that name.
   *
   * @throws TiezhengException if there is none
   */
  public Account named(String name) {
    return find(AccountName.of(name))
        .orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "没有账号“" + name + "”;用 team list 查看。",
                    "There is no account " + name + "; see team list.")));
  }

  private Map<String, Account> read() {
    Path file = folder.resolve(FILE);
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      // A changed file is a new one that got its name: another key of the file system's own.
      String state = facts.lastModifiedTime() + " " + facts.size() + " " + facts.fileKey();
      Known now = known.get();
      if (now.state().equals(state)) {
        return now.accounts();
      }
      Map<String, Account> accounts = parse(file);
      known.set(new Known(state, accounts));
      return accounts;
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Map<String, Account> parse(Path file) throws IOException {
    try {
      Kept kept = EvidenceJson.read(Files.readString(file, StandardCharsets.UTF_8), Kept.class);
      Map<String, Account> accounts = new TreeMap<>();
      kept.accounts().forEach(a -> accounts.put(a.name(), a));
      return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    } catch (JacksonException | NullPointerException e) {
      throw unreadable(file, e);
    }
  }

  private static TiezhengException unreadable(Path file, Exception e) {
    return new TiezhengException(
        new Text(
            "账号文件“" + file + "”无法读取;请从备份恢复。在此之前没有人能登录。",
            "The file of the accounts, "
                + file
                + ", cannot be read; restore it from a backup. Until then nobody can sign in."),
        e);
  }

  /** Adds one whose name is not taken. */
  Account add(Account account) throws IOException {
    return locked(all -> {
      if (all.containsKey(account.name())) {
        throw new TiezhengException(
            new Text(
                "已有账号“" + account.name() + "”;换一个名称。名称不会再给别人用,停用的也一样。",
                "There is an account "
                    + account.name()
                    + "; choose another name. A name is never given to another, even if the account"
                    + " is disabled."));
      }
      return account;
    });
  }

  /** The first of all, while there is no owner who can sign in. */
  Account addFirst(Account owner) throws IOException {
    return locked(all -> {
      if (hasOwner(all)) {
        throw new TiezhengException(
            new Text("已有所有者;请由其邀请。", "There is an owner already; ask for an invitation."));
      }
      if (all.containsKey(owner.name())) {
        throw new TiezhengException(
            new Text("这个名称已用过;换一个。", "This name was used before; choose another."));
      }
      return owner;
    });
  }

  /** Changes one. */
  Account change(String name, UnaryOperator<Account> how) throws IOException {
    Account there = named(name);
    return locked(all -> {
      Account before = Optional.ofNullable(all.get(there.name())).orElse(there);
      Account after = how.apply(before);
      Map<String, Account> then = new TreeMap<>(all);
      then.put(after.name(), after);
      if (hasOwner(all) && !hasOwner(then)) {
        throw new TiezhengException(
            new Text(
                "这是最后一个能登录的所有者;请先让另一个账号成为所有者。",
                "This is the last owner who can sign in; make another account an owner first."));
      }
      return after;
    });
  }

  /** Takes a case from everybody, because another begins to use its name. */
  public void forget(String matter) throws IOException {
    for (Account account : List.copyOf(list())) {
      if (account.cases().contains(matter)) {
        var _ = change(account.name(), a -> a.revoked(matter));
      }
    }
  }

  /** Whether an owner can sign in. */
  public boolean hasOwner() {
    return hasOwner(read());
  }

  private static boolean hasOwner(Map<String, Account> all) {
    return all.values().stream()
        .anyMatch(a -> a.role() == TeamRole.OWNER && a.active() && a.password().isPresent());
  }

  private interface Change {
    Account of(Map<String, Account> all) throws IOException;
  }

  private Account locked(Change change) throws IOException {
    OwnerOnly.folder(folder);
    synchronized (Accounts.class) {
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock on " + folder + " was lost");
        }
        Map<String, Account> all = new TreeMap<>(read());
        Account changed = change.of(all);
        all.put(changed.name(), changed);
        String json = EvidenceJson.write(new Kept(1, List.copyOf(all.values()))) + "\n";
        DurableFiles.write(folder.resolve(FILE), json.getBytes(StandardCharsets.UTF_8));
        return changed;
      }
    }
  }
}
