package org.tiezheng.collect.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text, told from its bytes.
 *
 * @param bom length of the byte order mark in bytes, 0 if there is none
 */
public record TextCharset(Charset charset, int bom) {
  public static final Charset GB18030 = Charset.forName("GB18030");

  public static final TextCharset UTF_8 = new TextCharset(StandardCharsets.UTF_8, 0);

  private static final int SAMPLE = 4096;

  /**
   * Byte order mark, then UTF-16 by where its zero bytes stand, then UTF-8 if every byte of the
   * stream fits, else GB18030. Reads the stream to its end unless the bytes decide earlier.
   */
  public static TextCharset detect(InputStream in) throws IOException {
    byte[] sample = in.readNBytes(SAMPLE);
    if (starts(sample, 0xEF, 0xBB, 0xBF)) {
      return new TextCharset(StandardCharsets.UTF_8, 3);
    }
    if (starts(sample, 0xFF, 0xFE)) {
      return new TextCharset(StandardCharsets.UTF_16LE, 2);
    }
    if (starts(sample, 0xFE, 0xFF)) {
      return new TextCharset(StandardCharsets.UTF_16BE, 2);
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i < sample.length; i++) {
      if (sample[i] == 0 && (i & 1) == 0) {
        even++;
      } else if (sample[i] == 0) {
        odd++;
      }
    }
    // ASCII has its zero byte always on one side; Chinese has a few on the other.
    if (odd >= 2 && odd > 4 * even) {
      return new TextCharset(StandardCharsets.UTF_16LE, 0);
    }
    if (even >= 2 && even > 4 * odd) {
      return new TextCharset(StandardCharsets.UTF_16BE, 0);
    }
    return utf8(sample, in) ? UTF_8 : new TextCharset(GB18030, 0);
  }

  /** The encoding of a text of which only the beginning is at hand. */
  public static TextCharset ofHead(byte[] head) {
    // A character may be cut in two at the end of the head.
    int whole = head.length;
    for (int back = 1; back <= 3 && back <= head.length; back++) {
      int b = head[head.length - back] & 0xff;
      if (b >= 0xC0) {
        whole = head.length - back;
        break;
      } else if (b < 0x80) {
        break;
      }
    }
    try (InputStream in = new java.io.ByteArrayInputStream(head, 0, whole)) {
      return detect(in);
    } catch (IOException e) {
      throw new AssertionError("bytes in memory", e);
    }
  }

  /** Text from the bytes; what does not fit becomes U+FFFD. */
  public String decode(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, charset);
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean utf8(byte[] first, InputStream rest) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    bytes.put(first);
    boolean end = false;
    while (!end) {
      int count = rest.read(bytes.array(), bytes.position(), bytes.remaining());
      end = count < 0;
      bytes.position(bytes.position() + Math.max(0, count)).flip();
      CoderResult result = decoder.decode(bytes, chars.clear(), end);
      if (result.isError()) {
        return false;
      }
      bytes.compact();
    }
    return true;
  }
}
