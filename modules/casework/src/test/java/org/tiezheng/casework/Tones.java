package org.tiezheng.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** WAV files with tones that a test knows. */
public final class Tones {
  private Tones() {}

  /**
   * Each second has one tone.
   *
   * @param hertz of the seconds; 0 is silence
   */
  public static Path wave(Path file, int rate, int channels, int... hertz) throws IOException {
    ByteBuffer data =
        ByteBuffer.allocate(rate * channels * 2 * hertz.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rate * hertz.length; i++) {
      double value = 0.5 * Math.sin(2 * Math.PI * hertz[i / rate] * i / rate);
      for (int c = 0; c < channels; c++) {
        data.putShort((short) Math.round(value * 32_767));
      }
    }
    ByteBuffer all = ByteBuffer.allocate(44 + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.capacity());
    all.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    all.putShort((short) 1).putShort((short) channels).putInt(rate);
    all.putInt(rate * channels * 2).putShort((short) (channels * 2)).putShort((short) 16);
    all.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.capacity()).put(data.flip());
    return Files.write(file, all.array());
  }
}
