package org.tiezheng.ocr.worker;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the characters of a line (PP-OCRv4): the network gives for each narrow column how likely
 * each character is, and columns that say the same are one character (CTC).
 */
final class Recogniser {
  private static final int HEIGHT = 48;
  private static final int NARROWEST = 320;
  private static final int WIDEST = 3_200;
  private static final float WORTH_NAMING = 0.001f;
  private static final int MOST_OTHERS = 5;
  private static final double CLEAR = 0.85;
  private static final int SHORT = 3;
  private static final double ROOM = 0.6;

  /** How much more around the line, in parts of its height, and how far drawn out. */
  private static final double[][] LOOKS = {{0.06, 1.15}, {0.12, 1}, {-0.06, 1.3}};

  private final OrtEnvironment engine;
  private final OrtSession model;
  private final String input;
  private final List<String> characters;

  /**
   * @param characters in the order of the network, without the gap before them
   */
  Recogniser(OrtEnvironment engine, OrtSession model, List<String> characters) {
    this.engine = engine;
    this.model = model;
    this.input = model.getInputNames().iterator().next();
    this.characters = List.copyOf(characters);
  }

  /**
   * The characters within a box of a picture, from the left. Where the machine hesitates it looks
   * again, with a little more around the line and with the line drawn out, and keeps the reading
   * whose most doubtful character is the surest.
   */
  List<ReadGlyph> read(Pixels picture, Box box) throws OrtException {
    List<ReadGlyph> best = once(picture, box, 1);
    for (int again = 0; again < LOOKS.length && doubt(best, box) < CLEAR; again++) {
      Box wider = box.grown(box.height() * LOOKS[again][0]);
      List<ReadGlyph> other = once(picture, wider, LOOKS[again][1]);
      if (doubt(other, box) > doubt(best, box)) {
        best = other;
      }
    }
    return best;
  }

  /**
   * Confidence of the most doubtful character; 0 if there is none. A short line with room for more
   * characters is doubtful, too: of two equal ones side by side (嗯嗯) one is easily lost.
   */
  private static double doubt(List<ReadGlyph> glyphs, Box box) {
    double least = glyphs.stream().mapToDouble(ReadGlyph::confidence).min().orElse(0);
    boolean room = glyphs.size() <= SHORT && box.width() / box.height() > glyphs.size() + ROOM;
    return room ? least / 2 : least;
  }

  private List<ReadGlyph> once(Pixels picture, Box box, double stretch) throws OrtException {
    int text =
        Math.clamp(
            Math.round(box.width() * HEIGHT * stretch / Math.max(1, box.height())), 1, WIDEST);
    // The network learnt short lines with grey behind them.
    int width = Math.max(text, NARROWEST);
    float[] planes = planes(picture, box, text, width);
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                engine, FloatBuffer.wrap(planes), new long[] {1, 3, HEIGHT, width});
        OrtSession.Result result = model.run(Map.of(input, tensor))) {
      OnnxTensor likely = (OnnxTensor) result.get(0);
      long[] shape = likely.getInfo().getShape();
      float[] all = new float[(int) (shape[1] * shape[2])];
      likely.getFloatBuffer().get(all);
      return glyphs(all, (int) shape[1], (int) shape[2], (double) text / width);
    }
  }

  private static float[] planes(Pixels picture, Box box, int text, int width) {
    float[] planes = new float[3 * HEIGHT * width];
    double cos = Math.cos(box.angle());
    double sin = Math.sin(box.angle());
    int plane = HEIGHT * width;
    for (int y = 0; y < HEIGHT; y++) {
      double v = ((y + 0.5) / HEIGHT - 0.5) * box.height();
      for (int x = 0; x < text; x++) {
        double u = ((x + 0.5) / text - 0.5) * box.width();
        double px = box.x() + u * cos - v * sin;
        double py = box.y() + u * sin + v * cos;
        int left = (int) Math.floor(px);
        int top = (int) Math.floor(py);
        double fx = px - left;
        double fy = py - top;
        int a = picture.at(left, top);
        int b = picture.at(left + 1, top);
        int c = picture.at(left, top + 1);
        int d = picture.at(left + 1, top + 1);
        int at = y * width + x;
        for (int channel = 0; channel < 3; channel++) {
          int shift = 8 * channel; // blue, green, red
          double upper = (a >> shift & 0xFF) * (1 - fx) + (b >> shift & 0xFF) * fx;
          double lower = (c >> shift & 0xFF) * (1 - fx) + (d >> shift & 0xFF) * fx;
          planes[channel * plane + at] = (float) ((upper * (1 - fy) + lower * fy) / 127.5 - 1);
        }
      }
    }
    return planes;
  }

  private List<ReadGlyph> glyphs(float[] likely, int steps, int classes, double filled) {
    List<ReadGlyph> glyphs = new ArrayList<>();
    int before = 0;
    for (int step = 0; step < steps; step++) {
      int base = step * classes;
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (likely[base + c] > likely[base + best]) {
          best = c;
        }
      }
      if (best != 0 && best != before) {
        glyphs.add(glyph(likely, base, classes, best, Math.min(1, (step + 0.5) / steps / filled)));
      } else if (best != 0) {
        // The same character over several columns is as sure as its surest column.
        ReadGlyph wider = glyph(likely, base, classes, best, glyphs.getLast().place());
        if (wider.confidence() > glyphs.getLast().confidence()) {
          glyphs.set(glyphs.size() - 1, wider);
        }
      }
      before = best;
    }
    return glyphs;
  }

  private ReadGlyph glyph(float[] likely, int base, int classes, int best, double place) {
    StringBuilder others = new StringBuilder();
    int named = 0;
    for (int c = 1; c < classes && named < MOST_OTHERS; c++) {
      if (c != best && likely[base + c] >= WORTH_NAMING) {
        others.append(character(c));
        named++;
      }
    }
    return new ReadGlyph(character(best), likely[base + best], others.toString(), place);
  }

  private String character(int number) {
    return number <= characters.size() ? characters.get(number - 1) : " ";
  }
}
