package org.tiezheng.collect.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Join tables in memory, against a plain map. */
class LongPairsTest {
  @Test
  void pairsAreFoundInTheOrderInWhichTheyCame() {
    Random random = new Random(20260505);
    for (int round = 0; round < 300; round++) {
      LongPairs pairs = new LongPairs();
      Map<Long, List<Long>> expected = new TreeMap<>();
      for (int n = random.nextInt(400); n > 0; n--) {
        long key = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(50);
        pairs.add(key, n);
        expected.computeIfAbsent(key, _ -> new ArrayList<>()).add((long) n);
        if (random.nextInt(100) == 0) {
          pairs.of(key, 1);
        }
      }
      expected.forEach((key, values) -> {
        assertThat(pairs.of(key, 10_000)).containsExactly(array(values));
        assertThat(pairs.of(key, 1)).containsExactly(values.getFirst());
      });
      assertThat(pairs.of(-7, 5)).isEmpty();
    }
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
