package org.tiezheng.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A folder of random files in the sizes of a real one: many small ones, some pictures, a few
 * recordings and one or two large files. The same seed and size give the same bytes.
 */
public final class RandomTree {
  private static final int BLOCK = 1 << 16;

  private RandomTree() {}

  /**
   * Writes files until about that many bytes are there.
   *
   * @return the files, in the order written
   */
  public static List<Path> write(Path folder, long bytes, long seed) throws IOException {
    Random random = new Random(seed);
    List<Path> files = new ArrayList<>();
    long left = bytes;
    while (left > 0) {
      long size = Math.min(left, size(random, bytes));
      Path file = folder.resolve("d%02d/f%05d.bin".formatted(files.size() % 37, files.size()));
      Files.createDirectories(file.getParent());
      fill(file, size, random);
      files.add(file);
      left -= Math.max(size, 1);
    }
    return files;
  }

  private static long size(Random random, long whole) {
    int kind = random.nextInt(100);
    if (kind < 2) {
      return 0;
    }
    if (kind < 50) {
      return 100L + random.nextInt(60_000);
    }
    if (kind < 85) {
      return 200_000L + random.nextInt(4_000_000);
    }
    if (kind < 98) {
      return 4_000_000L + random.nextInt(16_000_000);
    }
    return Math.max(1_000_000, whole / 8);
  }

  private static void fill(Path file, long size, Random random) throws IOException {
    byte[] block = new byte[BLOCK];
    random.nextBytes(block);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long at = 0; at < size; at += BLOCK) {
        // A counter in the block is enough to make no two blocks of a file the same.
        block[0] = (byte) (at >> 16);
        block[1] = (byte) (at >> 24);
        out.write(block, 0, (int) Math.min(BLOCK, size - at));
      }
    }
  }
}
