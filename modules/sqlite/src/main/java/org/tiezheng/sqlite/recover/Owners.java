package org.tiezheng.sqlite.recover;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import org.tiezheng.sqlite.Bytes;
import org.tiezheng.sqlite.PageType;
import org.tiezheng.sqlite.Pages;

/**
 * What each page of the committed state belongs to: the b-tree of a table or index, the freelist,
 * an overflow chain. Pages are visited once, so circles end. Marking overflow pages is thread-safe;
 * all else happens before.
 */
final class Owners {
  private static final short NONE = -1;
  private static final short FREE_LEAF = -2;
  private static final short FREE_TRUNK = -3;
  private static final short OTHER_TREE = -4;
  private static final short POINTER_MAP = -5;

  private final Pages pages;
  private final short[] owner;
  private final short[] former;
  private final AtomicLongArray overflow;
  private final BitSet incomplete = new BitSet();

  Owners(Pages pages) {
    this.pages = pages;
    int count = (int) Math.min(Integer.MAX_VALUE - 16, pages.count());
    owner = new short[count + 1];
    Arrays.fill(owner, NONE);
    former = new short[count + 1];
    Arrays.fill(former, NONE);
    overflow = new AtomicLongArray(count / 64 + 1);
  }

  /** Walks the b-tree of a template's table. */
  void tree(Template template) {
    walk(template.table().rootPage(), (short) template.id());
  }

  /** Walks a b-tree that there is no template for. */
  void otherTree(long root) {
    walk(root, OTHER_TREE);
  }

  /** Walks what is left of the b-tree of a dropped table, as far as its pages are not in use. */
  void formerTree(Template template) {
    ArrayDeque<Long> open = new ArrayDeque<>();
    open.add(template.table().rootPage());
    while (!open.isEmpty()) {
      long number = open.poll();
      boolean unused = freeLeaf(number) || freeTrunk(number) || template(number) == NONE;
      if (number < 1 || number >= owner.length || former[(int) number] != NONE || !unused) {
        continue;
      }
      former[(int) number] = (short) template.id();
      if (!freeTrunk(number) && interior(number)) {
        forEachChild(number, open::add);
      }
    }
  }

  /** Id of the dropped table that a page not in use belonged to; negative if it is not known. */
  int formerTemplate(long page) {
    return page >= 1 && page < former.length ? former[(int) page] : NONE;
  }

  /** Notes what a page not in use belonged to. */
  void formerly(int page, int template) {
    former[page] = (short) template;
  }

  private void walk(long root, short id) {
    ArrayDeque<long[]> open = new ArrayDeque<>();
    if (takeForTree(root, id)) {
      open.push(new long[] {root, 1});
    }
    while (!open.isEmpty()) {
      long[] next = open.pop();
      // All pages of a level are of one kind, so only the first child of each needs a look.
      if (next[1] == 1) {
        children(next[0], id, open);
      }
    }
  }

  private void children(long number, short id, ArrayDeque<long[]> open) {
    MemorySegment page = pages.page(number);
    int header = number == 1 ? 100 : 0;
    int flag = Bytes.u8(page, header);
    if (flag != PageType.TABLE_INTERIOR.flag() && flag != PageType.INDEX_INTERIOR.flag()) {
      return;
    }
    int[] deeper = {-1};
    forEachChild(
        number,
        child -> {
          if (takeForTree(child, id)) {
            // A page that was overwritten says nothing about its level.
            if (deeper[0] < 0 && (leaf(child) || interior(child))) {
              deeper[0] = interior(child) ? 1 : 0;
            }
            if (deeper[0] == 1) {
              open.push(new long[] {child, 1});
            }
          }
        });
  }

  private void forEachChild(long number, LongConsumer child) {
    MemorySegment page = pages.page(number);
    int header = number == 1 ? 100 : 0;
    int cells = Math.min(Bytes.u16(page, header + 3), (pages.usableSize() - header - 12) / 2);
    for (int i = 0; i <= cells; i++) {
      int at = i < cells ? Bytes.u16(page, header + 12 + 2 * i) : header + 8;
      if (at + 4 <= pages.usableSize()) {
        child.accept(Bytes.u32(page, at));
      }
    }
  }

  private boolean leaf(long number) {
    int flag = flagOf(number);
    return flag == PageType.TABLE_LEAF.flag() || flag == PageType.INDEX_LEAF.flag();
  }

  private int flagOf(long number) {
    return Bytes.u8(pages.page(number), number == 1 ? 100 : 0);
  }

  private boolean interior(long number) {
    int flag = flagOf(number);
    return flag == PageType.TABLE_INTERIOR.flag() || flag == PageType.INDEX_INTERIOR.flag();
  }

  private boolean take(long page, short id) {
    if (page < 1 || page >= owner.length || owner[(int) page] != NONE) {
      return false;
    }
    owner[(int) page] = id;
    return true;
  }

  /** Takes a page of a b-tree; one that is outside the file or another's makes it incomplete. */
  private boolean takeForTree(long page, short id) {
    boolean taken = take(page, id);
    if (!taken && id >= 0) {
      incomplete.set(id);
    }
    return taken;
  }

  /** Whether the b-tree of a template's table refers to pages that are not there. */
  boolean isIncomplete(int template) {
    return incomplete.get(template);
  }

  boolean isAnyIncomplete() {
    return !incomplete.isEmpty();
  }

  /** Walks the freelist. */
  void freelist(long firstTrunk) {
    long trunk = firstTrunk;
    while (take(trunk, FREE_TRUNK)) {
      MemorySegment page = pages.page(trunk);
      long leaves = Math.min(Bytes.u32(page, 4), pages.usableSize() / 4 - 2);
      for (long i = 0; i < leaves; i++) {
        take(Bytes.u32(page, 8 + 4 * i), FREE_LEAF);
      }
      trunk = Bytes.u32(page, 0);
    }
  }

  /** Sets the pages aside that say where others belong (auto-vacuum), and the lock page. */
  void pointerMaps(boolean autoVacuum) {
    long lock = 0x4000_0000L / pages.pageSize() + 1;
    take(lock, POINTER_MAP);
    if (!autoVacuum) {
      return;
    }
    int each = pages.usableSize() / 5 + 1;
    for (long page = 2; page < owner.length; page += each) {
      long map = page == lock ? page + 1 : page;
      if (map < owner.length) {
        owner[(int) map] = POINTER_MAP;
      }
    }
  }

  /** Id of the template whose table a page belongs to; negative if there is none. */
  int template(long page) {
    return page >= 1 && page < owner.length ? owner[(int) page] : NONE;
  }

  boolean freeLeaf(long page) {
    return template(page) == FREE_LEAF;
  }

  boolean freeTrunk(long page) {
    return template(page) == FREE_TRUNK;
  }

  /** Whether a b-tree without template has it. */
  boolean inOtherTree(long page) {
    return template(page) == OTHER_TREE;
  }

  /** Whether the bytes of a page are something's now, or were written over as a trunk. */
  boolean inUse(long page) {
    return !freeLeaf(page) && !unreachable(page);
  }

  boolean unreachable(long page) {
    return template(page) == NONE && !overflowing(page);
  }

  /** Marks the chain of a live cell as in use. */
  void markOverflow(long first, long length) {
    long page = first;
    long left = length;
    while (left > 0 && page >= 1 && page < owner.length && mark(page)) {
      left -= pages.usableSize() - 4;
      page = Bytes.u32(pages.page(page), 0);
    }
  }

  private boolean mark(long page) {
    int word = (int) (page >>> 6);
    long bit = 1L << page;
    while (true) {
      long old = overflow.get(word);
      if ((old & bit) != 0) {
        return false;
      }
      if (overflow.compareAndSet(word, old, old | bit)) {
        return true;
      }
    }
  }

  boolean overflowing(long page) {
    return page >= 1 && page < owner.length && (overflow.get((int) (page >>> 6)) & 1L << page) != 0;
  }

  /** For each template, some of the pages that belong to it, spread evenly. */
  List<BitSet> samples(int templates, int most) {
    int[] counts = new int[templates];
    for (short id : owner) {
      if (id >= 0) {
        counts[id]++;
      }
    }
    List<BitSet> samples = new ArrayList<>();
    for (int i = 0; i < templates; i++) {
      samples.add(new BitSet());
    }
    int[] seen = new int[templates];
    for (int page = 1; page < owner.length; page++) {
      int id = owner[page];
      if (id >= 0 && seen[id]++ % Math.max(1, counts[id] / most) == 0) {
        samples.get(id).set(page);
      }
    }
    return samples;
  }
}
