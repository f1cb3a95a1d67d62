package org.tiezheng.present.html;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Text that grows and is kept compressed: of a hundred thousand lines a few megabytes. Not
 * thread-safe.
 */
final class Packed {
  private static final int PIECE = 1 << 15;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final Writer out =
      new OutputStreamWriter(new DeflaterOutputStream(bytes, deflater), StandardCharsets.UTF_8);
  private final StringBuilder piece = new StringBuilder(PIECE + 1024);
  private boolean closed;

  Packed add(String text) {
    piece.append(text);
    return full();
  }

  Packed add(char c) {
    piece.append(c);
    return full();
  }

  private Packed full() {
    if (piece.length() >= PIECE) {
      flush();
    }
    return this;
  }

  private void flush() {
    try {
      out.append(piece);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not refuse to be written", e);
    }
    piece.setLength(0);
  }

  /** The text from its start; nothing can be added any more. */
  Reader read() throws IOException {
    if (!closed) {
      flush();
      out.close();
      deflater.end();
      closed = true;
    }
    return new InputStreamReader(
        new InflaterInputStream(new ByteArrayInputStream(bytes.toByteArray())),
        StandardCharsets.UTF_8);
  }
}
