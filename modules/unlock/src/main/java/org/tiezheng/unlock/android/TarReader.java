package org.tiezheng.unlock.android;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.input.FormatException;

/**
 * Lists a tar in one pass: ustar, pax headers, GNU's long names. Where a block should be a header
 * and is none, the next one that is goes on the list. Not thread-safe.
 */
final class TarReader {
  private static final int LONG_NAME = 1 << 20;

  /** What is taken from pax headers; nothing else is kept. */
  private static final Set<String> KNOWN = Set.of("path", "linkpath", "size", "mtime");

  private final PlainStream in;
  private final byte[] block = new byte[TarHeader.BLOCK];
  private long next;
  private long strayBlocks;
  private boolean ended;

  TarReader(PlainStream in) {
    this.in = in;
  }

  /** How many blocks stood where a header should. */
  long strayBlocks() {
    return strayBlocks;
  }

  /** Whether the mark at the end of a tar was met. */
  boolean ended() {
    return ended;
  }

  /**
   * The next file.
   *
   * @return empty at the end
   * @throws IOException if the stream is damaged, or ends within a file
   */
  Optional<TarEntry> next() throws IOException {
    Map<String, String> said = new HashMap<>();
    while (header()) {
      Optional<TarHeader> header = TarHeader.read(block);
      if (header.isEmpty()) {
        // Read on behind the end: nothing of substance may hide there, nor behind a damaged header.
        boolean zero = TarHeader.isZero(block);
        ended |= zero;
        strayBlocks += zero ? 0 : 1;
        continue;
      }
      ended = false;
      TarHeader h = header.get();
      switch (h.type()) {
        case 'x' -> pax(content(h), said);
        case 'g' -> content(h);
        case 'L' -> said.put("path", string(content(h)));
        case 'K' -> said.put("linkpath", string(content(h)));
        default -> {
          return Optional.of(entry(h, said));
        }
      }
    }
    return Optional.empty();
  }

  private TarEntry entry(TarHeader h, Map<String, String> said) throws FormatException {
    String path = said.getOrDefault("path", h.path());
    long size = said.containsKey("size") ? size(said.getOrDefault("size", "")) : h.size();
    Inner.Type type =
        switch (h.type()) {
          // Before POSIX, folders were files with a slash at the end.
          case '0', '\0', '7' ->
              path.endsWith("/") && size == 0 ? Inner.Type.FOLDER : Inner.Type.FILE;
          case '1', '2' -> Inner.Type.LINK;
          case '5' -> Inner.Type.FOLDER;
          default -> Inner.Type.OTHER;
        };
    // Links and folders have no bytes, whatever size they state.
    long stored = type == Inner.Type.LINK || type == Inner.Type.FOLDER ? 0 : size;
    long offset = in.position();
    next = offset + padded(stored);
    return new TarEntry(
        path,
        type,
        stored,
        modified(h, said),
        h.mode(),
        said.getOrDefault("linkpath", h.link()),
        offset);
  }

  private static long size(String digits) throws FormatException {
    if (!digits.matches("[0-9]{1,18}")) {
      throw new FormatException("tar 中有不合规的大小", "a size in the tar makes no sense");
    }
    return Long.parseLong(digits);
  }

  private static Optional<Instant> modified(TarHeader h, Map<String, String> said) {
    String mtime = said.getOrDefault("mtime", "");
    long seconds =
        mtime.matches("[0-9]{1,11}(\\.[0-9]*)?")
            ? Long.parseLong(mtime.replaceFirst("\\..*", ""))
            : h.modified();
    return seconds > 0 && seconds < 1L << 40
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  /** Reads the next header block, past the bytes of the file before; false at the end. */
  private boolean header() throws IOException {
    skipTo(in, next);
    int count = in.readNBytes(block, 0, block.length);
    if (count == 0) {
      return false;
    }
    if (count < block.length) {
      if (ended) {
        strayBlocks++;
        return false;
      }
      throw cut();
    }
    next = in.position();
    return true;
  }

  /** The bytes of a header that says something of the next one. */
  private byte[] content(TarHeader h) throws IOException {
    if (h.size() > LONG_NAME) {
      throw new FormatException("tar 扩展头过大", "an extended header of the tar is too large");
    }
    byte[] bytes = in.readNBytes((int) h.size());
    if (bytes.length < h.size()) {
      throw cut();
    }
    next = next + padded(h.size());
    return bytes;
  }

  /** Records of the form "length key=value\n" (POSIX.1-2001). */
  private static void pax(byte[] bytes, Map<String, String> said) {
    int at = 0;
    while (at < bytes.length) {
      int length = 0;
      int i = at;
      while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9' && length < LONG_NAME) {
        length = length * 10 + bytes[i++] - '0';
      }
      if (i >= bytes.length || bytes[i] != ' ' || length <= i - at || length > bytes.length - at) {
        return;
      }
      String text = new String(bytes, i + 1, at + length - i - 2, StandardCharsets.UTF_8);
      int equals = text.indexOf('=');
      if (equals > 0 && KNOWN.contains(text.substring(0, equals))) {
        said.put(text.substring(0, equals), text.substring(equals + 1));
      }
      at += length;
    }
  }

  private static String string(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static long padded(long size) {
    return (size + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
  }

  private static FormatException cut() {
    return new FormatException("数据在文件中间结束", "the bytes end within a file");
  }

  /** Moves on to a position in the tar. */
  static void skipTo(PlainStream in, long position) throws IOException {
    byte[] waste = new byte[1 << 16];
    while (in.position() < position) {
      int count = in.read(waste, 0, (int) Math.min(waste.length, position - in.position()));
      if (count < 0) {
        throw cut();
      }
    }
  }
}
