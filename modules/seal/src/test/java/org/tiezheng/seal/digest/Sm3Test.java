package org.tiezheng.seal.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Sm3Test {
  @Test
  @DisplayName("GB/T 32905-2016 annex A, example 1")
  void shortExampleOfTheStandard() {
    assertThat(hex(Sm3.of("abc".getBytes(US_ASCII))))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  }

  @Test
  @DisplayName("GB/T 32905-2016 annex A, example 2")
  void longExampleOfTheStandard() {
    assertThat(hex(Sm3.of("abcd".repeat(16).getBytes(US_ASCII))))
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  }

  @Test
  void agreesWithBouncyCastleOnEveryLengthUpToFiveBlocks() {
    SplittableRandom random = new SplittableRandom(3);
    for (int length = 0; length <= 320; length++) {
      byte[] input = new byte[length];
      random.nextBytes(input);
      assertThat(hex(Sm3.of(input))).as("length %d", length).isEqualTo(hex(reference(input)));
    }
  }

  @Test
  void agreesWithBouncyCastleHoweverTheInputIsCut() {
    SplittableRandom random = new SplittableRandom(4);
    Sm3 sm3 = new Sm3();
    int rounds = Boolean.getBoolean("long") ? 20_000 : 400;
    for (int i = 0; i < rounds; i++) {
      byte[] input = new byte[random.nextInt(70_000)];
      random.nextBytes(input);
      int at = 0;
      while (at < input.length) {
        int count = Math.min(input.length - at, random.nextInt(1, 3_000));
        if (count == 1) {
          sm3.update(input[at]);
        } else {
          sm3.update(input, at, count);
        }
        at += count;
      }
      // digest() also starts anew, so one object serves all rounds
      assertThat(hex(sm3.digest())).isEqualTo(hex(reference(input)));
    }
  }

  @Test
  void resetForgets() {
    Sm3 sm3 = new Sm3();
    sm3.update(new byte[100]);
    sm3.reset();
    assertThat(hex(sm3.digest("abc".getBytes(US_ASCII)))).startsWith("66c7f0f4");
    assertThat(sm3.getDigestLength()).isEqualTo(32);
  }

  private static byte[] reference(byte[] input) {
    SM3Digest digest = new SM3Digest();
    digest.update(input, 0, input.length);
    byte[] out = new byte[32];
    digest.doFinal(out, 0);
    return out;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
