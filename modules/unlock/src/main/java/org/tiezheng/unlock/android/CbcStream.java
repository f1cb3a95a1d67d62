package org.tiezheng.unlock.android;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.unlock.AesBytes;

/**
 * Encrypted bytes as a plain stream. Unlike the JDK's own, it does not take a wrong padding, or a
 * block cut short, for the end. Not thread-safe.
 */
final class CbcStream extends InputStream {
  private static final int CHUNK = 1 << 16;

  private final MemorySegment from;
  private final Cipher cipher;
  private final byte[] in = new byte[CHUNK];
  private final byte[] out = new byte[CHUNK];
  private long position;
  private int next;
  private int end;
  private boolean broken;

  CbcStream(MemorySegment from, Cipher cipher) {
    this.from = from;
    this.cipher = cipher;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (next == end) {
      if (broken) {
        throw new FormatException(
            "加密数据末尾填充不对,文件损坏或不完整",
            "the padding of the encrypted bytes is wrong; damaged or cut short");
      }
      if (position == from.byteSize()) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, end - next);
    System.arraycopy(out, next, target, offset, count);
    next += count;
    return count;
  }

  private void fill() throws IOException {
    long left = from.byteSize() - position;
    int count = (int) Math.min(CHUNK, left);
    int whole = count - count % AesBytes.BLOCK;
    if (whole == 0) {
      throw new FormatException(
          "加密数据在块中间结束,文件不完整", "the encrypted bytes end within a block; cut short");
    }
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, position, in, 0, whole);
    try {
      end = cipher.update(in, 0, whole, out, 0);
    } catch (ShortBufferException e) {
      throw new AssertionError("CBC gives no more than it gets", e);
    }
    next = 0;
    position += whole;
    if (position == from.byteSize()) {
      int padding = AesBytes.padding(Arrays.copyOfRange(out, end - AesBytes.BLOCK, end));
      // What was decrypted is given all the same; the fault is met after it.
      broken = padding == 0;
      end -= padding;
    }
  }
}
