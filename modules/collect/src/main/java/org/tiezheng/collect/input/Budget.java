package org.tiezheng.collect.input;

/** How many bytes may still be unpacked from one source, over all its members. Not thread-safe. */
public final class Budget {
  private long left;

  public Budget(long bytes) {
    this.left = bytes;
  }

  void take(long bytes) throws FormatException {
    left -= bytes;
    if (left < 0) {
      throw new FormatException(
          "来源解压总量超过上限,停止解压", "the source unpacks to more than the limit; not unpacked further");
    }
  }
}
