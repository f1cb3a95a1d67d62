package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * A view of one record (header and fields), to be pointed at one record after the other; section 2
 * of the file format documentation. Nothing here throws, whatever the bytes are. Not thread-safe.
 */
public final class RecordView {
  /** More fields than any table can have (the library's limit is 32767). */
  private static final int MOST_FIELDS = 40_000;

  private MemorySegment bytes = MemorySegment.NULL;
  private long[] types = new long[16];
  private long[] offsets = new long[17];
  private int fields;
  private int whole;
  private long start;
  private long headerEnd;
  private boolean wellFormed;

  /**
   * Reads the header of a record.
   *
   * @param record where it lies
   * @param at where it begins in there
   * @param length how long it is, or how much of it there is
   * @return whether header and fields fill that length exactly
   */
  public boolean read(MemorySegment record, long at, long length) {
    bytes = record;
    start = at;
    fields = 0;
    whole = 0;
    headerEnd = at;
    offsets[0] = at;
    wellFormed = header(at, Math.min(record.byteSize(), at + length));
    return wellFormed;
  }

  private boolean header(long at, long limit) {
    int length = Bytes.varintLength(bytes, at, limit);
    if (length == 0) {
      return false;
    }
    long declared = Bytes.varint(bytes, at, length);
    if (declared < length || declared > limit - at) {
      return false;
    }
    headerEnd = at + declared;
    long position = at + length;
    long body = headerEnd;
    boolean legal = true;
    while (position < headerEnd) {
      int size = Bytes.varintLength(bytes, position, headerEnd);
      if (size == 0 || fields == MOST_FIELDS) {
        return false;
      }
      long type = Bytes.varint(bytes, position, size);
      position += size;
      legal &= legal(type);
      body = add(type, body, limit);
    }
    return legal && body == limit && whole == fields;
  }

  private long add(long type, long body, long limit) {
    if (fields == types.length) {
      types = Arrays.copyOf(types, 2 * fields);
      offsets = Arrays.copyOf(offsets, 2 * fields + 1);
    }
    long size = legal(type) ? fieldLength(type) : 0;
    long end = size > limit - body ? limit : body + size;
    if (whole == fields && legal(type) && size == end - body) {
      whole++;
    }
    types[fields] = type;
    offsets[fields] = body;
    offsets[++fields] = end;
    return end;
  }

  /** Serial types 10 and 11 are reserved, negative numbers cannot be. */
  public static boolean legal(long type) {
    return type >= 0 && type != 10 && type != 11;
  }

  /** How many bytes a field of a legal serial type has. */
  public static long fieldLength(long type) {
    return switch ((int) Math.min(type, 12)) {
      case 1 -> 1;
      case 2 -> 2;
      case 3 -> 3;
      case 4 -> 4;
      case 5 -> 6;
      case 6, 7 -> 8;
      case 12 -> (type - 12) >>> 1;
      default -> 0;
    };
  }

  /** The number of fields. */
  public int fields() {
    return fields;
  }

  /** How many of the fields, from the first, are legal and lie wholly within the record. */
  public int wholeFields() {
    return whole;
  }

  /** Whether header and fields filled the record exactly. */
  public boolean wellFormed() {
    return wellFormed;
  }

  /** Where the record begins in its segment. */
  public long start() {
    return start;
  }

  /** Where the header ends and the first field begins. */
  public long headerEnd() {
    return headerEnd;
  }

  /** Serial type of a field. */
  public long type(int field) {
    return types[field];
  }

  /** Where a field begins in the segment. */
  public long fieldStart(int field) {
    return offsets[field];
  }

  /** Where a field ends, as far as it is there. */
  public long fieldEnd(int field) {
    return offsets[field + 1];
  }

  /** The value of a field; NULL if it is not whole. */
  public Value value(int field, TextEncoding encoding) {
    if (field >= whole) {
      return Value.NULL;
    }
    long at = offsets[field];
    long type = types[field];
    return switch ((int) Math.min(type, 12)) {
      case 1, 2, 3, 4, 5, 6 ->
          new Value.Int(Bytes.signed(bytes, at, (int) (offsets[field + 1] - at)));
      case 7 -> real(Double.longBitsToDouble(Bytes.s64(bytes, at)));
      case 8 -> new Value.Int(0);
      case 9 -> new Value.Int(1);
      case 12 -> variable(type, at, offsets[field + 1], encoding);
      default -> Value.NULL;
    };
  }

  /** Not a number is NULL, as in the library. */
  private static Value real(double value) {
    return Double.isNaN(value) ? Value.NULL : new Value.Real(value);
  }

  private Value variable(long type, long at, long end, TextEncoding encoding) {
    MemorySegment part = bytes.asSlice(at, end - at);
    return (type & 1) == 0 ? new Value.Blob(part) : new Value.Text(part, encoding);
  }
}
