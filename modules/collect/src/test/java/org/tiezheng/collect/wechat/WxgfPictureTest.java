package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.testkit.chat.MovingPicture;

/** The first picture of a file is found, and how many follow it. */
class WxgfPictureTest {
  private static Optional<WxgfPicture.First> first(byte[] file) {
    return WxgfPicture.first(MemorySegment.ofArray(file));
  }

  private static byte[] bytes(WxgfPicture.First first) {
    return first.stream().toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void picturesOfOneStreamAreCounted() {
    WxgfPicture.First first = first(MovingPicture.together()).orElseThrow();

    assertThat(first.pictures()).isEqualTo(3);
    assertThat(HevcStream.of(first.stream()).form()).contains(new HevcStream.Form(false, 64, 64));
  }

  @Test
  void ofSeveralStreamsOfOneSizeTheFirstIsShownAndAllAreCounted() {
    WxgfPicture.First first = first(MovingPicture.apart()).orElseThrow();

    assertThat(first.pictures()).isEqualTo(3);
    assertThat(bytes(first)).isEqualTo(MovingPicture.firstStream());
  }

  @Test
  void aPictureWithItsTransparencyDoesNotMove() {
    assertThat(first(MovingPicture.still()).orElseThrow().pictures()).isOne();
  }

  @Test
  @Tag("corpus")
  void aRealPictureIsOne() throws Exception {
    Path file =
        Path.of(System.getProperty("corpus", ""), "chat/ppwwyyxx+wechat-dump/test_wxgf.jpg");
    Assumptions.assumeTrue(Files.isReadable(file), "SKIPPED: no corpus");

    WxgfPicture.First first = first(Files.readAllBytes(file)).orElseThrow();

    assertThat(first.pictures()).isOne();
    HevcStream.Form form = HevcStream.of(first.stream()).form().orElseThrow();
    assertThat(form.width()).isBetween(1920L, 1984L);
    assertThat(form.height()).isBetween(1080L, 1144L);
  }

  @Test
  void changedFilesGiveAPictureOrNoneAndNeverAFault() {
    Random random = new Random(11);
    int runs = Boolean.getBoolean("long") ? 1_000_000 : 5_000;
    for (int run = 0; run < runs; run++) {
      byte[] whole = run % 2 == 0 ? MovingPicture.together() : MovingPicture.apart();
      byte[] bad = Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 3));
      for (int i = 0; i < 1 + run % 5; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }

      first(bad).ifPresent(found -> assertThat(found.pictures()).isPositive());
    }
  }
}
