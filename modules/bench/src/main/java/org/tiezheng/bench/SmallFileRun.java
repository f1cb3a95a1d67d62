package org.tiezheng.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.UnreadableDatabaseException;
import org.tiezheng.sqlite.recover.Recovery;
import org.tiezheng.sqlite.recover.RecoveryOptions;

/** Recovers from many small databases in one process, each several times. */
final class SmallFileRun {
  private SmallFileRun() {}

  /** {@code SmallFileRun ROUNDS PATH}: prints the median in ms and the name of each database. */
  public static void main(String[] args) throws IOException {
    int rounds = Integer.parseInt(args[0]);
    List<Path> files = SmallFileBench.databases(Path.of(args[1]));
    double[][] millis = new double[files.size()][rounds];
    for (int round = -1; round < rounds; round++) { // round -1 warms up
      for (int i = 0; i < files.size(); i++) {
        double took = recover(files.get(i));
        if (round >= 0) {
          millis[i][round] = took;
        }
      }
    }
    for (int i = 0; i < files.size(); i++) {
      Arrays.sort(millis[i]);
      System.out.printf(
          Locale.ROOT, "%.3f\t%s%n", millis[i][rounds / 2], files.get(i).getFileName());
    }
  }

  private static double recover(Path file) throws IOException {
    long before = System.nanoTime();
    try (Arena arena = Arena.ofShared()) {
      long[] rows = new long[1];
      Recovery.scan(
          Database.open(RecoverLines.files(file, arena)), row -> rows[0]++, RecoveryOptions.USUAL);
    } catch (UnreadableDatabaseException e) {
      // Encrypted or cut off: that it is said is part of the time.
    }
    return (System.nanoTime() - before) / 1e6;
  }
}
