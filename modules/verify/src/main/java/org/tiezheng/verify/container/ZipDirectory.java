package org.tiezheng.verify.container;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads the central directory of a zip (PKWARE APPNOTE 6.3, with zip64). A reader of its own,
 * because evidence needs what the JDK's hides: the same name twice, links, encryption, entries that
 * overlap, and bytes that belong to no entry. Stateless.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END64_LOCATOR = 0x07064b50;
  private static final int END64 = 0x06064b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_BYTES = 20;
  private static final int END64_BYTES = 56;
  private static final int CENTRAL_BYTES = 46;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int MAX_DIRECTORY_BYTES = 512 << 20;
  private static final int ZIP64_EXTRA = 1;
  private static final long FULL_32 = 0xFFFFFFFFL;

  private ZipDirectory() {}

  /**
   * The directory.
   *
   * @param start offset of its first byte
   */
  record Directory(List<ZipEntryFacts> entries, long start) {}

  private record Bounds(long count, long bytes, long start, long end) {}

  static Directory read(FileChannel zip, int maxEntries) throws IOException {
    Bounds bounds = bounds(zip);
    if (bounds.count() > maxEntries) {
      throw new ZipException("more than " + maxEntries + " entries");
    }
    if (bounds.bytes() > MAX_DIRECTORY_BYTES || bounds.bytes() < 0 || bounds.start() < 0) {
      throw new ZipException("directory too large");
    }
    if (bounds.start() + bounds.bytes() != bounds.end()) {
      throw new ZipException("the directory does not lie where the zip says");
    }
    ByteBuffer in = at(zip, bounds.start(), (int) bounds.bytes());
    List<ZipEntryFacts> entries = new ArrayList<>();
    while (in.hasRemaining()) {
      entries.add(entry(in));
    }
    if (entries.size() != bounds.count()) {
      throw new ZipException(
          "the zip says " + bounds.count() + " entries, its directory has " + entries.size());
    }
    return new Directory(entries, bounds.start());
  }

  private static Bounds bounds(FileChannel zip) throws IOException {
    long end = findEnd(zip);
    ByteBuffer in = at(zip, end, END_BYTES).position(4);
    int disk = in.getInt(); // this disk and the one where the directory starts
    int here = Short.toUnsignedInt(in.getShort());
    int count = Short.toUnsignedInt(in.getShort());
    long bytes = Integer.toUnsignedLong(in.getInt());
    long start = Integer.toUnsignedLong(in.getInt());
    if (end >= LOCATOR_BYTES) {
      ByteBuffer locator = at(zip, end - LOCATOR_BYTES, LOCATOR_BYTES);
      if (locator.getInt() == END64_LOCATOR) {
        return bounds64(zip, locator.getLong(8));
      }
    }
    if (disk != 0 || here != count) {
      throw new ZipException("split over several disks");
    }
    return new Bounds(count, bytes, start, end);
  }

  private static Bounds bounds64(FileChannel zip, long at) throws IOException {
    ByteBuffer in = at(zip, at, END64_BYTES);
    if (in.getInt() != END64) {
      throw new ZipException("no zip64 end where its locator says");
    }
    return new Bounds(in.getLong(32), in.getLong(40), in.getLong(48), at);
  }

  /** The end record whose comment reaches exactly to the end of the file. */
  private static long findEnd(FileChannel zip) throws IOException {
    long size = zip.size();
    if (size < END_BYTES) {
      throw new ZipException("too short");
    }
    int tail = (int) Math.min(size, END_BYTES + MAX_COMMENT);
    ByteBuffer in = at(zip, size - tail, tail);
    for (int i = tail - END_BYTES; i >= 0; i--) {
      if (in.getInt(i) == END && Short.toUnsignedInt(in.getShort(i + 20)) == tail - END_BYTES - i) {
        return size - tail + i;
      }
    }
    throw new ZipException("no end of directory");
  }

  private static ZipEntryFacts entry(ByteBuffer in) throws ZipException {
    if (in.remaining() < CENTRAL_BYTES || in.getInt() != CENTRAL) {
      throw new ZipException("damaged directory");
    }
    int madeBy = Short.toUnsignedInt(in.getShort()) >> 8;
    in.getShort();
    int flags = Short.toUnsignedInt(in.getShort());
    int method = Short.toUnsignedInt(in.getShort());
    in.position(in.position() + 8);
    long packed = Integer.toUnsignedLong(in.getInt());
    long size = Integer.toUnsignedLong(in.getInt());
    int nameBytes = Short.toUnsignedInt(in.getShort());
    int extraBytes = Short.toUnsignedInt(in.getShort());
    int commentBytes = Short.toUnsignedInt(in.getShort());
    in.position(in.position() + 4);
    int external = in.getInt();
    long header = Integer.toUnsignedLong(in.getInt());
    if (in.remaining() < nameBytes + extraBytes + commentBytes) {
      throw new ZipException("damaged directory");
    }
    byte[] name = new byte[nameBytes];
    in.get(name);
    ByteBuffer extra = zip64(in.slice(in.position(), extraBytes).order(ByteOrder.LITTLE_ENDIAN));
    in.position(in.position() + extraBytes + commentBytes);
    return new ZipEntryFacts(
        new String(name, StandardCharsets.UTF_8),
        flags,
        method,
        packed(extra, size, packed),
        size == FULL_32 ? long64(extra, 0) : size,
        header == FULL_32 ? header64(extra, size, packed) : header,
        madeBy == 3 ? external >>> 16 : 0);
  }

  private static long packed(ByteBuffer extra, long size, long packed) throws ZipException {
    return packed == FULL_32 ? long64(extra, size == FULL_32 ? 8 : 0) : packed;
  }

  /** The extra field holds only the values that do not fit, in the order size, packed, header. */
  private static long header64(ByteBuffer extra, long size, long packed) throws ZipException {
    return long64(extra, (size == FULL_32 ? 8 : 0) + (packed == FULL_32 ? 8 : 0));
  }

  private static long long64(ByteBuffer extra, int at) throws ZipException {
    if (extra.limit() < at + 8) {
      throw new ZipException("a zip64 value is missing");
    }
    long value = extra.getLong(at);
    if (value < 0) {
      throw new ZipException("a zip64 value is out of range");
    }
    return value;
  }

  private static ByteBuffer zip64(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      if (id == ZIP64_EXTRA) {
        return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      }
      extra.position(extra.position() + length);
    }
    return ByteBuffer.allocate(0);
  }

  /** Bytes at an offset, little endian; fails when the file ends before. */
  static ByteBuffer at(FileChannel zip, long offset, int count) throws IOException {
    if (offset < 0 || offset + count > zip.size()) {
      throw new EOFException("an offset lies outside the zip");
    }
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (zip.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the zip ends too early");
      }
    }
    return buffer.flip();
  }
}
