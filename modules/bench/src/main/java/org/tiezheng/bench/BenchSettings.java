package org.tiezheng.bench;

import java.nio.file.Path;

/**
 * How to measure.
 *
 * @param longRun the sizes that are claimed instead of the small ones
 * @param work a folder for test data; the benchmark makes and removes what it needs
 * @param root the checkout
 */
public record BenchSettings(boolean longRun, Path work, Path root) {
  /** The size for this run. */
  public long size(long small, long claimed) {
    return longRun ? claimed : small;
  }
}
