package org.tiezheng.sqlite.recover;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found, in 48 bytes each outside the heap: where it lies and how to read it again, and
 * numbers to compare it by. The rows themselves stay in the files. Not thread-safe.
 */
final class Finds {
  private static final int WORDS = 6;
  private static final int CHUNK = 1 << 10;
  private static final List<Substrate> SUBSTRATES = List.of(Substrate.values());

  private final Arena arena;
  private final List<MemorySegment> chunks = new ArrayList<>();
  private long count;

  Finds(Arena arena) {
    this.arena = arena;
  }

  long count() {
    return count;
  }

  /**
   * Adds a piece.
   *
   * @param shape the piece as read
   * @param first the first field that is certain
   * @param end behind the last field that is certain
   * @param voted whether the table was concluded from the rows of the page alone
   */
  void add(
      long image,
      Piece piece,
      Shape shape,
      byte[] page,
      Substrate where,
      int first,
      int end,
      boolean voted) {
    int keyFields = piece.template().keyFields();
    boolean keyed = piece.template().keyed();
    boolean known = keyed ? first == 0 && end >= keyFields : piece.intact();
    long key = keyed && known ? ContentHash.of(shape, page, 0, keyFields) : shape.rowid;
    LostTypes lost = piece.lost();
    long flags = (known ? 1 : 0) | (piece.intact() ? 2 : 0) | (piece.cut() ? 4 : 0);
    flags |= (piece.sure() ? 8 : 0) | (voted ? 16 : 0);
    long score = Math.round(Math.clamp(piece.score(), 0, 1000) * 16);
    long at = next();
    set(at, 0, ContentHash.of(shape, page, first, end));
    set(at, 1, known ? key : 0);
    set(at, 2, image << 20 | piece.start());
    set(at, 3, (long) piece.end() << 40 | (long) piece.template().id() << 16 | piece.fields());
    set(
        at,
        4,
        score << 40 | lost.first() << 26 | lost.second() << 12 | (long) lost.count() << 8 | flags);
    set(
        at,
        5,
        (long) SUBSTRATES.indexOf(where) << 48
            | (long) piece.prefix() << 40
            | (long) first << 32
            | end);
  }

  private long next() {
    if (count % CHUNK == 0) {
      chunks.add(arena.allocate(8L * WORDS * CHUNK, 8));
    }
    return count++;
  }

  private void set(long index, int word, long value) {
    chunks
        .get((int) (index / CHUNK))
        .setAtIndex(ValueLayout.JAVA_LONG, index % CHUNK * WORDS + word, value);
  }

  private long get(long index, int word) {
    return chunks
        .get((int) (index / CHUNK))
        .getAtIndex(ValueLayout.JAVA_LONG, index % CHUNK * WORDS + word);
  }

  /** Adds all of another store's. */
  void addAll(Finds other) {
    for (long i = 0; i < other.count; i++) {
      long at = next();
      for (int word = 0; word < WORDS; word++) {
        set(at, word, other.get(i, word));
      }
    }
  }

  long content(long index) {
    return get(index, 0);
  }

  /** The rowid; for a table WITHOUT ROWID, a number for the content of the key. */
  long key(long index) {
    return get(index, 1);
  }

  long image(long index) {
    return get(index, 2) >>> 20;
  }

  int start(long index) {
    return (int) (get(index, 2) & 0xfffff);
  }

  int template(long index) {
    return (int) (get(index, 3) >>> 16 & 0xffff);
  }

  boolean keyKnown(long index) {
    return (get(index, 4) & 1) != 0;
  }

  boolean cut(long index) {
    return (get(index, 4) & 4) != 0;
  }

  /** Whether the table was concluded from the rows of the page alone. */
  boolean voted(long index) {
    return (get(index, 4) & 16) != 0;
  }

  double score(long index) {
    return (get(index, 4) >>> 40) / 16.0;
  }

  Substrate substrate(long index) {
    return SUBSTRATES.get((int) (get(index, 5) >>> 48));
  }

  /** First field that is certain. */
  int first(long index) {
    return (int) (get(index, 5) >>> 32 & 0xff);
  }

  /** Behind the last field that is certain. */
  int end(long index) {
    return (int) get(index, 5);
  }

  int fields(long index) {
    return (int) (get(index, 3) & 0xffff);
  }

  /** Whether all fields are certain. */
  boolean whole(long index) {
    return first(index) == 0 && end(index) == fields(index);
  }

  Piece piece(long index, List<Template> templates) {
    long packed = get(index, 4);
    LostTypes lost =
        new LostTypes((int) (packed >>> 8 & 0xf), packed >>> 26 & 0x3fff, packed >>> 12 & 0x3fff);
    return new Piece(
        templates.get(template(index)),
        start(index),
        (int) (get(index, 3) >>> 40),
        (packed & 2) != 0,
        cut(index),
        (int) (get(index, 5) >>> 40 & 0xff),
        fields(index),
        lost,
        score(index),
        (packed & 8) != 0);
  }
}
