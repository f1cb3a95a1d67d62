package org.tiezheng.collect.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops XML whose single tags, texts, comments or instructions would have to be held in memory
 * although they are huge: the parser itself sets no limit to them. Works on the bytes of any
 * encoding that writes markup as ASCII, with or without zero bytes between. Not thread-safe.
 */
final class XmlGuard extends FilterInputStream {
  static final int MAX_PIECE = 16 << 20;

  private enum In {
    MARKUP,
    COMMENT,
    INSTRUCTION
  }

  private In place = In.MARKUP;
  private long piece;
  private int last4;

  XmlGuard(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b > 0) {
      look(b);
    }
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    for (int i = 0; i < count; i++) {
      if (target[offset + i] != 0) {
        look(target[offset + i] & 0xff);
      }
    }
    return count;
  }

  private void look(int b) throws FormatException {
    last4 = last4 << 8 | b;
    piece++;
    switch (place) {
      case COMMENT -> place = (last4 & 0xffffff) == 0x2d2d3e ? In.MARKUP : place;
      case INSTRUCTION -> place = (last4 & 0xffff) == 0x3f3e ? In.MARKUP : place;
      case MARKUP -> {
        if (last4 == 0x3c212d2d) {
          place = In.COMMENT;
        } else if ((last4 & 0xffff) == 0x3c3f) {
          place = In.INSTRUCTION;
        } else if (b == '<') {
          piece = 0;
        }
      }
    }
    if (piece > MAX_PIECE) {
      throw new FormatException("XML 单个片段过大", "a single piece of the XML is larger than the limit");
    }
  }
}
