package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Divides a page into regions of one {@link ByteKind} each, from its first byte to its last,
 * without gap or overlap. A view to be pointed at one page after the other; where the page
 * contradicts itself, cells come before free blocks and these before the gap. Not thread-safe.
 */
public final class PageLayout {
  private static final ByteKind[] KINDS = ByteKind.values();
  private static final int LONGEST_FRAGMENT = 3;

  private final Pages state;
  private final PageMap map;
  private final int usable;
  private final byte[] kinds;
  private final BtreePage btree;
  private final Cell cell = new Cell();
  private int[] ends = new int[64];
  private byte[] regionKinds = new byte[64];
  private int regions;
  private boolean consistent;

  public PageLayout(Pages state, PageMap map) {
    this.state = state;
    this.map = map;
    usable = state.usableSize();
    kinds = new byte[state.pageSize()];
    btree = new BtreePage(usable);
  }

  /**
   * Points at a page.
   *
   * @param number from 1 to the count of the page map
   */
  public void read(long number) {
    MemorySegment page = state.page(number);
    PageRole role = map.role(number);
    consistent = true;
    regions = 0;
    mark(usable, kinds.length, ByteKind.RESERVED);
    switch (role) {
      case TABLE_INTERIOR, TABLE_LEAF, INDEX_INTERIOR, INDEX_LEAF -> btree(page, number);
      case OVERFLOW -> overflow(map.overflowLength(number));
      case FREELIST_TRUNK -> trunk(Bytes.u32(page, 4));
      case FREELIST_LEAF -> mark(0, usable, ByteKind.FREELIST_LEAF);
      case POINTER_MAP -> pointerMap(number);
      case LOCK_BYTE -> mark(0, usable, ByteKind.LOCK_BYTE_PAGE);
      case UNREACHABLE -> mark(0, usable, ByteKind.UNREACHABLE_PAGE);
      case BEHIND_END -> mark(0, kinds.length, ByteKind.BEHIND_END);
    }
    if (number == 1) {
      mark(0, Header.LENGTH, ByteKind.DATABASE_HEADER);
    }
    collect();
  }

  private void mark(int from, int to, ByteKind kind) {
    Arrays.fill(kinds, from, Math.max(from, to), code(kind));
  }

  private static byte code(ByteKind kind) {
    return (byte) kind.compareTo(ByteKind.DATABASE_HEADER);
  }

  private void btree(MemorySegment page, long number) {
    btree.read(page, number);
    mark(0, usable, ByteKind.STRAY);
    int content = btree.contentStart();
    consistent = content >= btree.pointersEnd() && content <= usable;
    mark(btree.pointersEnd(), Math.min(content, usable), ByteKind.GAP);
    freeblocks(page);
    for (int i = 0; i < btree.cells(); i++) {
      if (btree.cell(i, cell)) {
        consistent &= cell.start() >= content;
        mark(cell.start(), Math.min(usable, cell.start() + cell.size()), ByteKind.CELL);
      } else {
        consistent = false;
      }
    }
    mark(btree.headerStart(), btree.pointersStart(), ByteKind.BTREE_HEADER);
    mark(btree.pointersStart(), btree.pointersEnd(), ByteKind.CELL_POINTERS);
  }

  /** The list must ascend; it is followed as far as it does. */
  private void freeblocks(MemorySegment page) {
    int at = btree.firstFreeblock();
    int before = btree.pointersEnd() - 1;
    while (at != 0) {
      if (at <= before || at + 4 > usable) {
        consistent = false;
        return;
      }
      int size = Bytes.u16(page, at + 2);
      consistent &= size >= 4 && at + size <= usable;
      mark(at, Math.min(usable, at + Math.max(4, size)), ByteKind.FREEBLOCK);
      before = at;
      at = Bytes.u16(page, at);
    }
  }

  private void overflow(int length) {
    mark(0, 4, ByteKind.OVERFLOW_LINK);
    mark(4, 4 + length, ByteKind.OVERFLOW);
    mark(4 + length, usable, ByteKind.OVERFLOW_REST);
  }

  private void trunk(long declared) {
    int end = (int) Math.min(usable, 8 + 4 * declared);
    mark(0, end, ByteKind.TRUNK_LIST);
    mark(end, usable, ByteKind.TRUNK_REST);
  }

  private void pointerMap(long number) {
    long entries = Math.max(0, Math.min(usable / 5, map.count() - number));
    mark(0, (int) entries * 5, ByteKind.POINTER_MAP);
    mark((int) entries * 5, usable, ByteKind.POINTER_MAP_REST);
  }

  /** Regions are runs of bytes of one kind; stray bytes turn out to be fragments, or not. */
  private void collect() {
    byte stray = code(ByteKind.STRAY);
    int strayBytes = 0;
    int from = 0;
    while (from < kinds.length) {
      byte kind = kinds[from];
      int to = from + 1;
      while (to < kinds.length && kinds[to] == kind) {
        to++;
      }
      if (kind == stray) {
        strayBytes += to - from;
      }
      add(kind, to);
      from = to;
    }
    if (strayBytes > 0) {
      fragments(stray, strayBytes == btree.fragments());
    }
  }

  private void fragments(byte stray, boolean all) {
    for (int i = 0; i < regions; i++) {
      if (regionKinds[i] == stray && (all || end(i) - start(i) <= LONGEST_FRAGMENT)) {
        regionKinds[i] = code(ByteKind.FRAGMENT);
      }
    }
    consistent &= all;
  }

  private void add(byte kind, int end) {
    if (regions == ends.length) {
      ends = Arrays.copyOf(ends, 2 * regions);
      regionKinds = Arrays.copyOf(regionKinds, 2 * regions);
    }
    regionKinds[regions] = kind;
    ends[regions++] = end;
  }

  /** How many regions the page has. */
  public int regions() {
    return regions;
  }

  public ByteKind kind(int region) {
    return KINDS[regionKinds[region]];
  }

  /** First byte of a region, counted from the beginning of the page. */
  public int start(int region) {
    return region == 0 ? 0 : ends[region - 1];
  }

  /** Behind the last byte of a region. Neighbouring cells, or free blocks, are one region. */
  public int end(int region) {
    return ends[region];
  }

  /** The page as a b-tree page; only if its role is one. */
  public BtreePage btree() {
    return btree;
  }

  /** Whether a b-tree page agrees with itself: no overlap, nothing stray, a legal free list. */
  public boolean consistent() {
    return consistent;
  }
}
