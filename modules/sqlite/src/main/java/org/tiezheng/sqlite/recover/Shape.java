package org.tiezheng.sqlite.recover;

import java.util.Arrays;
import org.tiezheng.sqlite.Cell;
import org.tiezheng.sqlite.PageType;
import org.tiezheng.sqlite.RecordView;

/**
 * The layout of one leaf cell on a page: where its header and fields are, given what is left of it.
 * Pointed at one place after the other. Sections 1.6 and 2.1 of the SQLite file format. Nothing
 * here throws, whatever the bytes are. Not thread-safe.
 */
final class Shape {
  /** What SQLite writes over at the beginning of a freed cell. */
  static final int LOST = 4;

  private static final int MOST_FIELDS = 32_767;

  private final int usable;
  private final long mostPayload;

  int start;

  /** Behind the cell on its page, also where that is behind the bytes that are left. */
  int end;

  /** Length of payload length and rowid. */
  int prefix;

  int rowidLength;
  long rowid;
  boolean intact;
  int headerStart;
  int headerLength;
  int fields;
  long[] types = new long[64];

  /** Where each field begins on the page, as if it did not overflow. */
  long[] offsets = new long[65];

  long payload;
  int local;

  Shape(int usable, long pages) {
    this.usable = usable;
    this.mostPayload = Math.min(Integer.MAX_VALUE - 16L, usable * Math.max(1, pages));
  }

  /** Where the payload on this page ends and, if there is more, the number of the next page is. */
  int localEnd() {
    return start + prefix + local;
  }

  boolean overflows() {
    return payload > local;
  }

  int bodyStart() {
    return headerStart + headerLength;
  }

  /** How many fields lie wholly before a position, and on this page. */
  int fieldsBefore(int limit) {
    long stop = Math.min(limit, localEnd());
    int whole = 0;
    while (whole < fields && offsets[whole + 1] <= stop) {
      whole++;
    }
    return whole;
  }

  /**
   * Reads a cell whose beginning is there.
   *
   * @param limit behind the last byte that may belong to it; fields may reach beyond
   * @return whether lengths and header agree
   */
  boolean readIntact(byte[] b, int at, int limit, boolean keyed) {
    if (at + 2 >= limit) {
      return false;
    }
    int first = b[at];
    if (first >= 0 && first < 2) {
      return false;
    }
    int size = first >= 0 ? 1 : ByteCursor.varintLength(b, at, limit);
    if (size == 0 || size > 5) {
      return false;
    }
    long declared = first >= 0 ? first : ByteCursor.varint(b, at, size);
    if (declared < 2 || declared > mostPayload || ByteCursor.varintSize(declared) != size) {
      return false;
    }
    int position = at + size;
    rowidLength = 0;
    if (!keyed) {
      rowidLength = ByteCursor.varintLength(b, position, limit);
      if (rowidLength == 0) {
        return false;
      }
    }
    int head = position + rowidLength;
    if (rowidLength > 1 && b[position] == (byte) 0x80) {
      return false;
    }
    if (head >= limit || !header(b, head, limit, declared)) {
      return false;
    }
    rowid = keyed ? 0 : ByteCursor.varint(b, position, rowidLength);
    place(at, size + rowidLength, declared, keyed);
    intact = true;
    return true;
  }

  private boolean header(byte[] b, int head, int limit, long declared) {
    int size = ByteCursor.varintLength(b, head, limit);
    if (size == 0 || size > 3) {
      return false;
    }
    long length = ByteCursor.varint(b, head, size);
    boolean shortest = ByteCursor.varintSize(length) == size;
    if (!shortest || length <= size || length > declared || head + length > limit) {
      return false;
    }
    headerStart = head;
    headerLength = (int) length;
    fields = 0;
    long left = declared - length;
    left -= typesUntil(b, head + size, head + headerLength, left);
    return left == 0;
  }

  /** Reads types up to a position; their fields' length, or more than allowed if they are wrong. */
  private long typesUntil(byte[] b, int from, int to, long allowed) {
    long sum = 0;
    int position = from;
    while (position < to) {
      int next = type(b, position, to);
      if (next < 0) {
        return Long.MAX_VALUE;
      }
      sum += RecordView.fieldLength(types[fields - 1]);
      if (sum > allowed) {
        return Long.MAX_VALUE;
      }
      position = next;
    }
    return sum;
  }

  /** Reads one type; the position behind it, or -1. */
  private int type(byte[] b, int at, int limit) {
    int size = ByteCursor.varintLength(b, at, limit);
    if (size == 0 || size > 5 || fields == MOST_FIELDS) {
      return -1;
    }
    long type = ByteCursor.varint(b, at, size);
    if (!RecordView.legal(type) || ByteCursor.varintSize(type) != size) {
      return -1;
    }
    add(type);
    return at + size;
  }

  private void add(long type) {
    if (fields == types.length) {
      types = Arrays.copyOf(types, 2 * fields);
      offsets = Arrays.copyOf(offsets, 2 * fields + 1);
    }
    types[fields++] = type;
  }

  /**
   * Reads a cell whose first four bytes are lost.
   *
   * @param assumedPrefix how long payload length and rowid together are taken to be
   * @param wanted the number of fields
   * @param lost the types that were wholly or partly in the lost bytes; they come first
   * @return whether what is left agrees with that
   */
  boolean readBeheaded(
      byte[] b, int at, int limit, int assumedPrefix, int wanted, LostTypes lost, boolean keyed) {
    for (int size = 1; size <= 2; size++) {
      if (beheaded(b, at, limit, assumedPrefix, size, wanted, lost)) {
        long whole = headerLength;
        for (int i = 0; i < fields; i++) {
          whole += RecordView.fieldLength(types[i]);
        }
        rowidLength = assumedPrefix - ByteCursor.varintSize(whole);
        if (whole > mostPayload
            || (keyed ? rowidLength != 0 : rowidLength < 1 || rowidLength > 9)) {
          return false;
        }
        place(at, assumedPrefix, whole, keyed);
        intact = false;
        rowid = 0;
        return true;
      }
    }
    return false;
  }

  private boolean beheaded(
      byte[] b, int at, int limit, int assumedPrefix, int size, int wanted, LostTypes lost) {
    headerStart = at + assumedPrefix;
    int position = headerStart + size;
    fields = 0;
    if (assumedPrefix >= LOST
        && (headerStart >= limit || !headerCanBe(b[headerStart], size, wanted))) {
      return false;
    }
    for (int each = 0; each < lost.count(); each++) {
      long type = lost.type(each);
      if (position >= at + LOST) {
        return false;
      }
      add(type);
      int length = ByteCursor.varintSize(type);
      for (int i = 0; i < length; i++, position++) {
        long part = ((type >>> (7 * (length - 1 - i))) & 0x7f) | (i < length - 1 ? 0x80 : 0);
        if (position >= at + LOST && (position >= limit || (b[position] & 0xff) != part)) {
          return false;
        }
      }
    }
    if (position < at + LOST) {
      return false;
    }
    while (fields < wanted) {
      position = type(b, position, limit);
      if (position < 0) {
        return false;
      }
    }
    headerLength = position - headerStart;
    return (headerLength > 127 ? 2 : 1) == size && headerAgrees(b, at, size);
  }

  /**
   * How long header and fields of a cell without its first four bytes are, but for the fields whose
   * types are lost, whatever these types are: what can be said once for all of them.
   *
   * @param lost how many types are lost
   * @param lostBytes how many bytes these took
   * @return -1 if what is left does not agree with that
   */
  long rest(byte[] b, int at, int limit, int assumedPrefix, int wanted, int lost, int lostBytes) {
    for (int size = 1; size <= 2; size++) {
      headerStart = at + assumedPrefix;
      int position = headerStart + size + lostBytes;
      boolean reached = position >= at + LOST && headerStart + size < at + LOST;
      fields = 0;
      for (int i = 0; i < lost; i++) {
        add(0);
      }
      while (reached && fields < wanted && position >= 0) {
        position = type(b, position, limit);
      }
      headerLength = position - headerStart;
      boolean fits = reached && position >= 0 && (headerLength > 127 ? 2 : 1) == size;
      if (fits && headerAgrees(b, at, size)) {
        long length = headerLength;
        for (int i = lost; i < fields; i++) {
          length += RecordView.fieldLength(types[i]);
        }
        return length;
      }
    }
    return -1;
  }

  /** Where a cell would end, see {@link #end}. */
  int endOf(int at, int prefixLength, long whole, boolean keyed) {
    int here = Cell.localLength(keyed ? PageType.INDEX_LEAF : PageType.TABLE_LEAF, whole, usable);
    return Math.max(at + LOST, at + prefixLength + here + (whole > here ? 4 : 0));
  }

  /**
   * Whether the beginning of a whole cell with a likelier rowid ends just before the header, and
   * declares another length: then that cell was written over, and its header says nothing. Not to
   * be asked where a freeblock begins: its offset and length may look like that.
   */
  boolean isContradicted(byte[] page, Template template) {
    if (template.keyed()
        || headerStart <= start + Shape.LOST
        || ByteCursor.u16(page, start + 2) == end - start) {
      return false;
    }
    for (int at = start + 1; at < start + Shape.LOST; at++) {
      int length = headerStart - at - 1;
      if (length >= 1
          && page[at] > 0
          && page[at] != payload
          && ByteCursor.varintLength(page, at + 1, headerStart) == length
          && template.rowidCost(length) > template.rowidCost(rowidLength) + 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean headerCanBe(int first, int size, int fields) {
    return size == 1 ? first > fields : first < 0;
  }

  /** Compares the header's length with what is left of it. */
  private boolean headerAgrees(byte[] b, int at, int size) {
    for (int i = 0; i < size; i++) {
      int part = ((headerLength >>> (7 * (size - 1 - i))) & 0x7f) | (i < size - 1 ? 0x80 : 0);
      if (headerStart + i >= at + LOST && (b[headerStart + i] & 0xff) != part) {
        return false;
      }
    }
    return true;
  }

  private void place(int at, int prefixLength, long whole, boolean keyed) {
    start = at;
    prefix = prefixLength;
    headerStart = at + prefixLength;
    payload = whole;
    PageType type = keyed ? PageType.INDEX_LEAF : PageType.TABLE_LEAF;
    local = Cell.localLength(type, whole, usable);
    end = endOf(at, prefixLength, whole, keyed);
    long position = bodyStart();
    for (int i = 0; i < fields; i++) {
      offsets[i] = position;
      position += RecordView.fieldLength(types[i]);
    }
    offsets[fields] = position;
  }
}
