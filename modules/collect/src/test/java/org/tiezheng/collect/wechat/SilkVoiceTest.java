package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SilkVoiceTest {
  private static byte[] voice(int packets, boolean prefix) {
    byte[] bytes = new byte[(prefix ? 1 : 0) + 9 + packets * 12];
    int at = 0;
    if (prefix) {
      bytes[at++] = 2;
    }
    System.arraycopy(
        "#!SILK_V3".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, at, 9);
    at += 9;
    for (int i = 0; i < packets; i++, at += 12) {
      bytes[at] = 10;
    }
    return bytes;
  }

  private static SilkVoice of(byte[] bytes) {
    return SilkVoice.of(MemorySegment.ofArray(bytes)).orElseThrow();
  }

  @Test
  void aVoiceIsAsLongAsItsPackets() {
    assertThat(of(voice(25, true))).isEqualTo(new SilkVoice(25, true));
    assertThat(of(voice(25, false)).millis()).isEqualTo(500);
    byte[] ended = Arrays.copyOf(voice(3, true), 10 + 36 + 2);
    ended[46] = -1;
    ended[47] = -1;
    assertThat(of(ended)).isEqualTo(new SilkVoice(3, true));
  }

  @Test
  void aVoiceThatIsCutOffSaysSo() {
    byte[] whole = voice(25, true);

    assertThat(of(Arrays.copyOf(whole, whole.length - 3))).isEqualTo(new SilkVoice(24, false));
    assertThat(SilkVoice.of(MemorySegment.ofArray(new byte[] {2, '#'}))).isEmpty();
  }

  @Test
  void damagedVoicesAreNeverACrash() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      byte[] bad = voice(20, true);
      bad[10 + random.nextInt(bad.length - 10)] = (byte) random.nextInt(256);

      assertThat(of(Arrays.copyOf(bad, 10 + random.nextInt(bad.length - 10))).packets())
          .isBetween(0, 200);
    }
  }

  @Test
  @Tag("corpus")
  void voicesOfAPublishedEncoderAreThreeSecondsLong() throws IOException {
    Path folder = Path.of(System.getProperty("corpus", ""), "chat/generated");
    if (!Files.isDirectory(folder)) {
      System.out.println("SKIPPED: no corpus folder " + folder);
    }
    Assumptions.assumeTrue(Files.isDirectory(folder));
    for (String name : new String[] {"tone3s.silk", "tone3s_tencent.silk"}) {
      assertThat(of(Files.readAllBytes(folder.resolve(name))))
          .as(name)
          .isEqualTo(new SilkVoice(150, true));
    }
  }
}
