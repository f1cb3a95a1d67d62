package org.tiezheng.casework.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.StoreKeys;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.StoreCipher;
import org.tiezheng.collect.container.StoreCipher.Keyring;
import org.tiezheng.collect.container.StoreCipher.Seeming;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.evidence.Text;

/**
 * The encrypted databases of a case and the keys that a person gave for them. Each database is
 * tried once; thread-safe; closing wipes the keys.
 */
public final class StoreLocks implements StoreKeys, AutoCloseable {
  /** Before a key for pictures, as a person writes it. */
  private static final String IMAGE = "image:";

  private final List<StoreCipher> ciphers = new ArrayList<>();
  private final List<Keyring> rings = new ArrayList<>();
  private final List<Secret> pictures = new ArrayList<>();
  private final Map<String, Optional<UnlockedStore>> tried = new ConcurrentHashMap<>();

  /**
   * @param keys wiped here; one that begins with {@code image:} is for pictures, not for databases
   */
  public StoreLocks(List<char[]> keys) {
    ServiceLoader.load(StoreCipher.class).forEach(ciphers::add);
    List<Secret> secrets = new ArrayList<>();
    for (char[] key : keys) {
      if (forPictures(key)) {
        char[] bare = Arrays.copyOfRange(key, IMAGE.length(), key.length);
        pictures.add(Secret.of(bare));
        Arrays.fill(bare, '\0');
      } else {
        secrets.add(Secret.of(key));
      }
      Arrays.fill(key, '\0');
    }
    if (!secrets.isEmpty()) {
      ciphers.forEach(cipher -> rings.add(cipher.keyring(secrets)));
    }
    secrets.forEach(Secret::close);
  }

  private static boolean forPictures(char[] key) {
    return key.length > IMAGE.length()
        && Arrays.equals(key, 0, IMAGE.length(), IMAGE.toCharArray(), 0, IMAGE.length());
  }

  @Override
  public List<Secret> pictureKeys() {
    return List.copyOf(pictures);
  }

  /** Whether a person gave any key. */
  public boolean hasKeys() {
    return !rings.isEmpty();
  }

  /**
   * Derives what the keys give for a file that is still being sealed, so that it need not be waited
   * for later. Nothing else is remembered: what opens, and how, is told from the sealed bytes.
   *
   * @param beginning of the file: some pages, as many bytes modulo the largest size of a page as
   *     the whole file has, so that the same parameters seem likely
   */
  void ahead(String name, MemorySegment beginning) {
    Member main = Member.of(name, "", beginning);
    if (hasKeys() && seems(main, Optional.empty()).filter(Seeming::certain).isPresent()) {
      tryKeys(main, Optional.empty()).ifPresent(UnlockedStore::close);
    }
  }

  /** Tries the keys on all that look encrypted, on every core: each needs a derivation. */
  public void tryAll(Collection<SealedSource> sources) {
    if (hasKeys()) {
      sources.parallelStream().forEach(source -> unlock(source.main(), wal(source)));
    }
  }

  @Override
  public Optional<UnlockedStore> unlock(Member main, Optional<Member> wal) {
    if (!hasKeys() || seems(main, wal).isEmpty()) {
      return Optional.empty();
    }
    String place = main.sha256() + '\n' + String.join("\n", main.inside());
    String first = main.size() > 0 ? "" : wal.map(Member::sha256).orElse("");
    return tried.computeIfAbsent(place + '\n' + first, _ -> tryKeys(main, wal));
  }

  private Optional<UnlockedStore> tryKeys(Member main, Optional<Member> wal) {
    for (Keyring ring : rings) {
      try {
        return Optional.of(ring.unlock(main, wal));
      } catch (WrongSecretException e) {
        // Another way of encryption may fit; if none does, locked() says so.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Optional.empty();
  }

  /**
   * Why a database stays closed, if it says itself that it is encrypted or its name and its bytes
   * do, and no key opens it.
   */
  Optional<Text> locked(SealedSource source) {
    Optional<Member> wal = wal(source);
    return seems(source.main(), wal)
        .filter(Seeming::certain)
        .filter(_ -> unlock(source.main(), wal).isEmpty())
        .map(seeming -> sentence(source.main().name(), seeming.what()));
  }

  private Text sentence(String name, Text what) {
    return hasKeys()
        ? new Text(
            "“" + name + "”是" + what.zh() + ",给出的密钥都打不开:密钥不对,或加密参数未知;原件已按原样封存。",
            name
                + " is "
                + what.en()
                + "; none of the keys that were given opens it: they are wrong, or its parameters"
                + " are unknown. It is sealed as it was found.")
        : new Text(
            "“" + name + "”是" + what.zh() + ",没有给出密钥,未打开;可用 --key-file 提供您自己的密钥。原件已按原样封存。",
            name
                + " is "
                + what.en()
                + "; no key was given, so it was not opened: give your own with --key-file. It is"
                + " sealed as it was found.");
  }

  private Optional<Seeming> seems(Member main, Optional<Member> wal) {
    return ciphers.stream().flatMap(cipher -> cipher.seems(main, wal).stream()).findFirst();
  }

  private static Optional<Member> wal(SealedSource source) {
    return source.sibling(source.main().fileName() + "-wal");
  }

  @Override
  public void close() {
    tried.values().forEach(opened -> opened.ifPresent(UnlockedStore::close));
    rings.forEach(Keyring::close);
    pictures.forEach(Secret::close);
    tried.clear();
    rings.clear();
  }
}
