package org.tiezheng.present.pdf;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Zlib compression of bytes in memory (FlateDecode). */
final class Deflated {
  private Deflated() {}

  static byte[] of(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
