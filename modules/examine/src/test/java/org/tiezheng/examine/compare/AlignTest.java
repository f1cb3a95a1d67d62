package org.tiezheng.examine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlignTest {
  @Test
  void aShortStretchGivesTheLongestCommonOrder() {
    Random random = new Random(11);
    for (int run = 0; run < 500; run++) {
      int[] a = random.ints(random.nextInt(30), 0, 4).toArray();
      int[] b = random.ints(random.nextInt(30), 0, 4).toArray();
      int[] facing = Align.of(a, b);
      int last = -1;
      int length = 0;
      for (int i = 0; i < a.length; i++) {
        if (facing[i] >= 0) {
          assertThat(facing[i]).isGreaterThan(last);
          assertThat(a[i]).isEqualTo(b[facing[i]]);
          last = facing[i];
          length++;
        }
      }
      assertThat(length).isEqualTo(longest(a, b));
    }
  }

  @Test
  void aLongStretchWithEqualsAndInsertionsIsFollowedThroughout() {
    Random random = new Random(12);
    int[] a = random.ints(20_000, 0, 5_000).toArray();
    int[] b = Arrays.stream(a).filter(_ -> random.nextInt(100) > 0).toArray();
    long found = Arrays.stream(Align.of(a, b)).filter(j -> j >= 0).count();
    assertThat(found).isGreaterThan(b.length * 99L / 100);
  }

  private static int longest(int[] a, int[] b) {
    int[][] lengths = new int[a.length + 1][b.length + 1];
    for (int i = 1; i <= a.length; i++) {
      for (int j = 1; j <= b.length; j++) {
        lengths[i][j] =
            a[i - 1] == b[j - 1]
                ? lengths[i - 1][j - 1] + 1
                : Math.max(lengths[i - 1][j], lengths[i][j - 1]);
      }
    }
    return lengths[a.length][b.length];
  }
}
