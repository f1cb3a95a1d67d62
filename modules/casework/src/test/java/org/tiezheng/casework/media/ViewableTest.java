package org.tiezheng.casework.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.present.export.MediaBeside.Way;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.MovingPicture;

class ViewableTest {
  private static final Map<String, String> WITHOUT = Map.of(Ffmpeg.VARIABLE, "");

  private static Map<String, String> path() {
    return Map.of("PATH", System.getenv().getOrDefault("PATH", ""));
  }

  private static Viewable.View view(MediaType type, byte[] bytes, Map<String, String> environment)
      throws InterruptedException {
    try (Viewable viewable = new Viewable(List.of(), environment)) {
      return viewable.of(type, MemorySegment.ofArray(bytes));
    }
  }

  private static byte[] derived(Viewable.View view) {
    return view.derived().orElseThrow().bytes().toArray(ValueLayout.JAVA_BYTE);
  }

  private static byte[] wxgf() throws Exception {
    Path file =
        Path.of(System.getProperty("corpus", ""), "chat/ppwwyyxx+wechat-dump/test_wxgf.jpg");
    if (!Files.isRegularFile(file)) {
      System.out.println("SKIPPED: no corpus file " + file);
    }
    Assumptions.assumeTrue(Files.isRegularFile(file));
    return Files.readAllBytes(file);
  }

  private static Ffmpeg ffmpeg() throws InterruptedException {
    Optional<Ffmpeg> found = Ffmpeg.find(path());
    if (found.isEmpty()) {
      System.out.println("SKIPPED: no ffmpeg on this machine");
    }
    Assumptions.assumeTrue(found.isPresent());
    return found.orElseThrow();
  }

  @Test
  void aVoiceInSilkIsHeardAsWavAndSaysByWhat() throws Exception {
    byte[] silk = new MediaBytes("", 0, MediaBytes.Kind.SILK, 0, 1_000).bytes();

    Viewable.View view = view(MediaType.VOICE, silk, WITHOUT);

    assertThat(view.form()).isEqualTo(MediaForm.SILK);
    assertThat(view.way()).isEqualTo(Way.SOUND);
    assertThat(derived(view)).hasSize(44 + 48_000);
    assertThat(view.note().en()).contains("libjitsi 1.1").contains("50 packets, 1.00 s");
  }

  @Test
  @Tag("corpus")
  void aPictureInWxgfIsShownWhereFfmpegIs() throws Exception {
    Ffmpeg program = ffmpeg();

    Viewable.View view = view(MediaType.IMAGE, wxgf(), path());

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(derived(view)));
    assertThat(image.getWidth()).isEqualTo(1920);
    assertThat(image.getHeight()).isEqualTo(1080);
    // A red sign against the night.
    int sign = image.getRGB(400, 250);
    assertThat((sign >> 16) & 0xff).isGreaterThan(((sign >> 8) & 0xff) + 60);
    assertThat(view.note().en()).contains(program.version()).contains("wxgf");
  }

  @Test
  @Tag("corpus")
  void withoutFfmpegAPictureInWxgfIsKeptAndThePageSaysHowToSeeIt() throws Exception {
    Viewable.View view = view(MediaType.IMAGE, wxgf(), WITHOUT);

    assertThat(view.form()).isEqualTo(MediaForm.WXGF);
    assertThat(view.derived()).isEmpty();
    assertThat(view.way()).isEqualTo(Way.LINK);
    assertThat(view.note().en()).contains("Install ffmpeg");
    assertThat(view.note().zh()).contains("安装 ffmpeg");
  }

  @Test
  @Tag("corpus")
  void damagedPicturesInWxgfAreKeptAndNeverACrash() throws Exception {
    ffmpeg();
    byte[] whole = wxgf();
    Random random = new Random(47);
    int runs = Boolean.getBoolean("long") ? 300 : 6;
    for (int run = 0; run < runs; run++) {
      byte[] bad = Arrays.copyOf(whole, 20 + random.nextInt(whole.length - 20));
      for (int i = 0; i < 40; i++) {
        bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt(256);
      }

      Viewable.View view = view(MediaType.IMAGE, bad, path());

      assertThat(view.form()).isEqualTo(MediaForm.WXGF);
      assertThat(view.note().en()).isNotEmpty();
    }
  }

  @Test
  void ofAPictureThatMovesTheFirstIsShownAndSaidToBeTheFirst() throws Exception {
    ffmpeg();
    for (byte[] moving : List.of(MovingPicture.together(), MovingPicture.apart())) {
      Viewable.View view = view(MediaType.STICKER, moving, path());

      BufferedImage image = ImageIO.read(new ByteArrayInputStream(derived(view)));
      int dot = image.getRGB(32, 32);
      assertThat((dot >> 16) & 0xff).isGreaterThan(200);
      assertThat((dot >> 8) & 0xff).isLessThan(60);
      assertThat(view.note().en()).contains("the first of 3 frames");
      assertThat(view.note().zh()).contains("第 1 帧,共 3 帧");
    }
  }

  @Test
  void withoutFfmpegItIsSaidThatAPictureMoves() throws Exception {
    Viewable.View view = view(MediaType.STICKER, MovingPicture.together(), WITHOUT);

    assertThat(view.derived()).isEmpty();
    assertThat(view.note().en()).contains("3 frames", "Install ffmpeg");
  }

  @Test
  void aStickerThatTheAppEncryptedIsKeptAndSaidToBeNoPicture() throws Exception {
    Viewable.View view = view(MediaType.STICKER, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, WITHOUT);

    assertThat(view.way()).isEqualTo(Way.LINK);
    assertThat(view.note().en()).contains("no picture");
  }

  @Test
  void aSoundInAmrIsHeardWhereFfmpegIs() throws Exception {
    Ffmpeg program = ffmpeg();
    // 50 frames of 12.2 kbit/s without speech (RFC 4867, section 5).
    byte[] amr = Arrays.copyOf("#!AMR\n".getBytes(StandardCharsets.US_ASCII), 6 + 50 * 32);
    for (int frame = 0; frame < 50; frame++) {
      amr[6 + frame * 32] = 0x3c;
    }

    Viewable.View view = view(MediaType.VOICE, amr, path());

    assertThat(derived(view)).hasSize(44 + 16_000);
    assertThat(view.note().en()).contains(program.version()).contains("AMR");
    assertThat(view(MediaType.VOICE, amr, WITHOUT).note().en()).contains("Install ffmpeg");
  }

  @Test
  void whatABrowserWouldRunIsALinkWithoutItsName() throws Exception {
    for (String page : List.of("<html><script>alert(1)</script>", "<svg onload='alert(1)'/>")) {
      Viewable.View view = view(MediaType.IMAGE, page.getBytes(StandardCharsets.UTF_8), WITHOUT);

      assertThat(view.form().ending()).isEqualTo("bin");
      assertThat(view.way()).isEqualTo(Way.LINK);
      assertThat(view.derived()).isEmpty();
    }
  }

  @Test
  void aProgramThatHangsFloodsOrFailsGivesNothing(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("ffmpeg");
    Files.writeString(
        program,
        "#!/bin/sh\nif [ \"$1\" = -version ]; then echo ffmpeg version 0 Copyright x; else cat"
            + " /dev/zero; fi\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Ffmpeg flood = Ffmpeg.find(Map.of(Ffmpeg.VARIABLE, program.toString())).orElseThrow();

    assertThat(flood.version()).isEqualTo("ffmpeg version 0");
    assertThat(flood.picture(MemorySegment.ofArray(new byte[1 << 20]))).isEmpty();
    assertThat(Ffmpeg.find(Map.of(Ffmpeg.VARIABLE, folder.resolve("none").toString()))).isEmpty();
    assertThat(Ffmpeg.find(Map.of("PATH", ":.:relative"))).isEmpty();
  }
}
