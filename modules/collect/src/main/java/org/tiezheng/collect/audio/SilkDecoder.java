package org.tiezheng.collect.audio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * Makes a sound that every player knows of a voice in SILK v3, for listening. What comes out is
 * derived: the voice as it was found stays the evidence. Where a packet is damaged there is silence
 * of its length, never an invented sound. Thread-safe.
 */
public final class SilkDecoder {
  /** Samples in a second of what is made: the rate of WeChat's and QQ's voices. */
  public static final int RATE = 24_000;

  private static final int FRAME = RATE * SilkPackets.FRAME_MILLIS / 1000;
  private static final int MOST_FRAMES = 5;

  /** Twenty minutes; WeChat's longest voice has one, QQ's five. */
  private static final int MOST_SAMPLES = 20 * 60 * RATE;

  private final short[] packet = new short[MOST_FRAMES * FRAME];
  private final SilkLibrary library;
  private SilkLibrary.State state;
  private short[] samples = new short[64 * FRAME];
  private int made;
  private int packets;
  private int damaged;

  private SilkDecoder(SilkLibrary library) {
    this.library = library;
    this.state = library.state(RATE);
  }

  /**
   * A voice that was decoded, as far as it could be.
   *
   * @param wav a RIFF WAVE file: PCM, one channel, 16 bits, {@value #RATE} samples a second
   * @param packets that were taken from the voice
   * @param damaged how many of them could not be decoded and are silent
   * @param left bytes behind them that were not decoded: a packet that is cut off, or what is too
   *     long
   * @param decoder name and version
   */
  public record Decoded(MemorySegment wav, int packets, int damaged, long left, String decoder) {
    /** How long it plays. */
    public long millis() {
      return (wav.byteSize() - WaveFile.HEADER) / 2 * 1000L / RATE;
    }

    /** Whether all of the voice was decoded. */
    public boolean whole() {
      return damaged == 0 && left == 0;
    }

    /** What a listener should know. */
    public Text note() {
      String seconds = "%.2f".formatted(millis() / 1000.0);
      String zh = damaged == 0 ? "" : ";其中 " + damaged + " 个包损坏,以静音代替";
      String en = damaged == 0 ? "" : "; " + damaged + " of them are damaged and silent";
      String zhLeft = left == 0 ? "" : ";末尾 " + left + " 字节未解码";
      String enLeft = left == 0 ? "" : "; " + left + " bytes at the end were not decoded";
      return new Text(
          "由 " + decoder + " 自 SILK 解码:" + packets + " 个包," + seconds + " 秒" + zh + zhLeft,
          "decoded from SILK by "
              + decoder
              + ": "
              + packets
              + " packets, "
              + seconds
              + " s"
              + en
              + enLeft);
    }
  }

  /** Whether this build can decode. */
  public static boolean available() {
    return SilkLibrary.get().isPresent();
  }

  /** Decodes a voice; empty if it is no SILK, or the build has no decoder. */
  public static Optional<Decoded> decode(MemorySegment voice) {
    Optional<SilkPackets> packets = SilkPackets.of(voice);
    return packets.isEmpty()
        ? Optional.empty()
        : SilkLibrary.get().map(library -> new SilkDecoder(library).all(packets.get()));
  }

  private Decoded all(SilkPackets voice) {
    while (made + packet.length <= MOST_SAMPLES) {
      Optional<MemorySegment> next = voice.next();
      if (next.isEmpty()) {
        break;
      }
      packets++;
      one(next.get().toArray(ValueLayout.JAVA_BYTE));
    }
    return new Decoded(wav(), packets, damaged, voice.left(), library.name());
  }

  private void one(byte[] bytes) {
    int length = 0;
    if (bytes.length > 0) {
      try {
        length = frames(bytes);
      } catch (RuntimeException e) {
        // The library does not check everything; what it stumbles over is a damaged packet.
        state = library.state(RATE);
        length = -1;
      }
      damaged += length < 0 ? 1 : 0;
    }
    if (length <= 0) {
      length = FRAME;
      Arrays.fill(packet, 0, FRAME, (short) 0);
    }
    if (made + length > samples.length) {
      samples = Arrays.copyOf(samples, samples.length * 2);
    }
    System.arraycopy(packet, 0, samples, made, length);
    made += length;
  }

  /** Decodes all frames of a packet; negative if it is damaged. */
  private int frames(byte[] bytes) {
    int length = 0;
    for (int frame = 0; frame < MOST_FRAMES; frame++) {
      int got = state.frame(bytes, packet, length);
      if (got < 0 || got > packet.length - length) {
        return -1;
      }
      length += got;
      if (!state.more()) {
        return length;
      }
    }
    state = library.state(RATE);
    return -1;
  }

  private MemorySegment wav() {
    ByteBuffer pcm = ByteBuffer.allocate(2 * made).order(ByteOrder.LITTLE_ENDIAN);
    pcm.asShortBuffer().put(samples, 0, made);
    return WaveFile.of(pcm, RATE);
  }
}
