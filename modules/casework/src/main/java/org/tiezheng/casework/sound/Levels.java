package org.tiezheng.casework.sound;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.casework.app.OwnerOnly;

/**
 * Columns of a picture on disk, and the same ones coarser and coarser: each level has one column
 * for {@value #FACTOR} of the level below, so that any stretch is drawn from few of them. Not
 * thread-safe.
 */
final class Levels implements AutoCloseable {
  static final int FACTOR = 4;
  private static final int MOST = 16;

  private final Path folder;
  private final String name;
  private final Joining joining;
  private final int width;
  private final List<OutputStream> files = new ArrayList<>();
  private final List<byte[]> joined = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  /** How columns become one. */
  interface Joining {
    /** Adds a column to what was joined so far; first says that nothing was. */
    void add(byte[] sum, byte[] column, boolean first);
  }

  /**
   * @param width bytes of a column
   */
  Levels(Path folder, String name, int width, Joining joining) {
    this.folder = folder;
    this.name = name;
    this.width = width;
    this.joining = joining;
  }

  static Path file(Path folder, String name, int level) {
    return folder.resolve(name + level);
  }

  void add(byte[] column) throws IOException {
    add(0, column);
  }

  private void add(int level, byte[] column) throws IOException {
    if (level == files.size()) {
      files.add(
          new BufferedOutputStream(
              Files.newOutputStream(OwnerOnly.file(file(folder, name, level))), 1 << 16));
      joined.add(new byte[width]);
      counts.add(0);
    }
    files.get(level).write(column);
    if (level + 1 == MOST) {
      return;
    }
    joining.add(joined.get(level), column, counts.get(level) == 0);
    counts.set(level, counts.get(level) + 1);
    if (counts.get(level) == FACTOR) {
      counts.set(level, 0);
      add(level + 1, joined.get(level));
    }
  }

  /** Completes the last column of each level. */
  void end() throws IOException {
    for (int level = 0; level < files.size() - 1; level++) {
      if (counts.get(level) > 0) {
        counts.set(level, 0);
        add(level + 1, joined.get(level));
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : files) {
      file.close();
    }
  }
}
