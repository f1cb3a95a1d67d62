package org.tiezheng.ocr.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * The pixels of a picture, one {@code 0xRRGGBB} each, row by row.
 *
 * @param rgb shared, not copied; nobody writes to it after it was made
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never written to again; nobody compares them
record Pixels(int width, int height, int[] rgb) {
  /** What is transparent shows white, as viewers show it. */
  static Pixels of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = plain.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return new Pixels(width, height, plain.getRGB(0, 0, width, height, null, 0, width));
  }

  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, rgb, 0, width);
    return image;
  }

  static int red(int rgb) {
    return rgb >> 16 & 0xFF;
  }

  static int green(int rgb) {
    return rgb >> 8 & 0xFF;
  }

  static int blue(int rgb) {
    return rgb & 0xFF;
  }

  /** The pixel at a place; beyond the border the one at the border. */
  int at(int x, int y) {
    return rgb[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
  }

  /** How bright a pixel is, from 0 to 255. */
  static int grey(int rgb) {
    return (red(rgb) * 77 + green(rgb) * 151 + blue(rgb) * 28) >> 8;
  }

  /** The same, not wider than a number of pixels; each new pixel is the mean of what it covers. */
  Pixels atMostWide(int most) {
    if (width <= most) {
      return this;
    }
    double step = (double) width / most;
    int rows = Math.max(1, (int) Math.round(height / step));
    int[] small = new int[most * rows];
    for (int y = 0; y < rows; y++) {
      int top = (int) (y * step);
      int bottom = Math.min(height, Math.max(top + 1, (int) Math.round((y + 1) * step)));
      for (int x = 0; x < most; x++) {
        int left = (int) (x * step);
        int right = Math.min(width, Math.max(left + 1, (int) Math.round((x + 1) * step)));
        small[y * most + x] = mean(left, top, right, bottom);
      }
    }
    return new Pixels(most, rows, small);
  }

  private int mean(int left, int top, int right, int bottom) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = rgb[y * width + x];
        red += red(pixel);
        green += green(pixel);
        blue += blue(pixel);
      }
    }
    int n = (bottom - top) * (right - left);
    return (red / n) << 16 | (green / n) << 8 | (blue / n);
  }
}
