package org.tiezheng.collect.wechat.ios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.input.FormatException;

/**
 * A file of MMKV, the open store of names and values that the app keeps settings in: the length of
 * what follows in four bytes, four bytes of another length, and then name and value by turns, each
 * after its length. A name that is written again replaces what it had. Immutable.
 *
 * @param values as they are stored, by name
 * @param whole whether everything could be read up to the length that the file states
 */
record KeptSettings(Map<String, byte[]> values, boolean whole) {
  private static final int HEAD = 8;
  private static final int MOST = 100_000;
  private static final ValueLayout.OfInt LENGTH =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  KeptSettings {
    values = Map.copyOf(values);
  }

  /**
   * Reads the names and values.
   *
   * @throws FormatException if the file is too short, or states more bytes than it has
   */
  static KeptSettings of(MemorySegment file) throws FormatException {
    long end = file.byteSize() < HEAD ? -1 : 4 + Integer.toUnsignedLong(file.get(LENGTH, 0));
    if (end < HEAD || end > file.byteSize()) {
      throw new FormatException(
          "写明的长度与文件不符", "the length that it states does not agree with the file");
    }
    Cursor at = new Cursor(file.asSlice(0, end), HEAD);
    Map<String, byte[]> values = new LinkedHashMap<>();
    while (at.more() && values.size() < MOST) {
      Optional<byte[]> name = at.piece();
      Optional<byte[]> value = name.flatMap(_ -> at.piece());
      if (value.isEmpty()) {
        return new KeptSettings(values, false);
      }
      values.put(new String(name.get(), StandardCharsets.UTF_8), value.get());
    }
    return new KeptSettings(values, !at.more());
  }

  /** A value that is a text, which stands after its own length. */
  Optional<String> text(String name) {
    byte[] value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    Cursor at = new Cursor(MemorySegment.ofArray(value), 0);
    return at.piece().filter(_ -> !at.more()).flatMap(KeptSettings::utf8);
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString())
          .filter(t -> !t.isBlank());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Where the reading stands. */
  private static final class Cursor {
    private final MemorySegment bytes;
    private long position;

    Cursor(MemorySegment bytes, long position) {
      this.bytes = bytes;
      this.position = position;
    }

    boolean more() {
      return position < bytes.byteSize();
    }

    Optional<byte[]> piece() {
      long length = 0;
      for (int shift = 0; ; shift += 7) {
        if (!more() || shift > 28) {
          return Optional.empty();
        }
        byte next = bytes.get(ValueLayout.JAVA_BYTE, position++);
        length |= (long) (next & 0x7F) << shift;
        if (next >= 0) {
          break;
        }
      }
      if (length > bytes.byteSize() - position) {
        return Optional.empty();
      }
      byte[] piece = bytes.asSlice(position, length).toArray(ValueLayout.JAVA_BYTE);
      position += length;
      return Optional.of(piece);
    }
  }
}
