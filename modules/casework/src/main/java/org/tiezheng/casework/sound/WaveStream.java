package org.tiezheng.casework.sound;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * Samples of a WAV file (RIFF; Multimedia Programming Interface and Data Specifications 1.0, and
 * the sub-formats of WAVEFORMATEXTENSIBLE): whole numbers of 8, 16, 24 and 32 bits, floats, and
 * A-law and µ-law of ITU-T G.711.
 */
final class WaveStream implements SoundStream {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int PCM = 1;
  private static final int IEEE = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int MOST_CHANNELS = 32;
  private static final int MOST_RATE = 768_000;

  private final MemorySegment data;
  private final int format;
  private final int channels;
  private final int rate;
  private final int width;
  private final boolean cut;
  private long at;

  private WaveStream(MemorySegment data, Format f, boolean cut) {
    this.data = data;
    this.format = f.code();
    this.channels = f.channels();
    this.rate = f.rate();
    this.width = f.bits() / 8;
    this.cut = cut;
  }

  private record Format(int code, int channels, int rate, int bits) {
    boolean known() {
      boolean samples =
          switch (code) {
            case PCM -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case IEEE -> bits == 32;
            case A_LAW, MU_LAW -> bits == 8;
            default -> false;
          };
      return samples && channels > 0 && channels <= MOST_CHANNELS && rate > 0 && rate <= MOST_RATE;
    }
  }

  /** Of a file; empty if it is none whose samples are known. */
  static Optional<WaveStream> of(MemorySegment file) {
    Optional<Format> format = Optional.empty();
    for (long at = 12; at + 8 <= file.byteSize(); ) {
      int id = file.get(INT, at);
      long stated = Integer.toUnsignedLong(file.get(INT, at + 4));
      long left = file.byteSize() - at - 8;
      if (id == 0x20746d66 && Math.min(stated, left) >= 16) {
        format = Optional.of(format(file, at + 8, Math.min(stated, left)));
      } else if (id == 0x61746164) {
        // A recorder that never came to its end states no length, or more than there is.
        boolean open = stated == 0 || stated > left;
        MemorySegment data = file.asSlice(at + 8, open ? left : stated);
        return format
            .filter(Format::known)
            .map(f -> new WaveStream(data, f, stated != 0xFFFFFFFFL && stated > left));
      }
      at += 8 + stated + (stated & 1);
    }
    return Optional.empty();
  }

  private static Format format(MemorySegment file, long at, long length) {
    int code = file.get(SHORT, at) & 0xFFFF;
    if (code == EXTENSIBLE && length >= 26) {
      code = file.get(SHORT, at + 24) & 0xFFFF;
    }
    return new Format(
        code,
        file.get(SHORT, at + 2) & 0xFFFF,
        file.get(INT, at + 4),
        file.get(SHORT, at + 14) & 0xFFFF);
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public long expected() {
    return data.byteSize() / ((long) width * channels);
  }

  @Override
  public int read(float[] into) {
    long frame = (long) width * channels;
    int count = (int) Math.min(into.length, (data.byteSize() - at) / frame);
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += sample(at + (long) c * width);
      }
      into[i] = sum / channels;
      at += frame;
    }
    return count == 0 ? -1 : count;
  }

  private float sample(long place) {
    return switch (format) {
      case A_LAW -> aLaw(data.get(ValueLayout.JAVA_BYTE, place));
      case MU_LAW -> muLaw(data.get(ValueLayout.JAVA_BYTE, place));
      case IEEE -> finite(data.get(FLOAT, place));
      default ->
          switch (width) {
            case 1 -> ((data.get(ValueLayout.JAVA_BYTE, place) & 0xFF) - 128) / 128f;
            case 2 -> data.get(SHORT, place) / 32_768f;
            case 3 ->
                ((data.get(SHORT, place + 1) << 8)
                        | (data.get(ValueLayout.JAVA_BYTE, place) & 0xFF))
                    / 8_388_608f;
            default -> data.get(INT, place) / 0x1p31f;
          };
    };
  }

  private static float finite(float value) {
    return Float.isFinite(value) ? Math.clamp(value, -1f, 1f) : 0;
  }

  /** ITU-T G.711, table 1a. */
  private static float aLaw(byte coded) {
    int bits = (coded ^ 0x55) & 0xFF;
    int exponent = (bits >> 4) & 7;
    int mantissa = bits & 15;
    int value = exponent == 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
    return ((bits & 0x80) != 0 ? value : -value) / 32_768f;
  }

  /** ITU-T G.711, table 2a. */
  private static float muLaw(byte coded) {
    int bits = ~coded & 0xFF;
    int value = ((((bits & 15) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
    return ((bits & 0x80) != 0 ? -value : value) / 32_768f;
  }

  @Override
  public Text made() {
    return cut
        ? new Text(
            "由本程序读取;文件比它所写的长度短,后面的声音不在",
            "read by this program; the file is shorter than it says, the rest of the sound is not"
                + " there")
        : new Text("由本程序读取", "read by this program");
  }

  @Override
  public void close() {}
}
