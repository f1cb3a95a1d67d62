package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a {@link PageMap}. Interior pages come first and give their leaves a role without reading
 * them; then all b-tree pages are read in the order of the file, wave by wave and each wave by
 * several threads, which find the overflow chains; the freelist comes last. Whoever comes first
 * keeps a page, so the result does not depend on the threads. Not thread-safe.
 */
final class PageMapping {
  private static final int CHUNK = 256;
  private static final int WAVE = 64;
  private static final int MOST_LEVELS = 40;

  private final Pages state;
  private final List<Tree> trees;
  private final DamageSink damage;
  private final PageMap map;
  private final Header header;
  private final Deque<Long> unexpected = new ArrayDeque<>();

  PageMapping(Pages state, List<Tree> trees, DamageSink damage) {
    this.state = state;
    this.trees = trees;
    this.damage = damage;
    map = new PageMap(state.count(), trees);
    header = Header.read(state.page(1));
  }

  PageMap map() {
    fixedPages();
    for (int tree = 0; tree < trees.size(); tree++) {
      root(tree);
    }
    readTreePages();
    freelist();
    behindEnd();
    return map;
  }

  private void fixedPages() {
    long lock = LockByte.page(state.pageSize());
    map.claim(lock, PageRole.LOCK_BYTE, -1);
    if (header.autoVacuum()) {
      for (long page = 2; page <= state.count(); page += state.usableSize() / 5 + 1) {
        map.claim(page == lock ? page + 1 : page, PageRole.POINTER_MAP, -1);
      }
    }
  }

  private void root(int tree) {
    long page = trees.get(tree).rootPage();
    PageRole leaf = leafRole(tree);
    if (claim(page, leaf, tree)) {
      descend(page, tree, 0);
    }
  }

  private PageRole leafRole(int tree) {
    return trees.get(tree).hasTablePages() ? PageRole.TABLE_LEAF : PageRole.INDEX_LEAF;
  }

  private boolean claim(long page, PageRole role, int tree) {
    if (map.claim(page, role, tree)) {
      return true;
    }
    boolean outside = page < 1 || page > state.count();
    report(page, 0, outside ? Defects.PAGE_OUTSIDE : Defects.PAGE_TWICE);
    return false;
  }

  /** Claims what lies below a page that is claimed, if it turns out to be an interior page. */
  private void descend(long number, int tree, int depth) {
    BtreePage page = new BtreePage(state.usableSize());
    boolean table = trees.get(tree).hasTablePages();
    page.read(state.page(number), number);
    if (page.type().isLeaf() || page.type() == PageType.NONE || page.type().isTable() != table) {
      return;
    }
    map.set(number, PageRole.of(page.type()), tree);
    if (depth > MOST_LEVELS) {
      report(number, 0, Defects.TOO_DEEP);
      return;
    }
    Cell cell = new Cell();
    boolean leaves = childrenAreLeaves(page);
    for (int i = 0; i <= page.cells(); i++) {
      boolean last = i == page.cells();
      if (!last && !page.cell(i, cell)) {
        continue;
      }
      long child = last ? page.rightChild() : cell.leftChild();
      if (claim(child, leafRole(tree), tree) && !leaves) {
        descend(child, tree, depth + 1);
      }
    }
  }

  /** A b-tree is balanced: the rightmost child shows what all are; pages are checked later. */
  private boolean childrenAreLeaves(BtreePage page) {
    long child = page.rightChild();
    if (child < 1 || child > state.count()) {
      return false;
    }
    return PageType.of(Bytes.u8(state.page(child), child == 1 ? Header.LENGTH : 0)).isLeaf();
  }

  private void readTreePages() {
    long chunks = (state.count() + CHUNK - 1) / CHUNK;
    for (long wave = 0; wave < chunks; wave += WAVE) {
      long first = wave;
      List<TreePageChunk> read =
          IntStream.range(0, (int) Math.min(WAVE, chunks - wave))
              .parallel()
              .mapToObj(i -> chunk((first + i) * CHUNK))
              .toList();
      read.forEach(this::take);
    }
    while (!unexpected.isEmpty()) {
      readBelow(unexpected.pop());
    }
  }

  private TreePageChunk chunk(long before) {
    TreePageChunk chunk = new TreePageChunk(state, map);
    long last = Math.min(before + CHUNK, state.count());
    for (long page = before + 1; page <= last; page++) {
      chunk.read(page);
    }
    return chunk;
  }

  private void take(TreePageChunk chunk) {
    chunk.defects().forEach(damage::report);
    chunk.wrongPages().forEach(this::wrongPage);
    for (int i = 0; i < chunk.chains(); i++) {
      follow(chunk.chainTree(i), chunk.chainPage(i), chunk.chainLength(i), chunk.chainFrom(i));
    }
  }

  /** A page that was taken for a leaf may be an interior page, or no page of this tree at all. */
  private void wrongPage(long number) {
    PageType type = PageType.of(Bytes.u8(state.page(number), number == 1 ? Header.LENGTH : 0));
    boolean table = trees.get(map.owner(number)).hasTablePages();
    if (type != PageType.NONE && type.isTable() == table && !type.isLeaf()) {
      unexpected.add(number);
    } else {
      report(number, 0, Defects.WRONG_PAGE);
      map.set(number, PageRole.UNREACHABLE, -1);
    }
  }

  private void readBelow(long number) {
    int tree = map.owner(number);
    BtreePage page = new BtreePage(state.usableSize());
    page.read(state.page(number), number);
    map.set(number, PageRole.of(page.type()), tree);
    readNow(number);
    Cell cell = new Cell();
    for (int i = 0; i <= page.cells(); i++) {
      boolean last = i == page.cells();
      if (!last && !page.cell(i, cell)) {
        continue;
      }
      long child = last ? page.rightChild() : cell.leftChild();
      if (claim(child, leafRole(tree), tree)) {
        readNow(child);
      }
    }
  }

  private void readNow(long number) {
    TreePageChunk chunk = new TreePageChunk(state, map);
    chunk.read(number);
    take(chunk);
  }

  private void follow(int tree, long first, long length, long from) {
    int room = state.usableSize() - 4;
    long left = length;
    long page = first;
    while (left > 0) {
      if (!map.claim(page, PageRole.OVERFLOW, tree)) {
        report(from, 0, Defects.CHAIN_BROKEN);
        return;
      }
      int part = (int) Math.min(room, left);
      map.overflowLength(page, part);
      left -= part;
      page = left > 0 ? Bytes.u32(state.page(page), 0) : 0;
    }
  }

  private void freelist() {
    long trunk = header.freelistTrunk();
    long found = 0;
    while (trunk != 0 && claim(trunk, PageRole.FREELIST_TRUNK, -1)) {
      found++;
      MemorySegment page = state.page(trunk);
      long declared = Bytes.u32(page, 4);
      long most = state.usableSize() / 4 - 2L;
      if (declared > most) {
        report(trunk, 4, Defects.TRUNK_TOO_LONG);
      }
      for (long i = 0; i < Math.min(declared, most); i++) {
        if (claim(Bytes.u32(page, 8 + 4 * i), PageRole.FREELIST_LEAF, -1)) {
          found++;
        }
      }
      trunk = Bytes.u32(page, 0);
    }
    if (found != header.freelistCount()) {
      report(1, 36, Defects.FREELIST_COUNT);
    }
  }

  private void behindEnd() {
    if (header.sizeIsValid()) {
      for (long page = header.sizeInPages() + 1; page <= state.count(); page++) {
        map.claim(page, PageRole.BEHIND_END, -1);
      }
    }
  }

  private void report(long page, long offset, Sentence what) {
    damage.report(
        new Damage(state.file(page), page, Math.max(0, state.position(page)) + offset, what));
  }
}
