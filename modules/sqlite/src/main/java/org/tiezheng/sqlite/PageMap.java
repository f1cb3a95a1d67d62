package org.tiezheng.sqlite;

import java.util.List;

/**
 * What every page of one state is for, and which b-tree it belongs to. Seven bytes of memory for
 * each page. Immutable and thread-safe once made.
 */
public final class PageMap {
  private static final PageRole[] ROLES = PageRole.values();

  private final long count;
  private final List<Tree> trees;
  private final byte[] roles;
  private final int[] owners;
  private final short[] used;

  PageMap(long count, List<Tree> trees) {
    this.count = count;
    this.trees = List.copyOf(trees);
    int size = Math.toIntExact(count + 1);
    roles = new byte[size];
    owners = new int[size];
    used = new short[size];
  }

  /**
   * Follows every reference. All pages of the b-trees are read once, in the order of the file and
   * by several threads; their interior pages and the overflow chains before and after that.
   *
   * @param schema of that state
   * @param damage told what breaks the rules, always in the same order
   */
  public static PageMap of(Pages state, Schema schema, DamageSink damage) {
    return new PageMapping(state, Tree.of(schema), damage).map();
  }

  /** The number of pages. */
  public long count() {
    return count;
  }

  /** The b-trees; {@link #owner} is an index of this list. */
  public List<Tree> trees() {
    return trees;
  }

  /**
   * What a page is for.
   *
   * @param page from 1 to {@link #count()}
   */
  public PageRole role(long page) {
    return ROLES[roles[(int) page]];
  }

  /** Index of the b-tree that a page belongs to, for b-tree and overflow pages; else -1. */
  public int owner(long page) {
    return owners[(int) page] - 1;
  }

  /** How many bytes of the record an overflow page holds, behind its first four bytes. */
  public int overflowLength(long page) {
    return used[(int) page] & 0xffff;
  }

  /** Gives a page its role if it has none yet. */
  boolean claim(long page, PageRole role, int tree) {
    if (page < 1 || page > count || roles[(int) page] != 0) {
      return false;
    }
    set(page, role, tree);
    return true;
  }

  void set(long page, PageRole role, int tree) {
    roles[(int) page] = (byte) role.compareTo(PageRole.UNREACHABLE);
    owners[(int) page] = tree + 1;
  }

  void overflowLength(long page, int length) {
    used[(int) page] = (short) length;
  }
}
