package org.tiezheng.casework.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Places;
import org.tiezheng.casework.Tones;
import org.tiezheng.casework.media.FfmpegProgram;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.TiezhengException;

class SoundPicturesTest {
  private static final int[] SECONDS = {500, 0, 2_000, 0, 4_000, 4_000, 0};

  @TempDir static Path folder;

  @BeforeAll
  static void open() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Tones.wave(in.resolve("a.wav"), 11_025, 2, SECONDS);
    Files.write(
        in.resolve("b.amr"),
        ByteBuffer.allocate(600).put("#!AMR\n".getBytes(StandardCharsets.US_ASCII)).array());
    Optional<FfmpegProgram> ffmpeg = FfmpegProgram.find(System.getenv());
    if (ffmpeg.isPresent()) {
      for (String made : List.of("c.m4a", "d.aiff")) {
        Process run =
            new ProcessBuilder(
                    ffmpeg.get().path().toString(),
                    "-loglevel",
                    "quiet",
                    "-nostdin",
                    "-i",
                    in.resolve("a.wav").toString(),
                    in.resolve(made).toString())
                .start();
        assertThat(run.waitFor()).isZero();
      }
      byte[] whole = Files.readAllBytes(in.resolve("c.m4a"));
      Files.write(in.resolve("e.m4a.part"), java.util.Arrays.copyOf(whole, whole.length * 6 / 10));
    }
    new NewCase(Places.at(folder, Clock.systemUTC()))
        .open(folder.resolve("case"), "title: t\nitems:\n");
    try (OpenCase open =
        OpenCase.forWriting(folder.resolve("case"), Places.at(folder, Clock.systemUTC()))) {
      new Collect(open).run(new Collect.Request(List.of(in), "", "", Map.of()));
    }
  }

  private static Original original(OpenCase open, String ending) {
    return open.originals().stream()
        .filter(o -> o.name().endsWith(ending))
        .findFirst()
        .orElseThrow();
  }

  private static OpenCase read() throws IOException {
    return OpenCase.forReading(folder.resolve("case"), Places.at(folder, Clock.systemUTC()));
  }

  @Test
  void tonesStandWhereTheyAreHeardAtEveryZoom() throws Exception {
    SoundPictures pictures = new SoundPictures(folder.resolve("sounds"), Map.of());
    try (OpenCase open = read()) {
      Original wave = original(open, ".wav");
      String sha256 = wave.digests().sha256();
      assertThat(pictures.stretch(sha256, 0, 1_000, 10)).isEmpty();
      SoundPictures.Facts facts = pictures.make(open, wave);
      assertThat(facts.millis()).isEqualTo(7_000);
      assertThat(pictures.playable(sha256)).isEmpty();

      for (int columns : new int[] {70, 280, 4_000}) {
        SoundPictures.Stretch all = pictures.stretch(sha256, 0, 7_000, columns).orElseThrow();
        int waves = wave(all).length / 2;
        int spectra = spectrum(all).length / all.bands();
        assertThat(waves).isLessThanOrEqualTo(Math.max(columns, 1_400)).isGreaterThan(6);
        for (int second = 0; second < SECONDS.length; second++) {
          int w = (int) ((second + 0.5) * waves / SECONDS.length);
          int s = (int) ((second + 0.5) * spectra / SECONDS.length);
          if (SECONDS[second] == 0) {
            assertThat(wave(all)[2 * w + 1]).as("%d at %d", columns, second).isZero();
          } else {
            assertThat(wave(all)[2 * w + 1]).isBetween((byte) 60, (byte) 66);
            assertThat(wave(all)[2 * w]).isBetween((byte) -66, (byte) -60);
            assertThat(loudest(all, s) * (double) all.highest() / all.bands())
                .isCloseTo(SECONDS[second], org.assertj.core.data.Offset.offset(100.0));
          }
        }
      }
      // Half a second, as fine as it is kept.
      SoundPictures.Stretch near = pictures.stretch(sha256, 900, 1_100, 1_000).orElseThrow();
      assertThat(wave(near)).hasSize(2 * 40);
      assertThat(spectrum(near)).hasSize(near.bands() * 8);
      assertThat(wave(near)[2 * 10 + 1]).isGreaterThan((byte) 50);
      assertThat(wave(near)[2 * 30 + 1]).isZero();
      assertThat(pictures.stretch(sha256, 90_000, 95_000, 10).orElseThrow().wave()).isEmpty();
    }
  }

  private static byte[] wave(SoundPictures.Stretch s) {
    return Base64.getDecoder().decode(s.wave());
  }

  private static byte[] spectrum(SoundPictures.Stretch s) {
    return Base64.getDecoder().decode(s.spectrum());
  }

  private static int loudest(SoundPictures.Stretch all, int column) {
    int best = 0;
    for (int band = 0; band < all.bands(); band++) {
      if ((spectrum(all)[column * all.bands() + band] & 0xFF)
          > (spectrum(all)[column * all.bands() + best] & 0xFF)) {
        best = band;
      }
    }
    return best;
  }

  @Test
  void withoutFfmpegItIsSaidWhatIsMissing() throws Exception {
    SoundPictures pictures =
        new SoundPictures(folder.resolve("none"), Map.of("TIEZHENG_FFMPEG", ""));
    try (OpenCase open = read()) {
      assertThatThrownBy(() -> pictures.make(open, original(open, ".amr")))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("ffmpeg");
    }
    try (var left = Files.list(folder.resolve("none"))) {
      assertThat(left).isEmpty();
    }
  }

  /** A phone's recording has its index at the end; what a browser does not play becomes a WAV. */
  @Test
  void ffmpegReadsWhatWeDoNotAndMakesItPlayable() throws Exception {
    boolean there = FfmpegProgram.find(System.getenv()).isPresent();
    if (!there) {
      System.out.println("SKIPPED: no ffmpeg on this machine");
    }
    assumeTrue(there);
    SoundPictures pictures = new SoundPictures(folder.resolve("decoded"), System.getenv());
    try (OpenCase open = read()) {
      for (String ending : List.of(".m4a", ".aiff")) {
        Original original = original(open, ending);
        String sha256 = original.digests().sha256();
        SoundPictures.Facts facts = pictures.make(open, original);
        assertThat(facts.millis()).as(ending).isBetween(6_900L, 7_200L);
        assertThat(facts.made().en()).contains("ffmpeg").doesNotContain("stopped");
        SoundPictures.Stretch all = pictures.stretch(sha256, 0, 7_000, 280).orElseThrow();
        assertThat(loudest(all, 100) * (double) all.highest() / all.bands())
            .as(ending)
            .isCloseTo(2_000, org.assertj.core.data.Offset.offset(100.0));
        assertThat(pictures.playable(sha256).isPresent()).isEqualTo(ending.equals(".aiff"));
      }
      // Cut off before its index: said, and nothing half made stays.
      Original broken = original(open, "e.m4a.part");
      assertThatThrownBy(() -> pictures.make(open, broken))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("No sound came out");
      assertThat(pictures.facts(broken.digests().sha256())).isEmpty();
    }
  }

  private static byte[] wav(int code, int bits, byte[] data, int stated) {
    ByteBuffer all = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    all.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    all.putShort((short) code).putShort((short) 1).putInt(8_000).putInt(8_000);
    all.putShort((short) 1).putShort((short) bits);
    all.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(stated).put(data);
    return all.array();
  }

  private static float[] samples(byte[] file) {
    WaveStream wave = WaveStream.of(MemorySegment.ofArray(file)).orElseThrow();
    float[] all = new float[16];
    int count = wave.read(all);
    return java.util.Arrays.copyOf(all, Math.max(0, count));
  }

  @Test
  void everyKindOfSampleIsRead() {
    org.assertj.core.data.Offset<Float> near = org.assertj.core.data.Offset.offset(0.001f);
    assertThat(samples(wav(1, 8, new byte[] {(byte) 192}, 1))[0]).isCloseTo(0.5f, near);
    assertThat(samples(wav(1, 16, new byte[] {0, 64}, 2))[0]).isCloseTo(0.5f, near);
    assertThat(samples(wav(1, 24, new byte[] {0, 0, -64}, 3))[0]).isCloseTo(-0.5f, near);
    assertThat(samples(wav(1, 32, new byte[] {0, 0, 0, 64}, 4))[0]).isCloseTo(0.5f, near);
    byte[] nan = {0, 0, (byte) 0xC0, 0x7F};
    assertThat(samples(wav(3, 32, nan, 4))[0]).isZero();
    // G.711: silence, and the ends of the scale.
    assertThat(samples(wav(6, 8, new byte[] {(byte) 0xD5, (byte) 0xAA, 0x2A}, 3)))
        .containsExactly(new float[] {8 / 32_768f, 32_256 / 32_768f, -32_256 / 32_768f}, near);
    assertThat(samples(wav(7, 8, new byte[] {(byte) 0xFF, (byte) 0x80, 0x00}, 3)))
        .containsExactly(new float[] {0, 32_124 / 32_768f, -32_124 / 32_768f}, near);
    // A recorder that was cut off states no length, or too much.
    assertThat(samples(wav(1, 16, new byte[] {0, 64, 0, 64}, 0))).hasSize(2);
    assertThat(samples(wav(1, 16, new byte[] {0, 64}, 4_000))).hasSize(1);
    assertThat(WaveStream.of(MemorySegment.ofArray(wav(2, 4, new byte[4], 4)))).isEmpty();
    assertThat(WaveStream.of(MemorySegment.ofArray(new byte[11]))).isEmpty();
  }
}
