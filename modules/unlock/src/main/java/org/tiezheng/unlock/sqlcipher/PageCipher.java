package org.tiezheng.unlock.sqlcipher;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.PageDecoder;

/**
 * Decrypts the pages of one database. Thread-safe: each thread has a cipher and a code of its own,
 * which are kept as long as the database is open. After {@link #close} no page comes out any more.
 */
final class PageCipher implements PageDecoder, AutoCloseable {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NONE = {};

  private final CipherSet set;
  private volatile @Nullable PageKeys keys;
  private volatile @Nullable AuditedPages audited;
  private final ThreadLocal<Engine> engines;

  PageCipher(CipherSet set, PageKeys keys) {
    this.set = set;
    this.keys = keys;
    engines = ThreadLocal.withInitial(() -> new Engine(set, keys()));
  }

  private PageKeys keys() {
    PageKeys there = keys;
    if (there == null) {
      throw new IllegalStateException("the database was closed");
    }
    return there;
  }

  CipherSet set() {
    return set;
  }

  @Override
  public int pageSize() {
    return set.pageSize();
  }

  @Override
  public long start() {
    return set.start();
  }

  @Override
  public Outcome decode(long number, MemorySegment stored, MemorySegment plain) {
    keys();
    Engine engine = engines.get();
    byte[] page = engine.load(stored);
    if (engine.isEmpty()) {
      // Never written: SQLCipher, too, reads such a page as it is.
      return Outcome.DECODED;
    }
    boolean authentic = isAudited(number, stored) || engine.codeIsRight(number);
    byte[] out = decrypted(engine, page, number, plain);
    if (authentic) {
      return Outcome.DECODED;
    }
    // CBC damages the altered block and one bit pattern of the next: the rest of the page is what
    // was written, and an examiner must not lose it. Only page 1 tells whether nothing is right.
    return number != 1 || FixedBytes.in(out, set) ? Outcome.DOUBTFUL : Outcome.LOST;
  }

  private boolean isAudited(long number, MemorySegment stored) {
    AuditedPages there = audited;
    return there != null && there.has(number, stored);
  }

  /** Takes over what an audit of the main file found. */
  void audited(AuditedPages pages) {
    audited = pages;
  }

  @Override
  public void decodeAgain(long number, MemorySegment stored, MemorySegment plain) {
    keys();
    Engine engine = engines.get();
    byte[] page = engine.load(stored);
    if (!engine.isEmpty()) {
      decrypted(engine, page, number, plain);
    }
  }

  private byte[] decrypted(Engine engine, byte[] page, long number, MemorySegment plain) {
    byte[] own = plain.address() == 0 && plain.heapBase().orElse("") instanceof byte[] a ? a : NONE;
    byte[] out = own.length == 0 ? page : own;
    engine.decrypt(number, out);
    if (number == 1) {
      System.arraycopy(MAGIC, 0, out, 0, MAGIC.length);
    }
    if (own.length == 0) {
      MemorySegment.copy(page, 0, plain, ValueLayout.JAVA_BYTE, 0, set.pageSize() - set.reserve());
    }
    return out;
  }

  /** What a page is, without decrypting it. */
  Standing standing(long number, MemorySegment stored) {
    keys();
    Engine engine = engines.get();
    engine.load(stored);
    return engine.isEmpty()
        ? Standing.EMPTY
        : set.hmac().isEmpty()
            ? Standing.WITHOUT_CODE
            : engine.codeIsRight(number) ? Standing.AUTHENTIC : Standing.WRONG;
  }

  /** What the authentication code of a page shows. */
  enum Standing {
    AUTHENTIC,
    WRONG,
    /** All zero. */
    EMPTY,
    WITHOUT_CODE
  }

  @Override
  public void close() {
    PageKeys there = keys;
    keys = null;
    engines.remove();
    if (there != null) {
      there.wipe();
    }
  }
}
