package org.tiezheng.ocr.worker;

/**
 * The flat colours of a screen: of the page, of the ground behind a line, and how far a ground
 * reaches. What is measured is the most frequent brightness, which noise and compression move
 * little.
 */
final class Grounds {
  /** Beside the avatars nothing but page is seen. */
  private static final double MARGIN = 0.022;

  private static final int LEAST_STEP = 5;
  private static final double BESIDE = 0.22;
  private static final int GRAIN = 2;

  private final Pixels picture;
  private final int margin;
  private final int page;
  private final int top;
  private final int bottom;

  Grounds(Pixels picture) {
    this.picture = picture;
    this.margin = Math.clamp((long) (picture.width() * MARGIN), 2, picture.width());
    boolean[] left = steps(0);
    boolean[] right = steps(picture.width() - margin);
    int reach = Math.min(picture.height() / 5, picture.width() / 2);
    int first = 0;
    int last = picture.height();
    for (int y = 0; y < reach; y++) {
      if (step(left, right, y)) {
        first = y + 1;
      }
      if (step(left, right, picture.height() - 1 - y)) {
        last = picture.height() - 1 - y;
      }
    }
    this.top = first;
    this.bottom = last;
    this.page = colour(0, top, margin, bottom);
  }

  /** Whether both margins change at a row, or nearly. */
  private static boolean step(boolean[] left, boolean[] right, int y) {
    for (int near = Math.max(0, y - 2); left[y] && near <= y + 2 && near < right.length; near++) {
      if (right[near]) {
        return true;
      }
    }
    return false;
  }

  int page() {
    return page;
  }

  int top() {
    return top;
  }

  int bottom() {
    return bottom;
  }

  /** The rows in which a margin has not the colour that it has mostly. */
  private boolean[] steps(int left) {
    int[] rows = new int[picture.height()];
    int[] histogram = new int[256];
    for (int y = 0; y < rows.length; y++) {
      int sum = 0;
      for (int x = left; x < left + margin; x++) {
        sum += Pixels.grey(picture.at(x, y));
      }
      rows[y] = sum / margin;
      histogram[rows[y]]++;
    }
    int usual = mostFrequent(histogram);
    int noise = noise(rows);
    int least = LEAST_STEP + noise;
    boolean[] steps = new boolean[rows.length];
    // On grainy paper no edge can be told from the grain: the whole picture is taken for the chat.
    for (int y = 0; y < rows.length && noise < GRAIN; y++) {
      steps[y] = Math.abs(rows[y] - usual) > least;
    }
    return steps;
  }

  private static int noise(int[] rows) {
    long sum = 0;
    for (int y = 1; y < rows.length; y++) {
      sum += Math.min(8, Math.abs(rows[y] - rows[y - 1]));
    }
    return (int) (2 * sum / Math.max(1, rows.length));
  }

  /** The most frequent colour within a rectangle. */
  int colour(int left, int top, int right, int bottom) {
    int[] histogram = new int[256];
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        histogram[Pixels.grey(picture.at(x, y))]++;
      }
    }
    int usual = mostFrequent(histogram);
    long[] sums = new long[4];
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = picture.at(x, y);
        if (Math.abs(Pixels.grey(pixel) - usual) <= LEAST_STEP) {
          sums[0] += Pixels.red(pixel);
          sums[1] += Pixels.green(pixel);
          sums[2] += Pixels.blue(pixel);
          sums[3]++;
        }
      }
    }
    long n = Math.max(1, sums[3]);
    return (int) (((sums[0] / n) << 16) | ((sums[1] / n) << 8) | (sums[2] / n));
  }

  private static int mostFrequent(int[] histogram) {
    int best = 0;
    int most = -1;
    for (int v = 0; v < histogram.length; v++) {
      int sum = 0;
      for (int near = Math.max(0, v - 4); near <= Math.min(255, v + 4); near++) {
        sum += histogram[near] * (5 - Math.abs(near - v));
      }
      if (sum > most) {
        most = sum;
        best = v;
      }
    }
    return best;
  }

  /** The most frequent colour within a box and a little around it. */
  int around(Box box) {
    return colour((int) box.left(), (int) box.top(), (int) box.right() + 1, (int) box.bottom() + 1);
  }

  /**
   * How far a colour goes on from the left edge of a box.
   *
   * @param step 1 for downwards, -1 for upwards
   */
  int reach(Box box, int colour, int step) {
    // Beside the ink and within the bubble, whose padding is about half a line.
    double beside = box.width() / 2 + box.height() * BESIDE;
    int x = (int) Math.round(box.x() - Math.cos(box.angle()) * beside);
    int y = (int) Math.round(box.y() - Math.sin(box.angle()) * beside);
    int limit = step > 0 ? bottom : top - 1;
    int grey = Pixels.grey(colour);
    int strange = 0;
    int last = y;
    // A line of the title stands outside the chat, where there is no bubble to measure.
    boolean inside = y >= top && y < bottom;
    for (; inside && y != limit && strange < 3; y += step) {
      int sum = 0;
      for (int dx = -1; dx <= 2; dx++) {
        sum += Pixels.grey(picture.at(x + dx, y));
      }
      if (Math.abs(sum / 4 - grey) > 2 * LEAST_STEP) {
        strange++;
      } else {
        strange = 0;
        last = y;
      }
    }
    return last;
  }
}
