package org.tiezheng.examine.screens;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How a picture looks, row by row: the mean brightness of some upright bands, of the picture drawn
 * {@value #WIDTH} wide. Noise and compression move it little, another bubble moves it much.
 */
final class ScreenLook {
  /** How wide pictures are made before they are laid on each other. */
  static final int WIDTH = 360;

  private static final int BANDS = 30;
  private static final int BAND = WIDTH / BANDS;

  /** Avatars stand within so many bands of each edge. */
  private static final int BESIDE = 4;

  private static final int ANOTHER_GREY = 8;
  private static final int LIKE = 8;
  private static final double MOST_ODD_ROWS = 0.04;
  private static final int LEAST_ROWS = 40;
  private static final int LEAST_RUN = 14;
  private static final int LEAST_CUT = 8;

  /** Rows above and below that are drawn into each, so that half a row is no difference. */
  private static final int SOFT = 3;

  private final int[][] rows;
  private final int[][] soft;
  private final double scale;

  private ScreenLook(int[][] rows, double scale) {
    this.rows = rows;
    this.soft = soft(rows);
    this.scale = scale;
  }

  private static int[][] soft(int[][] rows) {
    int[][] soft = new int[rows.length][BANDS];
    for (int b = 0; b < BANDS; b++) {
      int sum = 0;
      for (int y = -SOFT; y < rows.length; y++) {
        sum += y + SOFT < rows.length ? rows[y + SOFT][b] : 0;
        sum -= y - SOFT - 1 >= 0 ? rows[y - SOFT - 1][b] : 0;
        if (y >= 0) {
          soft[y][b] = sum / (Math.min(rows.length - 1, y + SOFT) - Math.max(0, y - SOFT) + 1);
        }
      }
    }
    return soft;
  }

  /** Empty if the preview cannot be shown. */
  static Optional<ScreenLook> of(ScreenReading.Screen screen) {
    try {
      // Closed by what reads it, unless there is nothing to read; it holds no file.
      BufferedImage image =
          ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(screen.preview())));
      return Optional.ofNullable(image).map(i -> of(i, screen));
    } catch (IOException | IllegalArgumentException noPicture) {
      return Optional.empty();
    }
  }

  private static ScreenLook of(BufferedImage image, ScreenReading.Screen screen) {
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = grey.createGraphics();
    g.drawImage(image, 0, 0, null);
    g.dispose();
    double scale = (double) WIDTH / screen.width();
    int height = Math.max(1, (int) Math.round(screen.height() * scale));
    double step = (double) grey.getHeight() / height;
    int[][] rows = new int[height][BANDS];
    long[] before = new long[BANDS];
    long[] sums = new long[BANDS];
    int[] line = new int[grey.getWidth()];
    int at = 0;
    for (int y = 0; y < height; y++) {
      // Each row is the mean of those that it stands for, the last one in part.
      double end = Math.min(grey.getHeight(), (y + 1) * step);
      long[] total = new long[BANDS];
      while (at < (int) end) {
        bands(grey, at++, line, sums);
        add(sums, total, 1_000);
      }
      int part = (int) ((end - at) * 1_000);
      if (part > 0 && at < grey.getHeight()) {
        bands(grey, at, line, sums);
        add(sums, total, part);
      }
      for (int b = 0; b < BANDS; b++) {
        rows[y][b] = (int) ((total[b] - before[b]) / (step * 1_000));
        before[b] = part > 0 && at < grey.getHeight() ? sums[b] * part : 0;
      }
    }
    return new ScreenLook(rows, scale);
  }

  private static void add(long[] sums, long[] to, int weight) {
    for (int b = 0; b < BANDS; b++) {
      to[b] += sums[b] * weight;
    }
  }

  /** Mean brightness of each band of a row. */
  private static void bands(BufferedImage grey, int y, int[] line, long[] means) {
    grey.getRaster().getSamples(0, y, line.length, 1, 0, line);
    for (int b = 0; b < BANDS; b++) {
      int from = b * line.length / BANDS;
      int to = Math.max(from + 1, (b + 1) * line.length / BANDS);
      long sum = 0;
      for (int x = from; x < to && x < line.length; x++) {
        sum += line[x];
      }
      means[b] = sum / (to - from);
    }
  }

  /**
   * Whether this picture, moved up by so many rows, looks like another where both show the chat.
   *
   * @param from first row of the other that both show
   * @param to behind the last
   */
  boolean alike(ScreenLook other, int down, int from, int to) {
    for (int near : new int[] {0, 1, -1, 2, -2}) {
      if (moved(other, down + near, from, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean moved(ScreenLook other, int down, int from, int to) {
    int first = Math.max(from + SOFT, -down);
    int last = Math.min(to - SOFT, Math.min(other.rows.length, rows.length - down));
    int odd = 0;
    for (int y = first; y < last; y++) {
      odd += differs(soft[y + down], other.soft[y]) ? 1 : 0;
    }
    return last - first >= LEAST_ROWS && odd <= MOST_ODD_ROWS * (last - first);
  }

  private static boolean differs(int[] a, int[] b) {
    int sum = 0;
    int most = 0;
    for (int i = 0; i < a.length; i++) {
      int distance = Math.abs(a[i] - b[i]);
      sum += distance;
      most = Math.max(most, distance);
    }
    return sum > LIKE * a.length / 2 || most > 4 * LIKE;
  }

  /**
   * Places where something stands that is not the page and has no words: pictures, stickers, voice
   * messages, the last rows of a bubble that is cut.
   */
  List<Area> unworded(ScreenReading.Screen screen, List<Block> blocks) {
    int grey = grey(screen.page());
    int top = Math.clamp((int) Math.ceil(screen.areaTop() * scale) + 2, 0, rows.length);
    int bottom = Math.clamp((int) (screen.areaBottom() * scale) - 2, top, rows.length);
    List<Area> found = new ArrayList<>();
    int begin = -1;
    for (int y = top; y <= bottom; y++) {
      boolean busy = y < bottom && busy(rows[y], grey);
      if (busy && begin < 0) {
        begin = y;
      } else if (!busy && begin >= 0) {
        boolean edge = begin == top || y == bottom;
        if (y - begin >= (edge ? LEAST_CUT : LEAST_RUN)) {
          free(begin, y, grey, blocks).ifPresent(found::add);
        }
        begin = -1;
      }
    }
    return found;
  }

  private Optional<Area> free(int begin, int end, int grey, List<Block> blocks) {
    int top = (int) (begin / scale);
    int bottom = (int) (end / scale);
    if (blocks.stream().anyMatch(b -> b.box().y() < bottom && b.box().bottom() > top)) {
      return Optional.empty();
    }
    int left = BANDS;
    int right = 0;
    for (int b = BESIDE; b < BANDS - BESIDE; b++) {
      for (int y = begin; y < end; y++) {
        if (Math.abs(rows[y][b] - grey) > ANOTHER_GREY) {
          left = Math.min(left, b);
          right = Math.max(right, b + 1);
        }
      }
    }
    return Optional.of(
        new Area(
            (int) (left * BAND / scale), top, (int) ((right - left) * BAND / scale), bottom - top));
  }

  private static boolean busy(int[] row, int grey) {
    for (int b = BESIDE; b < BANDS - BESIDE; b++) {
      if (Math.abs(row[b] - grey) > ANOTHER_GREY) {
        return true;
      }
    }
    return false;
  }

  private static int grey(int rgb) {
    return (int)
        Math.round(0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF));
  }
}
