package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Rows whose end another row or freeblock was written over: readings of what is left of them. Not
 * thread-safe.
 */
final class Overwriting {
  static final double LEAST_GUESS = -4;
  private static final double LEAST_OVER = 8;
  private static final double CUT_SHORT = 3;
  private static final int MOST_CUTS = 4;

  /** Lengths and types of a cell begin within so many bytes. */
  private static final int WORDS = 24;

  /** Types below are numbers and NULL, whose bytes are no letters. */
  private static final int FEWEST_TYPES_IN_WORDS = 10;

  private final int usable;
  private final long pages;
  private final Shape shape;
  private final List<Beginning> beginnings = new ArrayList<>();

  /** Where headers lie that are there, but for the first byte of each cell. */
  private final BitSet headers = new BitSet();

  Overwriting(int usable, long pages) {
    this.usable = usable;
    this.pages = pages;
    this.shape = new Shape(usable, pages);
  }

  void clear() {
    beginnings.clear();
    headers.clear();
  }

  /** Notes a reading whose header is good. */
  void add(Piece piece, double header, int body, int end) {
    beginnings.add(new Beginning(piece, header, body, end));
  }

  /** Notes that a header is there, so that nothing can have been written over it. */
  void keep(int start, int body) {
    headers.set(start + 1, body);
  }

  /**
   * A reading whose header is good, whatever its fields look like.
   *
   * @param header what the header alone is worth
   * @param end of the whole cell
   */
  private record Beginning(Piece piece, double header, int body, int end) {
    /** Whether the lost types follow from nothing but where the cell ends. */
    boolean restsOnItsEnd() {
      return guess(piece.template(), piece.lost()) < LEAST_GUESS;
    }
  }

  /** Offers readings that end where the beginning of another was written over them. */
  void offerCut(byte[] page, BitSet former, List<Piece> readings) {
    beginnings.sort(Comparator.comparingInt(each -> each.piece().start()));
    List<Integer> writers = writers();
    for (int i = 0; i < beginnings.size(); i++) {
      Beginning one = beginnings.get(i);
      int tried = 0;
      int next = Collections.binarySearch(writers, one.body() + 1);
      next = next < 0 ? -next - 1 : next;
      for (; next < writers.size() && writers.get(next) < one.end() && tried < MOST_CUTS; next++) {
        tried++;
        cutAt(page, one, writers.get(next), readings);
      }
      int at = former.nextSetBit(one.body() + 1);
      for (tried = 0; at >= 0 && at < one.end() && tried < MOST_CUTS; tried++) {
        cutAt(page, one, at, readings);
        at = former.nextSetBit(at + 1);
      }
    }
  }

  /** Where the cells begin that can have been written over others, in order, each once. */
  private List<Integer> writers() {
    return beginnings.stream()
        .filter(each -> each.piece().intact() && each.header() >= LEAST_OVER)
        .map(each -> each.piece().start())
        .distinct()
        .toList();
  }

  /** The piece without what a freeblock, that began within it, wrote over. */
  Piece shortened(byte[] page, Piece piece, BitSet former, BitSet bounds, int to) {
    boolean read = piece.read(page, shape);
    if (piece.cut() && read) {
      int head = former.nextSetBit(shape.bodyStart() + 1);
      while (head >= 0 && head < piece.end() && isWithinWords(page, head, piece.end())) {
        head = former.nextSetBit(head + 1);
      }
      return head >= 0 && head < piece.end() ? piece.cutAt(head, piece.score()) : piece;
    }
    int end = piece.end();
    int last = Math.min(end, shape.localEnd()) - Shape.LOST;
    int head = read ? former.nextSetBit(shape.bodyStart() + 1) : -1;
    for (; head >= 0 && head <= last; head = former.nextSetBit(head + 1)) {
      if (reachedBound(page, head, bounds, to)) {
        return piece.cutAt(head, piece.score());
      }
    }
    int zeroes = zeroesBeforeCopy(page, piece);
    if (zeroes < end) {
      return piece.cutAt(zeroes, piece.score());
    }
    int header = zeroedHeader(page, piece);
    if (header < end) {
      return piece.cutAt(header, piece.score());
    }
    if (blockFrom(page, end, to)) {
      return piece;
    }
    for (head = end - 1; head >= end - 3 && head > piece.start(); head--) {
      if (blockFrom(page, head, to)) {
        return piece.cutAt(head, piece.score());
      }
    }
    return piece;
  }

  /**
   * Whether what looks like the head of a freeblock is none: a block begins where a cell began, and
   * behind the four bytes of its head the types of that cell would lie over this one's words. Where
   * they would have no control characters among them, nothing is known.
   */
  private boolean isWithinWords(byte[] page, int head, int end) {
    boolean typesShow = shape.fields > 0 && shape.types[0] < FEWEST_TYPES_IN_WORDS;
    int from = head + Shape.LOST;
    for (int i = 0; typesShow && i < shape.fields && shape.offsets[i] <= from + 1; i++) {
      boolean words = shape.types[i] >= 13 && (shape.types[i] & 1) == 1;
      long begin = Math.max(from, shape.offsets[i]);
      if (words && begin + WORDS <= Math.min(end, shape.offsets[i + 1])) {
        return areWords(page, (int) begin);
      }
    }
    return false;
  }

  private static boolean areWords(byte[] page, int from) {
    for (int i = from; i < from + WORDS; i++) {
      boolean space = page[i] == '\t' || page[i] == '\n' || page[i] == '\r';
      if (page[i] >= 0 && page[i] < ' ' && !space) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the last of the freeblocks began there, and reached to where something begins or ends
   * now.
   */
  private boolean reachedBound(byte[] page, int at, BitSet bounds, int to) {
    int end = at + ByteCursor.u16(page, at + 2);
    return ByteCursor.u16(page, at) == 0 && (end == to || end == usable || bounds.get(end));
  }

  /**
   * Where the last bytes begin that are zeroes here, but not in the same cell that follows at once:
   * four or more up to that one. Where the piece ends if it is not so.
   */
  private static int zeroesBeforeCopy(byte[] page, Piece piece) {
    int start = piece.start();
    int end = piece.end();
    int length = end - start;
    for (int copy = end; copy < end + Shape.LOST && copy + length <= page.length; copy++) {
      int same = Arrays.mismatch(page, start, end, page, copy, copy + length);
      int zeroes = Math.min(start + same, copy - Shape.LOST);
      boolean begins = piece.intact() && length > 2 * Shape.LOST && zeroes > start + Shape.LOST;
      if (same >= 0 && begins && areZeroes(page, zeroes, copy)) {
        return zeroes;
      }
    }
    return end;
  }

  private static boolean areZeroes(byte[] page, int from, int to) {
    for (int i = from; i < to; i++) {
      if (page[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where the zeroes begin that end a row with a long rowid and go on behind it. A payload length
   * between zeroes looks like the head of a freeblock, and the zeroes like types of NULLs, where
   * they were written over all of a cell but its beginning. The row's end if it is not so.
   */
  private int zeroedHeader(byte[] page, Piece piece) {
    int end = piece.end();
    if (piece.intact() || piece.prefix() <= Shape.LOST || end + Shape.LOST > usable) {
      return end;
    }
    int zeroes = end;
    while (zeroes > piece.start() + Shape.LOST && page[zeroes - 1] == 0) {
      zeroes--;
    }
    boolean more = ByteCursor.u32(page, end) == 0;
    return more && end - zeroes >= Shape.LOST ? zeroes : end;
  }

  /** Whether the last of the freeblocks began there and reached to the end of the stretch. */
  private boolean blockFrom(byte[] page, int at, int to) {
    if (at < 0 || at + Shape.LOST > usable || ByteCursor.u16(page, at) != 0) {
      return false;
    }
    int size = ByteCursor.u16(page, at + 2);
    return size >= Shape.LOST && (at + size == to || at + size == usable);
  }

  private void cutAt(byte[] page, Beginning one, int at, List<Piece> readings) {
    Piece cut = one.piece().cutAt(at, 0);
    if (one.restsOnItsEnd()) {
      return;
    }
    if (cut.read(page, shape) && shape.fieldsBefore(at) > 0) {
      double score =
          one.header()
              - CUT_SHORT
              - (one.piece().cut() ? 0 : RegionCarver.ABUTS)
              + Scorer.content(cut.template(), shape, page, at);
      if (score >= RegionCarver.LEAST_CUT) {
        readings.add(one.piece().cutAt(at, score));
      }
    }
  }

  /** Cells of interior pages begin with a page number, which lies over the end of what it meets. */
  List<Piece> underPointers(byte[] page, List<Piece> chosen) {
    List<Piece> result = new ArrayList<>(chosen);
    for (int i = 0; i + 1 < result.size(); i++) {
      int pointer = result.get(i + 1).start() - Shape.LOST;
      if (pointer < result.get(i).end() && pointer > result.get(i).start()) {
        long child = ByteCursor.u32(page, pointer);
        boolean adjacent = result.get(i).end() == pointer + Shape.LOST;
        boolean own = adjacent && result.get(i).read(page, shape) && shape.overflows();
        if (!adjacent || (!own && child >= 2 && child <= pages)) {
          result.set(i, result.get(i).cutAt(pointer, result.get(i).score()));
        }
      }
    }
    return result;
  }

  /**
   * Whether a freeblock once began there: its four bytes give the next one, behind it, and its
   * length. The end of each is where a cell ended. It would have spoiled a header around it, so
   * there it must be the last that reached to where something begins or ends.
   */
  boolean isFormerHead(byte[] page, int at, BitSet bounds, int to) {
    int size = ByteCursor.u16(page, at + 2);
    boolean fits = size >= Shape.LOST && at + size <= usable;
    if (!fits || (headers.get(at) && !reachedBound(page, at, bounds, to))) {
      return false;
    }
    int next = ByteCursor.u16(page, at);
    boolean follows = next == 0 || (next >= at + size && next <= usable - Shape.LOST);
    return follows && !isText(page, at);
  }

  /**
   * Whether a freeblock there was the last and reached to the end of the page: its four bytes
   * hardly say so by chance, so no other began among them, unless its length is right as well.
   */
  boolean isLastToTheEnd(byte[] page, int at) {
    return ByteCursor.u16(page, at) == 0 && at + ByteCursor.u16(page, at + 2) == usable;
  }

  /** On large pages, letters may be taken for the offset and length of a block. */
  private static boolean isText(byte[] page, int at) {
    for (int i = at; i < at + Shape.LOST; i++) {
      if (page[i] >= 0 && page[i] < ' ') {
        return false;
      }
    }
    return true;
  }

  /** How probable the assumed types are, whatever else is known. */
  static double guess(Template template, LostTypes lost) {
    double sum = 0;
    for (int i = 0; i < lost.count(); i++) {
      sum += template.cost(i, lost.type(i));
    }
    return sum;
  }
}
