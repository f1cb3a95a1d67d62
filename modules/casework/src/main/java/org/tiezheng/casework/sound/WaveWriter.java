package org.tiezheng.casework.sound;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tiezheng.casework.app.OwnerOnly;

/**
 * Writes samples as a WAV file of one channel and 16 bits, at another rate if that is wanted: each
 * sample is the mean of the time that it stands for. Not thread-safe.
 */
final class WaveWriter implements AutoCloseable {
  private static final int HEADER = 44;
  private static final int MOST = Integer.MAX_VALUE - HEADER;

  private final Path file;
  private final OutputStream out;
  private final int rate;
  private final double ratio;
  private double filled;
  private double sum;
  private long bytes;

  /**
   * @param from samples in a second that come
   * @param rate samples in a second that are written
   */
  WaveWriter(Path file, int from, int rate) throws IOException {
    this.file = file;
    this.rate = rate;
    this.ratio = (double) from / rate;
    this.out = new BufferedOutputStream(Files.newOutputStream(OwnerOnly.file(file)), 1 << 16);
    out.write(new byte[HEADER]);
  }

  void add(float[] samples, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      double left = 1;
      while (left > 0) {
        double share = Math.min(left, ratio - filled);
        sum += samples[i] * share;
        filled += share;
        left -= share;
        if (ratio - filled < 1e-9) {
          write(sum / ratio);
          filled = 0;
          sum = 0;
        }
        if (left < 1e-9) {
          left = 0;
        }
      }
    }
  }

  private void write(double value) throws IOException {
    if (bytes < MOST - 1) {
      int sample = Math.clamp(Math.round(value * 32_767), -32_768, 32_767);
      out.write(sample);
      out.write(sample >> 8);
      bytes += 2;
    }
  }

  /** Completes the header. */
  @Override
  public void close() throws IOException {
    out.close();
    ByteBuffer head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    head.put(ascii("RIFF")).putInt((int) (HEADER - 8 + bytes)).put(ascii("WAVEfmt ")).putInt(16);
    head.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    head.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt((int) bytes).flip();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(head, 0);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
