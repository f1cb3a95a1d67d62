package org.tiezheng.ocr.worker;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds lines of text: the network says of each pixel how likely it is within one (differentiable
 * binarisation, PP-OCRv4), and what hangs together becomes a box.
 */
final class Detector {
  private static final float INSIDE = 0.3f;
  private static final double LINE = 0.5;
  private static final double GROWTH = 1.6;
  private static final int GRID = 32;
  private static final int SMALLEST = 3;

  /** Tall pictures are cut between lines, so that memory is bounded. */
  private static final int TALLEST = 960;

  private static final int SHORTEST = 600;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private final OrtEnvironment engine;
  private final OrtSession model;
  private final String input;

  Detector(OrtEnvironment engine, OrtSession model) {
    this.engine = engine;
    this.model = model;
    this.input = model.getInputNames().iterator().next();
  }

  /** The boxes of all lines, from above. */
  List<Box> boxes(Pixels picture) throws OrtException {
    List<Box> all = new ArrayList<>();
    int top = 0;
    while (top < picture.height()) {
      int bottom = end(picture, top);
      for (Box box : part(picture, top, bottom)) {
        all.add(box.scaled(1, top));
      }
      top = bottom;
    }
    all.sort((a, b) -> Double.compare(a.y(), b.y()));
    return all;
  }

  /** Where the part that begins at a row ends: at the quietest row within reach. */
  private static int end(Pixels picture, int top) {
    if (picture.height() - top <= TALLEST) {
      return picture.height();
    }
    int best = top + TALLEST;
    long least = Long.MAX_VALUE;
    int quiet = 0;
    int longest = 0;
    for (int y = top + SHORTEST; y < top + TALLEST; y++) {
      long unrest = unrest(picture, y);
      quiet = unrest <= least ? quiet + 1 : 0;
      if (unrest < least || (unrest == least && quiet > longest)) {
        longest = unrest < least ? 1 : quiet;
        quiet = longest;
        least = unrest;
        best = y - longest / 2;
      }
    }
    return best;
  }

  /** Strong steps of brightness within a row; noise and compression count for nothing. */
  private static long unrest(Pixels picture, int y) {
    long steps = 0;
    int before = Pixels.grey(picture.at(0, y));
    for (int x = 1; x < picture.width(); x++) {
      int grey = Pixels.grey(picture.at(x, y));
      steps += Math.abs(grey - before) > 24 ? 1 : 0;
      before = grey;
    }
    return steps;
  }

  private List<Box> part(Pixels picture, int top, int bottom) throws OrtException {
    int width = up(picture.width());
    int height = up(bottom - top);
    int page = picture.width() * height < 1 ? 0 : picture.at(0, top + (bottom - top) / 2);
    float[] planes = new float[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean inside = x < picture.width() && y < bottom - top;
        int pixel = inside ? picture.at(x, top + y) : page;
        int at = y * width + x;
        // The network was trained on blue, green, red.
        planes[at] = (Pixels.blue(pixel) / 255f - MEAN[0]) / DEVIATION[0];
        planes[width * height + at] = (Pixels.green(pixel) / 255f - MEAN[1]) / DEVIATION[1];
        planes[2 * width * height + at] = (Pixels.red(pixel) / 255f - MEAN[2]) / DEVIATION[2];
      }
    }
    float[] likely = new float[width * height];
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                engine, FloatBuffer.wrap(planes), new long[] {1, 3, height, width});
        OrtSession.Result result = model.run(java.util.Map.of(input, tensor))) {
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(likely);
    }
    return boxes(likely, width, height);
  }

  private static int up(int length) {
    return (length + GRID - 1) / GRID * GRID;
  }

  static List<Box> boxes(float[] likely, int width, int height) {
    boolean[] seen = new boolean[likely.length];
    List<Box> boxes = new ArrayList<>();
    for (int start = 0; start < likely.length; start++) {
      if (!seen[start] && likely[start] > INSIDE) {
        Region region = region(likely, seen, start, width, height);
        Box tight = Box.around(region.border);
        double growth =
            tight.width() * tight.height() * GROWTH / (2 * (tight.width() + tight.height()));
        if (region.sum / region.pixels >= LINE
            && Math.min(tight.width(), tight.height()) >= SMALLEST) {
          boxes.add(tight.grown(growth));
        }
      }
    }
    return boxes;
  }

  private record Region(List<Box.Point> border, double sum, int pixels) {}

  private static Region region(float[] likely, boolean[] seen, int start, int width, int height) {
    Deque<Integer> open = new ArrayDeque<>();
    List<Box.Point> border = new ArrayList<>();
    double sum = 0;
    int pixels = 0;
    seen[start] = true;
    open.push(start);
    while (!open.isEmpty()) {
      int at = open.pop();
      int x = at % width;
      int y = at / width;
      sum += likely[at];
      pixels++;
      boolean edge = false;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int nx = x + dx;
          int ny = y + dy;
          boolean outside = nx < 0 || ny < 0 || nx >= width || ny >= height;
          if (outside || likely[ny * width + nx] <= INSIDE) {
            edge = true;
          } else if (!seen[ny * width + nx]) {
            seen[ny * width + nx] = true;
            open.push(ny * width + nx);
          }
        }
      }
      if (edge) {
        border.add(new Box.Point(x, y));
      }
    }
    return new Region(border, sum, pixels);
  }
}
