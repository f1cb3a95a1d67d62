package org.tiezheng.seal.log;

/** Where the files of a log lie (C2SP tlog-tiles). */
public final class TilePaths {
  private static final int GROUP = 1000;

  private TilePaths() {}

  /** The signed checkpoint. */
  public static String checkpoint() {
    return "checkpoint";
  }

  /** The tile of hashes at this level and number, of 1 to 256 hashes. */
  public static String tile(int level, long number, int width) {
    return "tile/" + level + "/" + number(number) + partial(width);
  }

  /** The bundle of entries with this number, of 1 to 256 entries. */
  public static String entries(long number, int width) {
    return "tile/entries/" + number(number) + partial(width);
  }

  /** Three digits per folder, every one but the last with an x before it. */
  private static String number(long number) {
    StringBuilder path = new StringBuilder(threeDigits(number % GROUP));
    for (long rest = number / GROUP; rest > 0; rest /= GROUP) {
      path.insert(0, "x" + threeDigits(rest % GROUP) + "/");
    }
    return path.toString();
  }

  private static String threeDigits(long value) {
    String digits = Long.toString(value);
    return "0".repeat(3 - digits.length()) + digits;
  }

  private static String partial(int width) {
    return width == Tile.WIDTH ? "" : ".p/" + width;
  }
}
