package org.tiezheng.sqlite.recover;

import java.util.Arrays;
import java.util.BitSet;
import org.tiezheng.sqlite.Cell;
import org.tiezheng.sqlite.Header;
import org.tiezheng.sqlite.PageType;

/**
 * What of a b-tree page is in use, and what is left over: every byte that is neither header, nor
 * pointer, nor within a cell that a pointer leads to. The list of freeblocks is not trusted for
 * that, only for where cells lost their first bytes. Not thread-safe.
 */
final class PageLayout {
  private final int usable;
  private int header;
  private int flag;
  private int cells;
  private int pointersEnd;
  private int contentStart;
  private long[] extents = new long[64];
  private int extentCount;
  private final BitSet heads = new BitSet();
  private final BitSet freeblocks = new BitSet();
  private final BitSet bounds = new BitSet();
  private int[] regions = new int[32];
  private int regionCount;
  private long spilled;

  PageLayout(int usable) {
    this.usable = usable;
  }

  /** Reads a page; false if it is not a page of a b-tree. */
  boolean read(byte[] page, long number) {
    header = number == 1 ? Header.LENGTH : 0;
    flag = page[header];
    if (flag != 2 && flag != 5 && flag != 10 && flag != 13) {
      return false;
    }
    int start = header + (isLeaf() ? 8 : 12);
    cells = Math.min(ByteCursor.u16(page, header + 3), (usable - start) / 2);
    pointersEnd = start + 2 * cells;
    int content = ByteCursor.u16(page, header + 5);
    contentStart = Math.min(usable, content == 0 ? 65536 : content);
    return true;
  }

  boolean isLeaf() {
    return flag == 10 || flag == 13;
  }

  boolean isTable() {
    return flag == 5 || flag == 13;
  }

  /** Behind the pointers to the cells. */
  int pointersEnd() {
    return pointersEnd;
  }

  /** Where the area of the cells begins. */
  int contentStart() {
    return contentStart;
  }

  int cells() {
    return cells;
  }

  int pointer(byte[] page, int index) {
    return ByteCursor.u16(page, header + (isLeaf() ? 8 : 12) + 2 * index);
  }

  /** Where the record's own cell begins: behind the child pointer on interior pages. */
  int recordCell(int pointer) {
    return isLeaf() ? pointer : pointer + 4;
  }

  /** Finds what is left over; returns the number of stretches. */
  int measure(byte[] page) {
    freeblocks(page);
    extentCount = 0;
    for (int i = 0; i < cells; i++) {
      int at = pointer(page, i);
      int end = cellEnd(page, at);
      if (at >= pointersEnd && end > at) {
        add(at, end);
      }
    }
    Arrays.sort(extents, 0, extentCount);
    bound();
    regionCount = 0;
    int covered = pointersEnd;
    for (int i = 0; i < extentCount; i++) {
      int start = (int) (extents[i] >>> 20);
      region(page, covered, start);
      covered = Math.max(covered, (int) (extents[i] & 0xfffff));
    }
    region(page, covered, usable);
    return regionCount;
  }

  private void bound() {
    bounds.clear();
    bounds.set(usable);
    for (int i = 0; i < extentCount; i++) {
      bounds.set((int) (extents[i] >>> 20));
      bounds.set((int) (extents[i] & 0xfffff));
    }
    for (int at = freeblocks.nextSetBit(0); at >= 0; ) {
      int end = freeblocks.nextClearBit(at);
      bounds.set(at);
      bounds.set(end);
      at = freeblocks.nextSetBit(end);
    }
    bounds.or(heads);
  }

  private void add(int start, int end) {
    if (extentCount == extents.length) {
      extents = Arrays.copyOf(extents, 2 * extentCount);
    }
    extents[extentCount++] = (long) start << 20 | end;
  }

  /** Shorter stretches cannot hold a row of which anything is left; zeroes are not worth a look. */
  private void region(byte[] page, int from, int to) {
    int start = from;
    while (start < to && page[start] == 0 && !heads.get(start)) {
      start++;
    }
    // A pointer or length before the first byte that is not zero may belong to the same cell.
    start = Math.max(from, start - 16);
    if (to - start < 6 || zero(page, start, to)) {
      return;
    }
    if (2 * regionCount + 2 > regions.length) {
      regions = Arrays.copyOf(regions, 2 * regions.length);
    }
    regions[2 * regionCount] = start;
    regions[2 * regionCount + 1] = to;
    regionCount++;
  }

  private static boolean zero(byte[] page, int from, int to) {
    for (int i = from; i < to; i++) {
      if (page[i] != 0) {
        return false;
      }
    }
    return true;
  }

  int regionStart(int index) {
    return regions[2 * index];
  }

  int regionEnd(int index) {
    return regions[2 * index + 1];
  }

  /** Where freeblocks begin. */
  BitSet heads() {
    return heads;
  }

  /** Where live cells and freeblocks begin and end, and the page itself ends. */
  BitSet bounds() {
    return bounds;
  }

  Substrate substrate(int at) {
    if (freeblocks.get(at)) {
      return Substrate.FREEBLOCK;
    }
    return at < contentStart ? Substrate.GAP : Substrate.SLACK;
  }

  private void freeblocks(byte[] page) {
    heads.clear();
    freeblocks.clear();
    int at = ByteCursor.u16(page, header + 1);
    while (at >= pointersEnd && at + Shape.LOST <= usable && !heads.get(at)) {
      heads.set(at);
      int size = ByteCursor.u16(page, at + 2);
      freeblocks.set(at, Math.min(usable, at + Math.max(Shape.LOST, size)));
      at = ByteCursor.u16(page, at);
    }
  }

  /**
   * How many bytes before a position seem to be the beginning of an earlier freeblock with the same
   * end as the one that begins there, so that they are not what they were: 0, 2 or 3. (One byte
   * more and it is found as a freeblock; one alone is a zero too common to say anything.)
   */
  static int headBefore(byte[] page, int other, int usable) {
    if (other < 3 || other + Shape.LOST > usable) {
      return 0;
    }
    int next = ByteCursor.u16(page, other);
    int size = ByteCursor.u16(page, other + 2);
    boolean plausible =
        size >= Shape.LOST && other + size <= usable && (next == 0 || next >= other + size);
    if (!plausible) {
      return 0;
    }
    if (ByteCursor.u16(page, other - 3) == next && (page[other - 1] & 0xff) == (size + 3) >>> 8) {
      return 3;
    }
    return ByteCursor.u16(page, other - 2) == next && page[other - 3] != 0 ? 2 : 0;
  }

  /**
   * Where the bytes before a live cell begin that are the same as its first ones: two or more, from
   * before a row's end up to the cell. It may have begun there, before it was moved to where it is,
   * and was written over the row. The end if it is not so.
   */
  static int copyBefore(byte[] page, int end, BitSet bounds, int usable) {
    int cell = bounds.nextSetBit(end);
    if (cell < 0 || cell >= end + Shape.LOST) {
      return end;
    }
    for (int at = Math.max(0, end - Shape.LOST + 1); at < end; at++) {
      int length = cell - at;
      if (length >= 2
          && cell + length <= usable
          && page[cell] != 0
          && Arrays.equals(page, at, cell, page, cell, cell + length)) {
        return at;
      }
    }
    return end;
  }

  /**
   * Where the two or three bytes before a live cell begin that are the offset of a freeblock behind
   * it: all that is left of the head of another one, that was written over a row's end before the
   * cell was. Such bytes lie before all cells, or are counted as fragments. The end of the row if
   * it is not so.
   */
  int nextBefore(byte[] page, int end) {
    int cell = bounds.nextSetBit(end);
    if (cell < 0 || cell >= Math.min(end + Shape.LOST - 1, usable) || heads.get(cell)) {
      return end;
    }
    int fragments = cell == contentStart ? Shape.LOST : page[header + 7] & 0xff;
    int first = Math.max(0, cell - Math.min(fragments, Shape.LOST - 1));
    for (int at = first; at < end && at <= cell - 2; at++) {
      int next = ByteCursor.u16(page, at);
      boolean size = cell - at == 2 || (page[cell - 1] & 0xff) <= (next - at) >>> 8;
      if (next > cell && heads.get(next) && size) {
        return at;
      }
    }
    return end;
  }

  /** Marks the chain of the cell at a pointer, if it has one, as in use. */
  void overflowOf(byte[] page, int at, Owners owners) {
    int end = at < pointersEnd ? -1 : cellEnd(page, at);
    if (end > 0 && spilled > 0) {
      owners.markOverflow(ByteCursor.u32(page, end - 4), spilled);
    }
  }

  /** Where the cell at a pointer ends; -1 if it does not fit the page. */
  private int cellEnd(byte[] page, int at) {
    int position = recordCell(at);
    spilled = 0;
    long payload = 0;
    if (flag != 5) {
      int length = length(page, position);
      if (length == 0) {
        return -1;
      }
      payload = ByteCursor.varint(page, position, length);
      position += length;
    }
    if (isTable()) {
      int length = length(page, position);
      if (length == 0) {
        return -1;
      }
      position += length;
    }
    if (payload < 0 || payload > Integer.MAX_VALUE) {
      return -1;
    }
    PageType type = isTable() ? PageType.TABLE_LEAF : PageType.INDEX_LEAF;
    int local = Cell.localLength(type, payload, usable);
    spilled = payload - local;
    int end = position + local + (spilled > 0 ? 4 : 0);
    return end > usable ? -1 : Math.max(at + Shape.LOST, end);
  }

  private int length(byte[] page, int position) {
    return position < usable ? ByteCursor.varintLength(page, position, usable) : 0;
  }
}
