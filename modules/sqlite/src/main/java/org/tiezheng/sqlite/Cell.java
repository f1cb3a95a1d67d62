package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;

/**
 * A view of one cell of a b-tree page, to be pointed at one cell after the other. Offsets count
 * from the beginning of the page. Not thread-safe.
 */
public final class Cell {
  private int start;
  private int end;
  private long leftChild;
  private long rowid;
  private long payloadLength;
  private int payloadStart;
  private int localLength;
  private long overflowPage;

  /**
   * Reads the cell at an offset.
   *
   * @return false if it does not fit the usable part of the page
   */
  public boolean read(MemorySegment page, PageType type, int offset, int usable) {
    start = offset;
    leftChild = 0;
    rowid = 0;
    payloadLength = 0;
    localLength = 0;
    overflowPage = 0;
    int at = offset;
    if (!type.isLeaf()) {
      if (at + 4 > usable) {
        return false;
      }
      leftChild = Bytes.u32(page, at);
      at += 4;
    }
    if (type == PageType.TABLE_INTERIOR) {
      return key(page, at, usable);
    }
    int length = Bytes.varintLength(page, at, usable);
    if (length == 0) {
      return false;
    }
    payloadLength = Bytes.varint(page, at, length);
    at += length;
    if (type == PageType.TABLE_LEAF) {
      if (!key(page, at, usable)) {
        return false;
      }
      at = end;
    }
    return payload(page, type, at, usable);
  }

  private boolean key(MemorySegment page, int at, int usable) {
    int length = Bytes.varintLength(page, at, usable);
    if (length == 0) {
      return false;
    }
    rowid = Bytes.varint(page, at, length);
    payloadStart = at + length;
    end = payloadStart;
    return true;
  }

  private boolean payload(MemorySegment page, PageType type, int at, int usable) {
    payloadStart = at;
    if (payloadLength < 0 || payloadLength > Integer.MAX_VALUE) {
      return false;
    }
    localLength = localLength(type, payloadLength, usable);
    end = at + localLength;
    if (localLength < payloadLength) {
      if (end + 4 > usable) {
        return false;
      }
      overflowPage = Bytes.u32(page, end);
      end += 4;
    }
    return end <= usable;
  }

  /** How much of a payload lies on the b-tree page itself; section 1.6 of the file format. */
  public static int localLength(PageType type, long payload, int usable) {
    int most = type == PageType.TABLE_LEAF ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    if (payload <= most) {
      return (int) payload;
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int wanted = least + (int) ((payload - least) % (usable - 4));
    return wanted <= most ? wanted : least;
  }

  /** First byte of the cell. */
  public int start() {
    return start;
  }

  /** Behind the last byte of the cell. A cell of less than four bytes still occupies four. */
  public int end() {
    return end;
  }

  /** Bytes that the cell occupies on its page: at least 4. */
  public int size() {
    return Math.max(4, end - start);
  }

  /** On interior pages, the page with the smaller keys. */
  public long leftChild() {
    return leftChild;
  }

  /** On table pages, the rowid. */
  public long rowid() {
    return rowid;
  }

  /** Length of the whole record; 0 on table interior pages. */
  public long payloadLength() {
    return payloadLength;
  }

  /** Where the record begins. */
  public int payloadStart() {
    return payloadStart;
  }

  /** How much of the record lies on this page. */
  public int localLength() {
    return localLength;
  }

  /** First overflow page, or 0. */
  public long overflowPage() {
    return overflowPage;
  }
}
