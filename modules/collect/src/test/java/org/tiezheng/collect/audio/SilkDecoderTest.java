package org.tiezheng.collect.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.testkit.chat.MediaBytes;

class SilkDecoderTest {
  /** A tone of 440 Hz as a real encoder packs it. */
  private static final int TONE = 440;

  private static byte[] voice(int millis) {
    return new MediaBytes("", 0, MediaBytes.Kind.SILK, 0, millis).bytes();
  }

  private static SilkDecoder.Decoded decoded(byte[] voice) {
    return SilkDecoder.decode(MemorySegment.ofArray(voice)).orElseThrow();
  }

  private static byte[] wav(SilkDecoder.Decoded decoded) {
    return decoded.wav().toArray(ValueLayout.JAVA_BYTE);
  }

  private static ShortBuffer samples(SilkDecoder.Decoded decoded) {
    return decoded.wav().asSlice(44).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }

  /** Strength of a frequency in part of the sound (one term of a discrete Fourier transform). */
  private static double strength(ShortBuffer samples, int from, int length, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < length; i++) {
      double angle = 2 * Math.PI * hertz * i / SilkDecoder.RATE;
      re += samples.get(from + i) * Math.cos(angle);
      im += samples.get(from + i) * Math.sin(angle);
    }
    return Math.hypot(re, im) / length;
  }

  private static int loudest(ShortBuffer samples, int from, int length) {
    return IntStream.rangeClosed(5, 400)
        .map(i -> i * 10)
        .boxed()
        .max((a, b) ->
            Double.compare(strength(samples, from, length, a), strength(samples, from, length, b)))
        .orElseThrow();
  }

  @Test
  void aVoicePlaysAsLongAsItsPackets() {
    for (int millis : new int[] {20, 800, 2_000, 7_980}) {
      SilkDecoder.Decoded decoded = decoded(voice(millis));

      assertThat(decoded.millis()).isEqualTo(millis);
      assertThat(decoded.packets()).isEqualTo(millis / 20);
      assertThat(decoded.whole()).isTrue();
    }
  }

  @Test
  void theToneThatWasEncodedIsHeard() {
    ShortBuffer samples = samples(decoded(voice(2_000)));

    for (int from : new int[] {4_800, 19_200, 36_000}) {
      assertThat(loudest(samples, from, 9_600)).isCloseTo(TONE, within(10));
      assertThat(strength(samples, from, 9_600, TONE)).isGreaterThan(1_000);
      assertThat(strength(samples, from, 9_600, 3 * TONE))
          .isLessThan(strength(samples, from, 9_600, TONE) / 10);
    }
  }

  @Test
  void theFileIsOneThatPlayersKnow() throws IOException, UnsupportedAudioFileException {
    byte[] wav = wav(decoded(voice(1_000)));

    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      assertThat(in.getFormat().getSampleRate()).isEqualTo(24_000f);
      assertThat(in.getFormat().getChannels()).isEqualTo(1);
      assertThat(in.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
      assertThat(in.getFrameLength()).isEqualTo(24_000);
    }
  }

  @Test
  void theSameVoiceAlwaysGivesTheSameFile() {
    assertThat(wav(decoded(voice(1_500)))).isEqualTo(wav(decoded(voice(1_500))));
  }

  @Test
  void whatIsCutOffIsDecodedAsFarAsItGoesAndTheRestIsNamed() {
    byte[] whole = voice(500);
    byte[] cut = Arrays.copyOf(whole, whole.length - 3);

    SilkDecoder.Decoded decoded = decoded(cut);

    assertThat(decoded.packets()).isEqualTo(24);
    assertThat(decoded.millis()).isEqualTo(480);
    assertThat(decoded.left()).isPositive();
    assertThat(decoded.note().en()).contains(decoded.left() + " bytes at the end");
    assertThat(decoded.note().zh()).contains(decoded.left() + " 字节未解码");
    byte[] same = Arrays.copyOf(wav(decoded(whole)), wav(decoded).length);
    assertThat(Arrays.copyOfRange(wav(decoded), 44, same.length))
        .isEqualTo(Arrays.copyOfRange(same, 44, same.length));
  }

  @Test
  void anEndMarkEndsAVoiceAndWhatFollowsIsNamed() {
    byte[] ended = Arrays.copyOf(voice(100), voice(100).length + 2);
    Arrays.fill(ended, ended.length - 2, ended.length, (byte) -1);

    assertThat(decoded(ended).whole()).isTrue();
    assertThat(decoded(Arrays.copyOf(ended, ended.length + 5)).left()).isEqualTo(5);
  }

  @Test
  void aPacketThatIsTooLargeIsSilentAndCounted() {
    byte[] voice = voice(60);
    ByteBuffer out = ByteBuffer.allocate(voice.length + 2_002).order(ByteOrder.LITTLE_ENDIAN);
    out.put(voice).putShort((short) 2_000);

    SilkDecoder.Decoded decoded = decoded(out.array());

    assertThat(decoded.damaged()).isEqualTo(1);
    assertThat(decoded.millis()).isEqualTo(80);
    ShortBuffer samples = samples(decoded);
    assertThat(strength(samples, 3 * 480, 480, TONE)).isZero();
    assertThat(decoded.note().en()).contains("1 of them are damaged and silent");
  }

  @Test
  void anEmptyPacketIsSilent() {
    byte[] voice = Arrays.copyOf(voice(60), voice(60).length + 4);

    assertThat(decoded(voice).millis()).isEqualTo(100);
    assertThat(decoded(voice).damaged()).isZero();
  }

  @Test
  void whatIsNoSilkIsNotDecoded() {
    for (String other : List.of("", "#!AMR\n", "#!SILK", "RIFF....WAVE")) {
      byte[] bytes = other.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      assertThat(SilkDecoder.decode(MemorySegment.ofArray(bytes))).isEmpty();
    }
  }

  @Test
  void aVoiceOfManyHoursIsDecodedForTwentyMinutes() {
    byte[] endless = Arrays.copyOf(voice(20), 10 + 2 * 180_000);
    Arrays.fill(endless, 10, endless.length, (byte) 0);

    SilkDecoder.Decoded decoded = decoded(endless);

    assertThat(decoded.millis()).isBetween(1_199_000L, 1_200_000L);
    assertThat(decoded.left()).isPositive();
  }

  @Test
  void damagedVoicesAreDecodedWithinTheirBoundsAndNeverACrash() {
    Random random = new Random(20_26);
    int runs = Boolean.getBoolean("long") ? 100_000 : 1_500;
    for (int run = 0; run < runs; run++) {
      byte[] voice = voice(20 + 20 * random.nextInt(8));
      int bytes = 1 + random.nextInt(6);
      for (int i = 0; i < bytes; i++) {
        voice[10 + random.nextInt(voice.length - 10)] = (byte) random.nextInt(256);
      }
      byte[] bad = Arrays.copyOf(voice, 10 + random.nextInt(voice.length - 9));

      SilkDecoder.Decoded decoded = decoded(bad);

      assertThat(decoded.wav().byteSize())
          .as("run %d", run)
          .isLessThanOrEqualTo(44 + decoded.packets() * 5 * 960);
      assertThat(decoded.millis()).isGreaterThanOrEqualTo(20L * decoded.packets());
      assertThat(decoded.damaged()).isLessThanOrEqualTo(decoded.packets());
    }
  }

  @Test
  @Tag("corpus")
  void voicesOfAPublishedEncoderAreThreeSecondsOfTheTone() throws IOException {
    Path folder = Path.of(System.getProperty("corpus", ""), "chat/generated");
    if (!Files.isDirectory(folder)) {
      System.out.println("SKIPPED: no corpus folder " + folder);
    }
    Assumptions.assumeTrue(Files.isDirectory(folder));
    for (String name : List.of("tone3s.silk", "tone3s_tencent.silk")) {
      SilkDecoder.Decoded decoded = decoded(Files.readAllBytes(folder.resolve(name)));

      assertThat(decoded.whole()).as(name).isTrue();
      assertThat(decoded.millis()).isEqualTo(3_000);
      assertThat(loudest(samples(decoded), 24_000, 9_600)).isCloseTo(TONE, within(10));
    }
  }
}
