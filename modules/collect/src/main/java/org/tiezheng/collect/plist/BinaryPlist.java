package org.tiezheng.collect.plist;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.collect.input.FormatException;

/**
 * The binary form: objects, a table of their offsets, a trailer of 32 bytes (layout: Apple's
 * CFBinaryPList.c). Each object is read once, on the way down from the top. Not thread-safe.
 */
final class BinaryPlist {
  private static final int HEADER = 8;
  private static final int TRAILER = 32;
  private static final Instant EPOCH = Instant.parse("2001-01-01T00:00:00Z");

  private final byte[] bytes;
  private final int offsetSize;
  private final int refSize;
  private final int objects;
  private final int topObject;
  private final int table;
  private final Map<Integer, Plist> read = new HashMap<>();
  private final Map<Integer, Boolean> open = new HashMap<>();
  private long budget;

  BinaryPlist(byte[] bytes) throws FormatException {
    this.bytes = bytes;
    this.budget = bytes.length;
    if (bytes.length < HEADER + TRAILER) {
      throw PropertyList.damaged("太短", "too short");
    }
    int trailer = bytes.length - TRAILER;
    offsetSize = bytes[trailer + 6];
    refSize = bytes[trailer + 7];
    long count = number(trailer + 8, 8);
    long top = number(trailer + 16, 8);
    long start = number(trailer + 24, 8);
    boolean fits =
        offsetSize >= 1
            && offsetSize <= 8
            && refSize >= 1
            && refSize <= 8
            && start >= HEADER
            && start <= trailer
            && count >= 1
            && count <= (trailer - start) / offsetSize
            && top >= 0
            && top < count;
    if (!fits) {
      throw PropertyList.damaged("尾部不合规", "its trailer makes no sense");
    }
    objects = (int) count;
    topObject = (int) top;
    table = (int) start;
  }

  Plist top() throws FormatException {
    return object(topObject, 0);
  }

  private Plist object(int index, int depth) throws FormatException {
    Plist known = read.get(index);
    if (known != null) {
      return known;
    }
    if (depth > PropertyList.DEPTH || open.put(index, true) != null) {
      throw PropertyList.damaged("嵌套过深或循环", "nested too deep, or in itself");
    }
    long at = number(table + index * offsetSize, offsetSize);
    if (at < HEADER || at >= table) {
      throw PropertyList.damaged("对象偏移越界", "an object lies outside");
    }
    Plist value = parse((int) at, depth);
    open.remove(index);
    read.put(index, value);
    return value;
  }

  private Plist parse(int at, int depth) throws FormatException {
    int kind = (bytes[at] & 0xff) >> 4;
    int info = bytes[at] & 0xf;
    take(1);
    return switch (kind) {
      case 0x0 -> single(info);
      case 0x1 -> new Plist.Int(integer(at + 1, info));
      case 0x2 -> new Plist.Real(real(at + 1, info));
      case 0x3 -> date(at + 1);
      case 0x8 -> new Plist.Uid(number(within(at + 1, info + 1), Math.min(info + 1, 8)));
      case 0x4, 0x5, 0x6, 0x7 -> run(kind, at, info);
      case 0xA, 0xB, 0xC -> new Plist.Array(array(at, info, depth));
      case 0xD -> dict(at, info, depth);
      default -> throw PropertyList.damaged("未知对象类型", "an object of an unknown type");
    };
  }

  private static Plist single(int info) throws FormatException {
    return switch (info) {
      case 0x0 -> new Plist.None();
      case 0x8 -> new Plist.Bool(false);
      case 0x9 -> new Plist.Bool(true);
      default -> throw PropertyList.damaged("未知对象类型", "an object of an unknown type");
    };
  }

  /** Numbers of 1, 2 and 4 bytes are unsigned, of 8 and 16 signed. */
  private BigInteger integer(int at, int info) throws FormatException {
    if (info > 4) {
      throw PropertyList.damaged("整数过长", "a number is too long");
    }
    int size = 1 << info;
    within(at, size);
    byte[] raw = Arrays.copyOfRange(bytes, at, at + size);
    return size < 8 ? new BigInteger(1, raw) : new BigInteger(raw);
  }

  private double real(int at, int info) throws FormatException {
    return switch (info) {
      case 2 -> Float.intBitsToFloat((int) number(within(at, 4), 4));
      case 3 -> Double.longBitsToDouble(number(within(at, 8), 8));
      default -> throw PropertyList.damaged("小数长度不合规", "a fraction of odd length");
    };
  }

  private Plist date(int at) throws FormatException {
    double seconds = Double.longBitsToDouble(number(within(at, 8), 8));
    // Some 30 million years to both sides; more is no date, and would overflow.
    if (!(Math.abs(seconds) < 1e15)) {
      throw PropertyList.damaged("日期不合规", "a date makes no sense");
    }
    long whole = (long) Math.floor(seconds);
    return new Plist.Date(EPOCH.plusSeconds(whole).plusNanos((long) ((seconds - whole) * 1e9)));
  }

  /** Bytes and texts. */
  private Plist run(int kind, int at, int info) throws FormatException {
    Length length = length(at, info);
    long size = kind == 0x6 ? 2L * length.count : length.count;
    within(length.next, size);
    take(size);
    int from = length.next;
    int end = from + (int) size;
    return switch (kind) {
      case 0x4 -> new Plist.Data(Arrays.copyOfRange(bytes, from, end));
      case 0x5 -> new Plist.Str(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
      case 0x6 -> new Plist.Str(new String(bytes, from, end - from, StandardCharsets.UTF_16BE));
      default -> new Plist.Str(new String(bytes, from, end - from, StandardCharsets.UTF_8));
    };
  }

  private List<Plist> array(int at, int info, int depth) throws FormatException {
    Length length = length(at, info);
    return values(length.next, length.count, depth);
  }

  private Plist dict(int at, int info, int depth) throws FormatException {
    Length length = length(at, info);
    List<Plist> keys = values(length.next, length.count, depth);
    List<Plist> values = values(length.next + length.count * refSize, length.count, depth);
    Map<String, Plist> entries = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!(keys.get(i) instanceof Plist.Str(String key))) {
        throw PropertyList.damaged("键不是文字", "a key is no text");
      }
      entries.put(key, values.get(i));
    }
    return new Plist.Dict(entries);
  }

  private List<Plist> values(int from, int count, int depth) throws FormatException {
    long size = (long) count * refSize;
    within(from, size);
    take(size);
    List<Plist> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long index = number(from + i * refSize, refSize);
      if (index < 0 || index >= objects) {
        throw PropertyList.damaged("引用越界", "a reference to no object");
      }
      values.add(object((int) index, depth + 1));
    }
    return values;
  }

  private record Length(int count, int next) {}

  private Length length(int at, int info) throws FormatException {
    if (info != 0xf) {
      return new Length(info, at + 1);
    }
    int marker = bytes[within(at + 1, 1)] & 0xff;
    int size = 1 << (marker & 0xf);
    if (marker >> 4 != 1 || size > 8) {
      throw PropertyList.damaged("长度不合规", "a length makes no sense");
    }
    long count = number(within(at + 2, size), size);
    if (count < 0 || count > bytes.length) {
      throw PropertyList.damaged("长度越界", "a length reaches outside");
    }
    return new Length((int) count, at + 2 + size);
  }

  /** The position, if that many bytes lie between it and the table of offsets. */
  private int within(int at, long size) throws FormatException {
    if (at < HEADER || size > table - at) {
      throw PropertyList.damaged("对象越界", "an object reaches outside");
    }
    return at;
  }

  private void take(long size) throws FormatException {
    budget -= size;
    if (budget < 0) {
      throw PropertyList.damaged("对象相互重叠", "its objects lie over each other");
    }
  }

  private long number(int at, int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << 8) | (bytes[at + i] & 0xff);
    }
    return value;
  }
}
