package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;

/**
 * A view of one b-tree page that can be pointed at one page after the other, so that a scan makes
 * no objects. All offsets count from the beginning of the page. Nothing here throws, whatever the
 * bytes are. Not thread-safe.
 */
public final class BtreePage {
  private final int usable;
  private MemorySegment bytes = MemorySegment.NULL;
  private long number;
  private int header;
  private PageType type = PageType.NONE;
  private int cells;
  private boolean doubtful;

  /**
   * @param usableSize bytes of a page without the reserved ones
   */
  public BtreePage(int usableSize) {
    usable = usableSize;
  }

  /**
   * Points at a page.
   *
   * @param page its bytes, at least the usable size
   * @param pageNumber page 1 has the database header in front
   * @return whether it looks like a b-tree page; if not, there is nothing more to ask
   */
  public boolean read(MemorySegment page, long pageNumber) {
    bytes = page;
    number = pageNumber;
    header = pageNumber == 1 ? Header.LENGTH : 0;
    type = PageType.of(Bytes.u8(page, header));
    cells = 0;
    doubtful = false;
    if (type == PageType.NONE) {
      return false;
    }
    // As many pointers as there is room for; a greater count is damage, see declaredCells().
    cells = Math.min(declaredCells(), (usable - pointersStart()) / 2);
    return true;
  }

  /** Says that the page is read although its bytes cannot be relied on. */
  void doubtful() {
    doubtful = true;
  }

  /** Whether the bytes cannot be relied on, see {@link Pages#doubt}; told by the walk alone. */
  boolean isDoubtful() {
    return doubtful;
  }

  /** The bytes of the page. */
  public MemorySegment bytes() {
    return bytes;
  }

  public long number() {
    return number;
  }

  public PageType type() {
    return type;
  }

  public int usableSize() {
    return usable;
  }

  /** Where the b-tree header begins: 100 on page 1, else 0. */
  public int headerStart() {
    return header;
  }

  /** Length of the b-tree header: 8, or 12 on interior pages. */
  public int headerLength() {
    return type.isLeaf() ? 8 : 12;
  }

  /** Offset of the first freeblock, or 0. */
  public int firstFreeblock() {
    return Bytes.u16(bytes, header + 1);
  }

  /** The number of cells that the header claims. */
  public int declaredCells() {
    return Bytes.u16(bytes, header + 3);
  }

  /** The number of cells: as claimed, but not more than there is room for. */
  public int cells() {
    return cells;
  }

  /** Where the cell content area begins, as the header says (0 there means 65536). */
  public int contentStart() {
    int start = Bytes.u16(bytes, header + 5);
    return start == 0 ? 65536 : start;
  }

  /** Fragmented free bytes within the cell content area, as the header says. */
  public int fragments() {
    return Bytes.u8(bytes, header + 7);
  }

  /** The rightmost child of an interior page. */
  public long rightChild() {
    return Bytes.u32(bytes, header + 8);
  }

  /** Where the array of cell pointers begins. */
  public int pointersStart() {
    return header + headerLength();
  }

  /** Where the array of cell pointers ends. */
  public int pointersEnd() {
    return pointersStart() + 2 * cells;
  }

  /** The pointer to a cell. */
  public int pointer(int index) {
    return Bytes.u16(bytes, pointersStart() + 2 * index);
  }

  /**
   * Reads a cell by its place in the pointer array.
   *
   * @return false if the pointer leads nowhere or the cell does not fit the page
   */
  public boolean cell(int index, Cell into) {
    int at = pointer(index);
    return at >= pointersEnd() && cellAt(at, into);
  }

  /** Reads the cell that begins at an offset, whether a pointer leads there or not. */
  public boolean cellAt(int offset, Cell into) {
    return into.read(bytes, type, offset, usable);
  }
}
