package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSNumber;
import org.tiezheng.evidence.DocumentSignature.Range;

/**
 * The bytes that a signature covers (ISO 32000-2, 12.8.1): all from the start of the file to an end
 * of a revision, but the string that holds the signature, and nothing else.
 *
 * @param bytes the file
 * @param from offset of the string that holds the signature, its {@code <}
 * @param to offset behind its {@code >}
 * @param end offset of the first byte that is not covered any more
 */
record SignedRange(MemorySegment bytes, long from, long to, long end) {
  private static final int TAIL = 1024;
  private static final int CHUNK = 1 << 16;

  /** The range as a signature states it; empty if it does not cover one revision as it should. */
  static Optional<SignedRange> of(MemorySegment bytes, COSArray range, byte[] contents) {
    if (range == null || range.size() != 4) {
      return Optional.empty();
    }
    long[] n = new long[4];
    for (int i = 0; i < 4; i++) {
      if (!(range.getObject(i) instanceof COSNumber number)) {
        return Optional.empty();
      }
      n[i] = number.longValue();
    }
    long size = bytes.byteSize();
    boolean sane =
        n[0] == 0 && n[1] > 0 && n[2] > n[1] && n[2] <= size && n[3] >= 0 && n[3] <= size - n[2];
    if (!sane) {
      return Optional.empty();
    }
    SignedRange found = new SignedRange(bytes, n[1], n[2], n[2] + n[3]);
    return found.leavesOut(contents) && found.endsRevision()
        ? Optional.of(found)
        : Optional.empty();
  }

  /** What it does not cover must be the signature as a hexadecimal string, to the byte. */
  private boolean leavesOut(byte[] contents) {
    if (to - from > 2L * contents.length + CHUNK
        || bytes.get(ValueLayout.JAVA_BYTE, from) != '<'
        || bytes.get(ValueLayout.JAVA_BYTE, to - 1) != '>') {
      return false;
    }
    String hex = text(from + 1, to - 1).replaceAll("[\\s\0]", "");
    try {
      byte[] left = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
      return java.util.Arrays.equals(left, contents);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean endsRevision() {
    return text(Math.max(to, end - TAIL), end).stripTrailing().endsWith("%%EOF");
  }

  /** Whether nothing stands behind it. */
  Range range() {
    return end == bytes.byteSize() || text(end, bytes.byteSize()).isBlank()
        ? Range.WHOLE
        : Range.REVISION;
  }

  /** The file as it was when it was signed. */
  MemorySegment revision() {
    return bytes.asSlice(0, end);
  }

  /** Writes the covered bytes. */
  void write(OutputStream out) throws IOException {
    copy(0, from, out);
    copy(to, end, out);
  }

  private void copy(long first, long last, OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (long at = first; at < last; ) {
      int count = (int) Math.min(chunk.length, last - at);
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, chunk, 0, count);
      out.write(chunk, 0, count);
      at += count;
    }
  }

  /** At most as much as a signature or the end of a revision needs. */
  private String text(long first, long last) {
    long length = Math.min(last - first, 64L << 20);
    return new String(
        bytes.asSlice(first, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
  }
}
