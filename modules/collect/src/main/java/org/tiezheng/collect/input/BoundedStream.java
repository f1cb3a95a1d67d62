package org.tiezheng.collect.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes up to a limit and a ratio to the packed ones. Not thread-safe. */
final class BoundedStream extends FilterInputStream {
  private static final long ALWAYS_FINE = 1 << 20;

  private final long limit;
  private final long byRatio;
  private final Budget budget;
  private long count;

  BoundedStream(InputStream in, long limit, long packed, int ratio, Budget budget) {
    super(in);
    this.limit = limit;
    this.byRatio =
        Math.max(
            ALWAYS_FINE, Math.multiplyHigh(packed, ratio) != 0 ? Long.MAX_VALUE : packed * ratio);
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    counted(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    counted(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = 0;
    byte[] buffer = new byte[8192];
    while (skipped < n) {
      int read = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(int more) throws FormatException {
    count += more;
    budget.take(more);
    if (count > byRatio) {
      throw new FormatException(
          "压缩比异常(疑似压缩炸弹),停止解压", "suspicious compression ratio (zip bomb); not unpacked");
    }
    if (count > limit) {
      throw new FormatException(
          "解压后超过大小上限,停止解压", "larger than the limit when unpacked; not unpacked");
    }
  }
}
