package org.tiezheng.collect.input;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a Protocol Buffers message whose schema is not published, by their numbers, as the
 * wire format shows them (protobuf.dev, "Encoding"). Immutable.
 *
 * @param fields in the order of the bytes
 * @param whole whether all bytes could be read as fields
 */
public record ProtoFields(List<Field> fields, boolean whole) {
  private static final int MOST = 100_000;

  public ProtoFields {
    fields = List.copyOf(fields);
  }

  /**
   * A field.
   *
   * @param value of a number; 0 for bytes
   * @param bytes of a string, of bytes or of a message inside; empty for a number
   */
  public record Field(int number, long value, Optional<MemorySegment> bytes) {}

  /** Reads what can be read; stops at the first byte that makes no field. */
  public static ProtoFields of(MemorySegment bytes) {
    Cursor at = new Cursor(bytes);
    List<Field> fields = new ArrayList<>();
    while (at.more() && fields.size() < MOST) {
      Optional<Field> field = at.field();
      if (field.isEmpty()) {
        return new ProtoFields(fields, false);
      }
      fields.add(field.get());
    }
    return new ProtoFields(fields, !at.more());
  }

  /** Reads the message inside a field; without any fields if there is none. */
  public ProtoFields message(int number) {
    return bytes(number).map(ProtoFields::of).orElse(new ProtoFields(List.of(), true));
  }

  /** The messages inside all fields of a number. */
  public List<ProtoFields> messages(int number) {
    return fields.stream()
        .filter(f -> f.number() == number)
        .flatMap(f -> f.bytes().stream())
        .map(ProtoFields::of)
        .toList();
  }

  public Optional<MemorySegment> bytes(int number) {
    return fields.stream()
        .filter(f -> f.number() == number)
        .flatMap(f -> f.bytes().stream())
        .findFirst();
  }

  /** A string field; empty if it is not there, has nothing in it or is no UTF-8. */
  public Optional<String> text(int number) {
    return bytes(number).flatMap(ProtoFields::utf8).filter(t -> !t.isEmpty());
  }

  public Optional<Long> number(int number) {
    return fields.stream()
        .filter(f -> f.number() == number && f.bytes().isEmpty())
        .map(Field::value)
        .findFirst();
  }

  private static Optional<String> utf8(MemorySegment bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes.toArray(ValueLayout.JAVA_BYTE));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(in).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Where the reading stands. */
  private static final class Cursor {
    private final MemorySegment bytes;
    private long position;
    private boolean broken;

    Cursor(MemorySegment bytes) {
      this.bytes = bytes;
    }

    boolean more() {
      return position < bytes.byteSize();
    }

    Optional<Field> field() {
      long tag = varint();
      int number = (int) (tag >>> 3);
      if (broken || number <= 0) {
        return Optional.empty();
      }
      Field field =
          switch ((int) (tag & 7)) {
            case 0 -> new Field(number, varint(), Optional.empty());
            case 1 -> new Field(number, fixed(8), Optional.empty());
            case 2 -> new Field(number, 0, piece(varint()));
            case 5 -> new Field(number, fixed(4), Optional.empty());
            default -> {
              broken = true;
              yield new Field(number, 0, Optional.empty());
            }
          };
      return broken ? Optional.empty() : Optional.of(field);
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (!more()) {
          break;
        }
        byte b = bytes.get(ValueLayout.JAVA_BYTE, position++);
        value |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          return value;
        }
      }
      broken = true;
      return 0;
    }

    private long fixed(int size) {
      if (bytes.byteSize() - position < size) {
        broken = true;
        return 0;
      }
      long value = 0;
      for (int i = 0; i < size; i++) {
        value |= (bytes.get(ValueLayout.JAVA_BYTE, position++) & 0xffL) << (8 * i);
      }
      return value;
    }

    private Optional<MemorySegment> piece(long length) {
      if (broken || length < 0 || length > bytes.byteSize() - position) {
        broken = true;
        return Optional.empty();
      }
      MemorySegment piece = bytes.asSlice(position, length);
      position += length;
      return Optional.of(piece);
    }
  }
}
