package org.tiezheng.collect.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Splits a text into lines by its bytes, so that every line knows its true place also in GBK and
 * UTF-16 files. A line ends with LF or CR LF. Memory is bounded by the limit for one line. Not
 * thread-safe.
 */
public final class TextLines implements AutoCloseable {
  private final InputStream in;
  private final TextCharset charset;
  private final int limit;
  private final int unit;
  private final boolean bigEndian;
  private final CharsetDecoder strict;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private int at;
  private int end;
  private long position;
  private long number;

  /**
   * @param in closed with this
   * @param limit bytes of one line that are decoded at most
   */
  public TextLines(InputStream in, TextCharset charset, int limit) throws IOException {
    this.in = in;
    this.charset = charset;
    this.limit = limit;
    this.bigEndian = charset.charset().equals(StandardCharsets.UTF_16BE);
    this.unit = bigEndian || charset.charset().equals(StandardCharsets.UTF_16LE) ? 2 : 1;
    this.strict =
        charset
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    in.skipNBytes(charset.bom());
    this.position = charset.bom();
  }

  /** The next line; empty at the end of the text. */
  public Optional<Line> next() throws IOException {
    line.reset();
    long offset = position;
    boolean cut = false;
    boolean ended = false;
    while (!ended && fill()) {
      int stop = lineEnd();
      int from = at;
      int count = (stop < 0 ? end : stop) - from;
      int room = Math.min(count, limit - line.size());
      line.write(buffer, from, room);
      cut |= room < count;
      position += count;
      at = from + count;
      ended = stop >= 0;
    }
    return position == offset ? Optional.empty() : Optional.of(made(offset, cut));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Line made(long offset, boolean cut) {
    byte[] bytes = line.toByteArray();
    int length = bytes.length;
    String end = "";
    if (!cut) {
      length = dropped(bytes, length, '\n');
      int before = length;
      end = before < bytes.length ? "\n" : "";
      length = dropped(bytes, length, '\r');
      end = length < before ? "\r" + end : end;
    } else {
      length -= length % unit;
    }
    try {
      String text = strict.reset().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return new Line(++number, offset, position - offset, text, false, cut, end);
    } catch (CharacterCodingException e) {
      String text = charset.decode(bytes, 0, length);
      return new Line(++number, offset, position - offset, text, true, cut, end);
    }
  }

  private int dropped(byte[] bytes, int length, char last) {
    if (length < unit) {
      return length;
    }
    int low = bytes[length - (bigEndian || unit == 1 ? 1 : 2)] & 0xff;
    int high = unit == 1 ? 0 : bytes[length - (bigEndian ? 2 : 1)];
    return length % unit == 0 && low == last && high == 0 ? length - unit : length;
  }

  /** The index after the next line end in the buffer, or -1. */
  private int lineEnd() {
    for (int i = at; i < end; i++) {
      if (buffer[i] != '\n') {
        continue;
      }
      if (unit == 1) {
        return i + 1;
      }
      // The buffer starts at an even place of the text and holds whole units.
      int start = i & ~1;
      boolean low = bigEndian ? i == start + 1 : i == start;
      if (low && start + 1 < end && buffer[bigEndian ? start : start + 1] == 0) {
        return start + 2;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = in.readNBytes(buffer, 0, buffer.length);
    return end > 0;
  }
}
