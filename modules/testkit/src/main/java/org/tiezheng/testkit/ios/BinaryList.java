package org.tiezheng.testkit.ios;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a binary property list with references of two bytes and offsets of four. */
public final class BinaryList {
  private final List<byte[]> objects = new ArrayList<>();

  private BinaryList() {}

  /** A reference of an archive to one of its objects, below 65,536. */
  public record Reference(int object) {}

  /**
   * The bytes of a list.
   *
   * @param top made of Map with String keys, List, String, Long, Double, Boolean, Reference, byte[]
   */
  public static byte[] of(Object top) {
    BinaryList list = new BinaryList();
    list.add(top);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer table = ByteBuffer.allocate(4 * list.objects.size());
    for (byte[] object : list.objects) {
      table.putInt(out.size());
      out.writeBytes(object);
    }
    int start = out.size();
    out.writeBytes(table.array());
    ByteBuffer trailer = ByteBuffer.allocate(32).put(6, (byte) 4).put(7, (byte) 2);
    trailer.putLong(8, list.objects.size()).putLong(24, start);
    out.writeBytes(trailer.array());
    return out.toByteArray();
  }

  private int add(Object value) {
    int number = objects.size();
    objects.add(new byte[0]);
    objects.set(number, bytes(value));
    return number;
  }

  private byte[] bytes(Object value) {
    return switch (value) {
      case Reference to ->
          to.object() < 256
              ? new byte[] {(byte) 0x80, (byte) to.object()}
              : new byte[] {(byte) 0x81, (byte) (to.object() >> 8), (byte) to.object()};
      case Boolean truth -> new byte[] {(byte) (truth ? 9 : 8)};
      case Long whole -> ByteBuffer.allocate(9).put((byte) 0x13).putLong(whole).array();
      case Double real -> ByteBuffer.allocate(9).put((byte) 0x23).putDouble(real).array();
      case byte[] data -> counted(0x40, data.length, data);
      case String text -> {
        byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
        boolean ascii = text.chars().allMatch(c -> c < 128);
        yield ascii
            ? counted(0x50, text.length(), text.getBytes(StandardCharsets.US_ASCII))
            : counted(0x60, text.length(), utf16);
      }
      case List<?> members -> {
        ByteBuffer refs = ByteBuffer.allocate(2 * members.size());
        members.forEach(member -> refs.putShort((short) add(member)));
        yield counted(0xA0, members.size(), refs.array());
      }
      case Map<?, ?> unordered -> {
        Map<?, ?> entries = new TreeMap<>(unordered);
        ByteBuffer refs = ByteBuffer.allocate(4 * entries.size());
        entries.keySet().forEach(key -> refs.putShort((short) add(key)));
        entries.values().forEach(member -> refs.putShort((short) add(member)));
        yield counted(0xD0, entries.size(), refs.array());
      }
      default -> throw new IllegalArgumentException("no such value: " + value);
    };
  }

  private static byte[] counted(int kind, int count, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (count < 15) {
      out.write(kind | count);
    } else {
      out.write(kind | 15);
      out.write(0x12);
      out.writeBytes(ByteBuffer.allocate(4).putInt(count).array());
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
