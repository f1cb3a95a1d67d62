package org.tiezheng.unlock.sqlcipher;

import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.StoreCipher;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.evidence.Text;

/**
 * Databases of SQLCipher 1 to 4 and of the programs that use it: WeChat on every system, QQNT. Only
 * the first pages are looked at to try a key.
 */
public final class SqlCipher implements StoreCipher {
  private static final int LEAST_PAGE = 1024;
  private static final Set<String> NAMES = Set.of("db", "db3", "sqlite", "sqlite3", "sqlitedb");

  @Override
  public String id() {
    return "sqlcipher";
  }

  @Override
  public Optional<Seeming> seems(Member main, Optional<Member> wal) {
    StoreHead head = StoreHead.of(main.bytes(), wal.map(Member::bytes));
    if (head.isPlainOrNothing()) {
      return Optional.empty();
    }
    if (head.qqnt()) {
      return Optional.of(
          new Seeming(
              true,
              new Text(
                  "QQNT 的加密数据库(文件头以明文载明)",
                  "an encrypted database of QQNT, as its clear header says")));
    }
    boolean named = NAMES.contains(extension(main));
    if (!head.looksRandom() || (!named && head.size() % LEAST_PAGE != 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Seeming(
            named,
            new Text(
                "疑似加密的 SQLite 数据库(内容如随机字节,没有明文文件头)",
                "what looks like an encrypted SQLite database (its bytes are like random ones, and"
                    + " there is no clear header)")));
  }

  private static String extension(Member main) {
    String name = main.fileName();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public Keyring keyring(List<Secret> keys) {
    return new Keys(keys.stream().map(KeyForms::of).toList());
  }

  private static final class Keys implements Keyring {
    private final List<KeyForms> keys;
    private final DerivedKeys derived = new DerivedKeys();

    /** The files of a folder mostly have the same key and parameters. */
    private final AtomicReference<Optional<Trial.Attempt>> likely =
        new AtomicReference<>(Optional.empty());

    Keys(List<KeyForms> keys) {
      this.keys = keys;
    }

    @Override
    public UnlockedStore unlock(Member main, Optional<Member> wal) throws InterruptedIOException {
      MemorySegment bytes = main.bytes();
      StoreHead head = StoreHead.of(bytes, wal.map(Member::bytes));
      if (head.isPlainOrNothing()) {
        throw new IllegalArgumentException(main.name() + " is not encrypted");
      }
      List<KeyForms.Form> forms = keys.stream().flatMap(k -> k.forms().stream()).toList();
      Trial.Opened opened =
          new Trial(head, derived)
              .first(forms, likely.get())
              .orElseThrow(() -> new WrongSecretException(wrong(keys.size())));
      likely.set(Optional.of(opened.attempt()));
      return new OpenedStore(opened);
    }

    private static Text wrong(int keys) {
      return new Text(
          "给出的 " + keys + " 个密钥都打不开:密钥不对,或使用了未知的加密参数;前几页没有一页能通过任何一个密钥的校验",
          "none of the "
              + keys
              + " keys that were given opens it: the keys are wrong or the parameters unknown; none"
              + " of the first pages agrees with any of the keys");
    }

    @Override
    public void close() {
      derived.close();
      keys.forEach(KeyForms::close);
    }
  }
}
