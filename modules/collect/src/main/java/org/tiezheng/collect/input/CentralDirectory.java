package org.tiezheng.collect.input;

import static org.tiezheng.collect.input.LittleEndian.s64;
import static org.tiezheng.collect.input.LittleEndian.u16;
import static org.tiezheng.collect.input.LittleEndian.u32;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The central directory of a zip archive (APPNOTE 4.3.12 to 4.3.16).
 *
 * @param stated how many entries the archive says it has
 */
record CentralDirectory(List<ZipMember> members, long stated) {
  private static final long ENTRY = 0x02014b50L;
  private static final long END = 0x06054b50L;
  private static final long LOCATOR_64 = 0x07064b50L;
  private static final long END_64 = 0x06064b50L;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final Charset CP437 = Charset.forName("IBM437");

  static CentralDirectory read(MemorySegment bytes, int limit) throws FormatException {
    long end = findEnd(bytes);
    long count = u16(bytes, end + 10);
    long size = u32(bytes, end + 12);
    long start = u32(bytes, end + 16);
    long last = end;
    if (end >= 20 && u32(bytes, end - 20) == LOCATOR_64) {
      long at = s64(bytes, end - 12);
      if (at >= 0 && at <= bytes.byteSize() - 56 && u32(bytes, at) == END_64) {
        count = s64(bytes, at + 32);
        size = s64(bytes, at + 40);
        start = s64(bytes, at + 48);
        last = at;
      }
    }
    // Bytes before the archive (self-extracting ones) shift every offset by the same amount.
    long shift = Math.max(0, last - size - start);
    List<ZipMember> members = new ArrayList<>();
    long at = start + shift;
    while (members.size() < limit && at >= 0 && at <= end - 46 && u32(bytes, at) == ENTRY) {
      members.add(member(bytes, at, shift));
      at += 46L + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32);
    }
    // A 16-bit count wraps in archives without zip64; what was found counts then.
    return new CentralDirectory(List.copyOf(members), Math.max(count, members.size()));
  }

  private static long findEnd(MemorySegment bytes) throws FormatException {
    long lowest = Math.max(0, bytes.byteSize() - END_BYTES - MAX_COMMENT);
    for (long at = bytes.byteSize() - END_BYTES; at >= lowest; at--) {
      if (u32(bytes, at) == END) {
        return at;
      }
    }
    throw new FormatException(
        "压缩包没有目录(可能不完整)", "the archive has no directory; it may be cut short");
  }

  private static ZipMember member(MemorySegment bytes, long at, long shift) {
    int flags = u16(bytes, at + 8);
    long packed = u32(bytes, at + 20);
    long size = u32(bytes, at + 24);
    long offset = u32(bytes, at + 42);
    int nameBytes = u16(bytes, at + 28);
    byte[] raw = LittleEndian.bytes(bytes, at + 46, nameBytes);
    MemorySegment extra = bytes.asSlice(at + 46 + nameBytes, u16(bytes, at + 30));
    MemorySegment zip64 = field(extra, 0x0001).orElse(MemorySegment.NULL);
    long next = 0;
    if (size == 0xffff_ffffL && zip64.byteSize() >= next + 8) {
      size = s64(zip64, next);
      next += 8;
    }
    if (packed == 0xffff_ffffL && zip64.byteSize() >= next + 8) {
      packed = s64(zip64, next);
      next += 8;
    }
    if (offset == 0xffff_ffffL && zip64.byteSize() >= next + 8) {
      offset = s64(zip64, next);
    }
    return new ZipMember(
        name(raw, (flags & 0x800) != 0, field(extra, 0x7075)),
        HexFormat.of().formatHex(raw),
        u16(bytes, at + 10),
        (flags & 1) != 0,
        packed,
        size,
        u32(bytes, at + 16),
        offset + shift,
        dosTime(u16(bytes, at + 14), u16(bytes, at + 12)),
        field(extra, 0x5455).flatMap(CentralDirectory::unixTime));
  }

  private static Optional<MemorySegment> field(MemorySegment extra, int id) {
    long at = 0;
    while (at + 4 <= extra.byteSize()) {
      long length = u16(extra, at + 2);
      if (at + 4 + length > extra.byteSize()) {
        break;
      }
      if (u16(extra, at) == id) {
        return Optional.of(extra.asSlice(at + 4, length));
      }
      at += 4 + length;
    }
    return Optional.empty();
  }

  private static Optional<Instant> unixTime(MemorySegment field) {
    return field.byteSize() >= 5 && (LittleEndian.bytes(field, 0, 1)[0] & 1) != 0
        ? Optional.of(Instant.ofEpochSecond(u32(field, 1)))
        : Optional.empty();
  }

  private static Optional<LocalDateTime> dosTime(int date, int time) {
    try {
      return Optional.of(
          LocalDateTime.of(
              1980 + (date >> 9),
              date >> 5 & 15,
              date & 31,
              time >> 11,
              time >> 5 & 63,
              (time & 31) * 2));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String name(byte[] raw, boolean utf8, Optional<MemorySegment> unicode) {
    // Info-ZIP Unicode Path (APPNOTE 4.6.9): valid only while its CRC fits the raw name.
    if (unicode.isPresent() && unicode.get().byteSize() > 5) {
      CRC32 crc = new CRC32();
      crc.update(raw);
      if (crc.getValue() == u32(unicode.get(), 1)) {
        byte[] name = LittleEndian.bytes(unicode.get(), 5, unicode.get().byteSize() - 5);
        return new String(name, StandardCharsets.UTF_8);
      }
    }
    if (utf8) {
      return new String(raw, StandardCharsets.UTF_8);
    }
    return strict(raw, StandardCharsets.UTF_8)
        .or(() -> strict(raw, TextCharset.GB18030))
        .orElseGet(() -> new String(raw, CP437));
  }

  private static Optional<String> strict(byte[] raw, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
