package org.tiezheng.sqlite.recover;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encodes a row as SQLite stores it, to look whether its bytes are still in a file; section 2.1 of
 * the file format. Shares no code with what is tested.
 */
final class RecordBytes {
  private RecordBytes() {}

  /** The pieces of a leaf cell's payload that survive when it becomes a freeblock. */
  static List<byte[]> pieces(List<Object> values, int usable, int prefix) {
    byte[] payload = encode(values);
    int most = usable - 35;
    int least = (usable - 12) * 32 / 255 - 23;
    int local = payload.length;
    if (local > most) {
      local = least + (payload.length - least) % (usable - 4);
      local = local > most ? least : local;
    }
    List<byte[]> pieces = new ArrayList<>();
    pieces.add(Arrays.copyOfRange(payload, Math.max(0, 4 - prefix), local));
    for (int at = local; at < payload.length; at += usable - 4) {
      pieces.add(Arrays.copyOfRange(payload, at, Math.min(payload.length, at + usable - 4)));
    }
    return pieces;
  }

  static byte[] encode(List<Object> values) {
    ByteArrayOutputStream types = new ByteArrayOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Object value : values) {
      field(value, types, body);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(varint(types.size() + 1L));
    all.writeBytes(types.toByteArray());
    all.writeBytes(body.toByteArray());
    return all.toByteArray();
  }

  private static void field(Object value, ByteArrayOutputStream types, ByteArrayOutputStream body) {
    switch (value) {
      case Long number when number == 0 || number == 1 -> types.write(8 + number.intValue());
      case Long number -> {
        int[] sizes = {1, 2, 3, 4, 6, 8};
        int kind = 0;
        while (sizes[kind] < 8 && !fits(number, sizes[kind])) {
          kind++;
        }
        types.write(kind + 1);
        byte[] bytes = ByteBuffer.allocate(8).putLong(number).array();
        body.write(bytes, 8 - sizes[kind], sizes[kind]);
      }
      case Double number -> {
        types.write(7);
        body.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
      }
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        types.writeBytes(varint(13 + 2L * bytes.length));
        body.writeBytes(bytes);
      }
      default -> types.write(0);
    }
  }

  private static boolean fits(long number, int size) {
    long limit = 1L << (8 * size - 1);
    return number >= -limit && number < limit;
  }

  static byte[] varint(long number) {
    int size = 1;
    while (number >>> (7 * size) != 0) {
      size++;
    }
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (((number >>> (7 * (size - 1 - i))) & 0x7f) | (i < size - 1 ? 0x80 : 0));
    }
    return bytes;
  }

  /** Whether all pieces occur in the bytes. */
  static boolean allIn(byte[] file, List<byte[]> pieces) {
    for (byte[] piece : pieces) {
      if (!contains(file, piece)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] file, byte[] piece) {
    outer:
    for (int at = 0; at + piece.length <= file.length; at++) {
      for (int i = 0; i < piece.length; i++) {
        if (file[at + i] != piece[i]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }
}
