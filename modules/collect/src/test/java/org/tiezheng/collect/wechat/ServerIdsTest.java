package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerIdsTest {
  @Test
  void everyIdIsFoundWithItsConversationAndNoOther() {
    ServerIds ids = new ServerIds();
    assertThat(ids.conversation("5")).isEmpty();
    for (long id = 1; id <= 100_000; id++) {
      ids.add(Long.toUnsignedString(id * -7_046_029_254_386_353_131L), "c" + id % 7);
    }
    for (long id = 1; id <= 100_000; id++) {
      String text = Long.toUnsignedString(id * -7_046_029_254_386_353_131L);
      assertThat(ids.conversation(text)).contains("c" + id % 7);
    }
    for (long id = 100_001; id <= 110_000; id++) {
      String text = Long.toUnsignedString(id * -7_046_029_254_386_353_131L);
      assertThat(ids.conversation(text)).isEmpty();
    }
    ids.add("7", "first");
    ids.add("7", "second");
    assertThat(ids.conversation("7")).contains("second");
    assertThat(ids.conversation(Long.toUnsignedString(-7_046_029_254_386_353_131L))).contains("c1");
    ids.add("0", "c");
    ids.add("not an id", "c");
    assertThat(ids.conversation("0")).isEmpty();
    assertThat(ids.conversation("not an id")).isEmpty();
  }

  /** Ids made so that a hash by multiplication would put all of them into one place. */
  @Test
  void idsThatWereChosenToCollideEndAsSoonAsOthers() {
    BigInteger two64 = BigInteger.ONE.shiftLeft(64);
    long inverse = new BigInteger("9e3779b97f4a7c15", 16).modInverse(two64).longValue();
    ServerIds ids = new ServerIds();
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (long i = 1; i <= 400_000; i++) {
            ids.add(Long.toUnsignedString(i * inverse), "c");
          }
        });
    assertThat(ids.conversation(Long.toUnsignedString(400_000 * inverse))).contains("c");
    assertThat(ids.conversation(Long.toUnsignedString(400_001 * inverse))).isEmpty();
  }
}
