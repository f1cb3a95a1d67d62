package org.tiezheng.casework.sound;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Turns samples into the columns of two pictures: the waveform, and the spectrogram, each column of
 * which looks at the sound around its middle. Not thread-safe.
 */
final class Columns implements AutoCloseable {
  /** Columns of the waveform in a second. */
  static final int WAVES = 200;

  /** Columns of the spectrogram in a second. */
  static final int SPECTRA = 40;

  static final String WAVE = "wave";
  static final String SPECTRUM = "spectrum";

  private final int rate;
  private final Spectrum spectrum;
  private final Levels waves;
  private final Levels spectra;
  private final float[] ring;
  private final byte[] column = new byte[2];
  private final byte[] bands = new byte[Spectrum.BANDS];
  private long samples;
  private long seen;
  private long written;
  private long drawn;
  private float low;
  private float high;
  private boolean any;

  Columns(Path folder, int rate) {
    this.rate = rate;
    spectrum = new Spectrum(rate);
    ring = new float[spectrum.size()];
    waves =
        new Levels(
            folder,
            WAVE,
            2,
            (sum, column, first) -> {
              sum[0] = first ? column[0] : (byte) Math.min(sum[0], column[0]);
              sum[1] = first ? column[1] : (byte) Math.max(sum[1], column[1]);
            });
    spectra =
        new Levels(
            folder,
            SPECTRUM,
            Spectrum.BANDS,
            (sum, column, first) -> {
              for (int i = 0; i < sum.length; i++) {
                int before = first ? 0 : sum[i] & 0xFF;
                sum[i] = (byte) Math.max(before, column[i] & 0xFF);
              }
            });
  }

  void add(float[] from, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      samples++;
      low = any ? Math.min(low, from[i]) : from[i];
      high = any ? Math.max(high, from[i]) : from[i];
      any = true;
      if (samples >= (written + 1) * rate / WAVES) {
        wave();
      }
      look(from[i]);
    }
  }

  private void wave() throws IOException {
    column[0] = level(low);
    column[1] = level(high);
    waves.add(column);
    written++;
    any = false;
  }

  private static byte level(float value) {
    return (byte) Math.clamp(Math.round(value * 127), -127, 127);
  }

  private void look(float sample) throws IOException {
    ring[(int) (seen % ring.length)] = sample;
    seen++;
    if (seen >= drawn * rate / SPECTRA + rate / (2L * SPECTRA) + ring.length / 2) {
      spectrum.bands(ring, (int) (seen % ring.length), bands, 0);
      spectra.add(bands);
      drawn++;
    }
  }

  /** Completes the last columns and gives the length in milliseconds. */
  long end() throws IOException {
    if (any) {
      wave();
    }
    long all = (samples * SPECTRA + rate - 1) / rate;
    while (drawn < all) {
      look(0);
    }
    waves.end();
    spectra.end();
    return samples * 1000 / rate;
  }

  @Override
  public void close() throws IOException {
    try {
      waves.close();
    } finally {
      spectra.close();
    }
  }
}
