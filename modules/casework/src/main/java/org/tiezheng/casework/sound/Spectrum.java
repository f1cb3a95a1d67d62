package org.tiezheng.casework.sound;

/**
 * How loud a sound is at each pitch (short-time Fourier transform with a Hann window; radix-2 after
 * Cooley and Tukey, 1965). Not thread-safe.
 */
final class Spectrum {
  /** Bands of equal width up to {@link #HIGHEST}. */
  static final int BANDS = 96;

  /** Hertz; speech has little above. */
  static final int HIGHEST = 8_000;

  /** A level so far below full scale is nothing. */
  private static final double FLOOR = -96;

  private final int size;
  private final double[] window;
  private final double[] real;
  private final double[] imaginary;
  private final double[] cosines;
  private final double[] sines;
  private final int[] first;

  /**
   * @param rate samples in a second
   */
  Spectrum(int rate) {
    // About 40 ms: wide enough to tell the pitches of a voice apart.
    size = Integer.highestOneBit(Math.max(64, rate / 20));
    window = new double[size];
    real = new double[size];
    imaginary = new double[size];
    cosines = new double[size / 2];
    sines = new double[size / 2];
    for (int i = 0; i < size; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
    }
    for (int i = 0; i < size / 2; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / size);
      sines[i] = -Math.sin(2 * Math.PI * i / size);
    }
    first = new int[BANDS + 1];
    for (int band = 0; band <= BANDS; band++) {
      first[band] = (int) Math.round((double) band * HIGHEST / BANDS * size / rate);
    }
  }

  /** How many samples it looks at. */
  int size() {
    return size;
  }

  /**
   * Writes the loudness of each band: 0 is nothing, 255 full scale; what the rate cannot carry is
   * nothing.
   *
   * @param samples a ring
   * @param begin place of the oldest in it
   */
  void bands(float[] samples, int begin, byte[] into, int at) {
    for (int i = 0; i < size; i++) {
      int from = begin + i;
      real[i] = samples[from < samples.length ? from : from - samples.length] * window[i];
      imaginary[i] = 0;
    }
    transform();
    for (int band = 0; band < BANDS; band++) {
      double most = 0;
      int end = Math.max(first[band] + 1, first[band + 1]);
      for (int bin = first[band]; bin < end && bin < size / 2; bin++) {
        most = Math.max(most, real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
      }
      // A full-scale sine under this window has the magnitude size / 4.
      double level = most == 0 ? FLOOR : 10 * Math.log10(most * 16 / ((double) size * size));
      into[at + band] = (byte) Math.clamp(Math.round((level - FLOOR) / -FLOOR * 255), 0, 255);
    }
  }

  private void transform() {
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double swap = real[i];
        real[i] = real[j];
        real[j] = swap;
      }
    }
    for (int length = 2; length <= size; length <<= 1) {
      int step = size / length;
      for (int from = 0; from < size; from += length) {
        for (int k = 0; k < length / 2; k++) {
          butterfly(from + k, from + k + length / 2, k * step);
        }
      }
    }
  }

  private void butterfly(int a, int b, int turn) {
    double x = real[b] * cosines[turn] - imaginary[b] * sines[turn];
    double y = real[b] * sines[turn] + imaginary[b] * cosines[turn];
    real[b] = real[a] - x;
    imaginary[b] = imaginary[a] - y;
    real[a] += x;
    imaginary[a] += y;
  }
}
