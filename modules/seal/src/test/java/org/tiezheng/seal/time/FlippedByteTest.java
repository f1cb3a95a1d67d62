package org.tiezheng.seal.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.time.TimestampCheck.Result;

/** Verification and canonical form together leave no byte of a token free. */
class FlippedByteTest {
  private static final byte[] BODY = "tiezheng.local/0\n5\nAAAA\n".getBytes(UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TsaAlgorithm.class)
  @DisplayName("every bit of every byte")
  void everyFlippedBitIsFound(TsaAlgorithm algorithm) throws Exception {
    Judge judge = new Judge(OwnService.in(folder), algorithm);
    byte[] good = judge.stamp();
    assertThat(judge.accepts(good)).isTrue();
    List<String> missed = new ArrayList<>();
    for (int place = 0; place < good.length; place++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] changed = good.clone();
        changed[place] ^= (byte) (1 << bit);
        if (judge.accepts(changed)) {
          missed.add("byte " + place + " bit " + bit);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TsaAlgorithm.class)
  void everyOtherValueOfRandomBytesIsFound(TsaAlgorithm algorithm) throws Exception {
    Judge judge = new Judge(OwnService.in(folder), algorithm);
    SplittableRandom random = new SplittableRandom(31);
    byte[] good = judge.stamp();
    int rounds = Boolean.getBoolean("long") ? 200_000 : 4_000;
    for (int i = 0; i < rounds; i++) {
      byte[] changed = good.clone();
      int place = random.nextInt(good.length);
      changed[place] += (byte) random.nextInt(1, 256);
      assertThat(judge.accepts(changed)).as("byte %d to %d", place, changed[place]).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(TsaAlgorithm.class)
  void missingAndAddedBytesAreFound(TsaAlgorithm algorithm) throws Exception {
    Judge judge = new Judge(OwnService.in(folder), algorithm);
    byte[] good = judge.stamp();
    for (int length = 0; length < good.length; length += 7) {
      assertThat(judge.accepts(Arrays.copyOf(good, length))).isFalse();
    }
    assertThat(judge.accepts(Arrays.copyOf(good, good.length + 1))).isFalse();
  }

  @Test
  void hostileNestingIsRefusedQuietly() throws Exception {
    Judge judge = new Judge(OwnService.in(folder), TsaAlgorithm.P256_SHA256);
    byte[] deep = new byte[200_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    assertThat(judge.accepts(deep)).isFalse();
    SplittableRandom random = new SplittableRandom(32);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      if (noise.length > 1) {
        noise[0] = 0x30;
      }
      assertThat(judge.accepts(noise)).isFalse();
    }
  }

  private static final class Judge {
    private final OwnService own;
    private final TsaAlgorithm algorithm;
    private final TimestampVerifier verifier;

    Judge(OwnService own, TsaAlgorithm algorithm) {
      this.own = own;
      this.algorithm = algorithm;
      verifier = new TimestampVerifier(own.trust(algorithm));
    }

    byte[] stamp() {
      return own.service(algorithm).stamp(BODY).response();
    }

    boolean accepts(byte[] response) {
      // Both are asked every time: neither may throw, whatever the bytes are.
      boolean canonical = CanonicalToken.isCanonical(response, own.certificates(algorithm));
      boolean holds = verifier.verify(response, BODY).verdict() == Result.PASSED;
      return canonical && holds;
    }
  }
}
