package org.tiezheng.verify.container;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Opens the unpacked bytes of a zip entry. Any number of entries may be read at once. */
final class ZipData {
  private static final int LOCAL = 0x04034b50;
  static final int LOCAL_BYTES = 30;
  private static final int BUFFER = 64 * 1024;

  private ZipData() {}

  /** Where the entry's packed bytes begin, once its local header names the same file. */
  static long start(FileChannel zip, ZipEntryFacts entry) throws IOException {
    ByteBuffer local = ZipDirectory.at(zip, entry.header(), LOCAL_BYTES);
    if (local.getInt(0) != LOCAL) {
      throw new ZipException("no local header at " + entry.header());
    }
    int nameBytes = Short.toUnsignedInt(local.getShort(26));
    int extraBytes = Short.toUnsignedInt(local.getShort(28));
    ByteBuffer name = ZipDirectory.at(zip, entry.header() + LOCAL_BYTES, nameBytes);
    if (differs(name, entry.name()) || Short.toUnsignedInt(local.getShort(8)) != entry.method()) {
      throw new ZipException("directory and local header differ");
    }
    return entry.header() + LOCAL_BYTES + nameBytes + extraBytes;
  }

  /** Names that are not UTF-8 are refused elsewhere and never opened. */
  private static boolean differs(ByteBuffer local, String name) {
    return name.indexOf('\uFFFD') < 0
        && !local.equals(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
  }

  static InputStream open(FileChannel zip, ZipEntryFacts entry) throws IOException {
    if (entry.isEncrypted()) {
      throw new ZipException("encrypted");
    }
    InputStream packed = new Range(zip, start(zip, entry), entry.packed());
    if (entry.method() == ZipEntryFacts.STORED && entry.packed() == entry.size()) {
      return packed;
    }
    if (entry.method() != ZipEntryFacts.DEFLATED) {
      throw new ZipException("method " + entry.method());
    }
    return new ExactSize(new Unpacked(packed), entry.size());
  }

  /** Gives the inflater's memory back when it is closed. */
  private static final class Unpacked extends InflaterInputStream {
    Unpacked(InputStream packed) {
      super(packed, new Inflater(true), BUFFER);
    }

    @Override
    public void close() throws IOException {
      try {
        inf.end();
      } finally {
        in.close();
      }
    }
  }

  /** Fails as soon as there are more or fewer bytes than the directory says. */
  private static final class ExactSize extends FilterInputStream {
    private long left;

    ExactSize(InputStream in, long size) {
      super(in);
      left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      int n = in.read(into, offset, count);
      left -= Math.max(n, 0);
      if (left < 0 || (n < 0 && left > 0)) {
        throw new ZipException("unpacked size is not what the directory says");
      }
      return n;
    }
  }

  /** A range of the file. */
  private static final class Range extends InputStream {
    private final FileChannel zip;
    private long at;
    private long left;

    Range(FileChannel zip, long at, long count) {
      this.zip = zip;
      this.at = at;
      left = count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      if (left == 0 || count == 0) {
        return left == 0 ? -1 : 0;
      }
      int n = zip.read(ByteBuffer.wrap(into, offset, (int) Math.min(count, left)), at);
      if (n < 0) {
        throw new EOFException("the zip ends too early");
      }
      at += n;
      left -= n;
      return n;
    }
  }
}
