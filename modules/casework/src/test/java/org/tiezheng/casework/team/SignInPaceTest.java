package org.tiezheng.casework.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How tries to sign in are paced. */
class SignInPaceTest {
  private Instant now = Instant.parse("2026-11-26T08:00:00Z");
  private final SignInPace pace = new SignInPace(() -> now);

  private Optional<Duration> refused(String name, String address) {
    return pace.begin(name, address).refused();
  }

  @Test
  void failuresOfANameFromAnAddressWaitTwiceAsLongEachTimeUpToFiveMinutes() {
    for (int i = 0; i < 5; i++) {
      assertThat(refused("wang", "a")).isEmpty();
    }
    long wait = 1;
    for (int i = 0; i < 12; i++) {
      assertThat(refused("wang", "a")).hasValue(Duration.ofSeconds(Math.min(300, wait)));
      now = now.plusSeconds(Math.min(300, wait));
      assertThat(refused("wang", "a")).isEmpty();
      wait *= 2;
    }
    assertThat(refused("wang", "b")).as("from elsewhere").isEmpty();
    assertThat(refused("li", "a")).as("somebody of the same house").isEmpty();
    now = now.plus(Duration.ofHours(2));
    for (int i = 0; i < 5; i++) {
      assertThat(refused("wang", "a")).as("forgotten").isEmpty();
    }
  }

  @Test
  void manyNamesFromOneAddressArePacedToo() {
    for (int i = 0; i < 30; i++) {
      assertThat(refused("name" + i, "a")).isEmpty();
    }
    assertThat(refused("name30", "a")).isPresent();
    assertThat(refused("name30", "b")).isEmpty();
  }

  @Test
  void triesFromEverywhereSlowANameDownAndNeverRefuseIt() {
    pace.begin("wang", "home");
    pace.succeeded("wang", "home");
    for (int i = 0; i < 1_000; i++) {
      assertThat(refused("wang", "bot" + i)).isEmpty();
    }
    SignInPace.Turn elsewhere = pace.begin("wang", "new phone");
    assertThat(elsewhere.refused()).isEmpty();
    assertThat(elsewhere.pause()).isEqualTo(Duration.ofSeconds(3));
    assertThat(pace.begin("wang", "home").pause()).as("where he signed in").isZero();
    assertThat(pace.begin("no such name", "x").pause()).isZero();
  }

  @Test
  void triesAtTheSameTimeCountBeforeTheirAnswerIsKnown() {
    for (int i = 0; i < 5; i++) {
      pace.begin("wang", "a");
    }
    assertThat(refused("wang", "a")).as("none of the five has ended").isPresent();
    pace.succeeded("wang", "a");
    assertThat(refused("wang", "a")).isEmpty();
  }
}
