package org.tiezheng.unlock.sqlcipher;

import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.unlock.Pbkdf2.Hash;
import org.tiezheng.unlock.sqlcipher.KeyForms.Form;
import org.tiezheng.unlock.sqlcipher.PageCipher.Standing;

/**
 * Tries keys with parameters on one database, the cheapest first. What a key opens is told from the
 * first pages alone. Not thread-safe.
 */
final class Trial {
  /** Pages that must all be altered for a right key to be taken for a wrong one. */
  private static final int PAGES = 4;

  private final StoreHead head;
  private final byte[] salt;
  private final DerivedKeys derived;

  /**
   * @param derived keeps what is derived here
   */
  Trial(StoreHead head, DerivedKeys derived) {
    this.head = head;
    this.derived = derived;
    salt = head.salt();
  }

  /** A key with parameters. */
  record Attempt(Form form, CipherSet set) {}

  /**
   * An attempt that opens the database.
   *
   * @param firstPage what became of page 1
   */
  record Opened(Attempt attempt, PageCipher cipher, FirstPage firstPage) {}

  /** What became of page 1 under a key that is right. */
  enum FirstPage {
    RIGHT,
    /** The header is there, but the code is wrong. */
    ALTERED,
    /** Only later pages show that the key is right. */
    DESTROYED
  }

  /**
   * The attempt that opens it: under which page 1 is right, else the first that fits a damaged one.
   *
   * @param likely parameters to try first
   */
  Optional<Opened> first(List<Form> forms, Optional<Attempt> likely) throws InterruptedIOException {
    Optional<Opened> damaged = Optional.empty();
    for (Attempt attempt : attempts(forms, likely)) {
      Optional<Opened> opened = attempt(attempt);
      if (opened.isPresent() && opened.get().firstPage() == FirstPage.RIGHT) {
        damaged.ifPresent(other -> other.cipher().close());
        return opened;
      }
      // Sets that differ in the code alone decrypt the header equally well.
      damaged = damaged.isPresent() ? damaged : opened;
    }
    return damaged;
  }

  /** Parameters whose pages divide the file come first: others fit only if it was cut off. */
  private List<Attempt> attempts(List<Form> forms, Optional<Attempt> likely) {
    List<Attempt> all = new ArrayList<>();
    for (CipherSet set : sets()) {
      for (Form form : forms) {
        all.add(new Attempt(form, form.raw() ? set.raw() : set));
      }
    }
    all.sort(
        Comparator.comparing((Attempt a) -> !likely.equals(Optional.of(a)))
            .thenComparing(a -> !a.set().fits(head.size()))
            .thenComparingInt(a -> a.set().rounds()));
    return all;
  }

  private List<CipherSet> sets() {
    List<CipherSet> sets = new ArrayList<>();
    int start = head.qqnt() ? StoreHead.QQNT_HEADER : 0;
    for (Hash kdf : List.of(Hash.SHA_512, Hash.SHA_1)) {
      List<Hash> codes = new ArrayList<>(head.hmac().stream().toList());
      codes.addAll(List.of(Hash.SHA_1, Hash.SHA_256, Hash.SHA_512));
      for (Hash code : codes) {
        sets.add(CipherSet.qqnt(start, kdf, code, kdf));
        sets.add(CipherSet.qqnt(start, kdf, code, code));
      }
    }
    if (!head.qqnt()) {
      sets.addAll(CipherSet.ALL);
    }
    return sets.stream().distinct().toList();
  }

  private Optional<Opened> attempt(Attempt attempt) throws InterruptedIOException {
    CipherSet set = attempt.set();
    Optional<MemorySegment> first = head.page(1, set.pageSize());
    if (first.isEmpty()) {
      return Optional.empty();
    }
    PageCipher cipher = new PageCipher(set, PageKeys.of(set, key(attempt), salt));
    Optional<FirstPage> found = firstPage(cipher, first.get());
    if (found.isEmpty()) {
      cipher.close();
    }
    return found.map(page -> new Opened(attempt, cipher, page));
  }

  private Optional<FirstPage> firstPage(PageCipher cipher, MemorySegment first) {
    if (cipher.standing(1, first) == Standing.AUTHENTIC) {
      return Optional.of(FirstPage.RIGHT);
    }
    byte[] plain = new byte[cipher.pageSize()];
    cipher.decode(1, first, MemorySegment.ofArray(plain));
    boolean coded = cipher.set().hmac().isPresent();
    if (FixedBytes.in(plain, cipher.set())) {
      return Optional.of(coded ? FirstPage.ALTERED : FirstPage.RIGHT);
    }
    for (long number = 2; coded && number <= PAGES; number++) {
      long page = number;
      boolean right =
          head.page(page, cipher.pageSize())
              .filter(stored -> cipher.standing(page, stored) == Standing.AUTHENTIC)
              .isPresent();
      if (right) {
        return Optional.of(FirstPage.DESTROYED);
      }
    }
    return Optional.empty();
  }

  /** Parameters that differ in the page size alone share a derivation. */
  private byte[] key(Attempt attempt) throws InterruptedIOException {
    CipherSet set = attempt.set();
    return set.rounds() == 0
        ? attempt.form().bytes()
        : derived.of(attempt.form(), set.kdf(), set.rounds(), salt);
  }
}
