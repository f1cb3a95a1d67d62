package org.tiezheng.collect.document;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.input.FormatException;

/**
 * Looks over the raw bytes of a PDF before it is parsed: counts its revisions, and inflates without
 * keeping every stream that a parser must unpack to find the objects (ISO 32000-2 7.5.7, 7.5.8), so
 * that a bomb among them is found first.
 *
 * @param ends offsets of each {@code %%EOF}
 * @param encrypted whether an encryption dictionary is named anywhere
 * @param linearized whether the file is written for the web, which gives two ends by itself
 */
record PdfStreams(List<Long> ends, boolean linearized, boolean encrypted) {
  private static final byte[] STREAM = ascii("stream");
  private static final byte[] END = ascii("%%EOF");
  private static final byte[] ENCRYPT = ascii("/Encrypt");
  private static final int DICTIONARY = 1024;

  static PdfStreams check(MemorySegment bytes, Limits limits) throws FormatException {
    List<Long> ends = new ArrayList<>();
    boolean encrypted = false;
    long left = limits.objectBytes();
    long size = bytes.byteSize();
    for (long at = 0; at < size; at++) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, at);
      if (b == '%' && matches(bytes, at, END)) {
        ends.add(at);
      } else if (b == '/' && matches(bytes, at, ENCRYPT)) {
        encrypted = true;
      } else if (b == 's' && matches(bytes, at, STREAM) && !afterEnd(bytes, at)) {
        left -= structural(bytes, at) ? inflated(bytes, at + STREAM.length, left) : 0;
        if (left < 0) {
          throw new FormatException(
              "PDF 的对象流解压后过大", "the PDF's object streams unpack to more than the limit");
        }
      }
    }
    String head = text(bytes, 0, Math.min(size, DICTIONARY));
    return new PdfStreams(List.copyOf(ends), head.contains("/Linearized"), encrypted);
  }

  /**
   * Whether all streams of the file together unpack to no more than so many bytes. A stream that is
   * packed twice is counted as its outer layer.
   */
  static boolean unpackTo(MemorySegment bytes, long limit) {
    long left = limit;
    long size = bytes.byteSize();
    for (long at = 0; at < size && left >= 0; at++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, at) == 's'
          && matches(bytes, at, STREAM)
          && !afterEnd(bytes, at)) {
        left -= inflated(bytes, at + STREAM.length, left);
      }
    }
    return left >= 0;
  }

  /** Saves after the first one, as far as the ends of the file tell. */
  int incrementalUpdates() {
    return Math.max(0, ends.size() - (linearized ? 2 : 1));
  }

  /** The revision that a byte belongs to, from 1. */
  int revision(long offset) {
    int before = (int) ends.stream().filter(end -> end + END.length <= offset).count();
    return Math.max(1, 1 + Math.min(before, ends.size() - 1) - (linearized ? 1 : 0));
  }

  private static boolean afterEnd(MemorySegment bytes, long at) {
    return at >= 3 && matches(bytes, at - 3, ascii("end"));
  }

  private static boolean structural(MemorySegment bytes, long at) {
    long from = Math.max(0, at - DICTIONARY);
    String before = text(bytes, from, at - from);
    int start = before.lastIndexOf(" obj");
    String dictionary = start < 0 ? before : before.substring(start);
    return dictionary.contains("/ObjStm") || dictionary.contains("/XRef");
  }

  private static long inflated(MemorySegment bytes, long from, long limit) {
    long at = from;
    while (at < bytes.byteSize() && at < from + 2 && bytes.get(ValueLayout.JAVA_BYTE, at) <= ' ') {
      at++;
    }
    Inflater inflater = new Inflater();
    try {
      byte[] in = new byte[1 << 14];
      byte[] out = new byte[1 << 16];
      long total = 0;
      while (!inflater.finished() && total <= limit) {
        if (inflater.needsInput()) {
          int count = (int) Math.min(in.length, bytes.byteSize() - at);
          if (count <= 0) {
            break;
          }
          MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, in, 0, count);
          inflater.setInput(in, 0, count);
          at += count;
        }
        int made = inflater.inflate(out);
        if (made == 0
            && (inflater.needsDictionary() || (!inflater.needsInput() && !inflater.finished()))) {
          break;
        }
        total += made;
      }
      return total;
    } catch (DataFormatException e) {
      // Not deflated, or encrypted, or broken: the parser will find out.
      return 0;
    } finally {
      inflater.end();
    }
  }

  private static boolean matches(MemorySegment bytes, long at, byte[] word) {
    if (at + word.length > bytes.byteSize()) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, at + i) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(MemorySegment bytes, long from, long length) {
    return new String(
        bytes.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.ISO_8859_1);
  }
}
