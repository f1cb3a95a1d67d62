package org.tiezheng.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tiezheng.evidence.Text;

/** Work that was begun comes to its end, also when the app is stopped meanwhile. */
class JobsTest {
  private final Jobs jobs =
      new Jobs(new SecureRandom(), InstantSource.system(), e -> Text.same(e.toString()));
  private final CountDownLatch go = new CountDownLatch(1);
  private final BlockingQueue<Text> waits = new LinkedBlockingQueue<>();

  private Job begun() {
    return jobs.begin(
            new Text("采集", "collect"),
            "c",
            _ -> {
              go.await();
              return new Job.Outcome(List.of(), "", 0, "");
            })
        .orElseThrow();
  }

  @Test
  void stoppingSaysWhatItWaitsForAndLetsItComeToItsEnd() throws Exception {
    Job job = begun();
    Thread stop = Thread.ofVirtual().start(() -> jobs.close(waits::add));
    assertThat(waits.take()).isEqualTo(new Text("采集(c)", "collect (c)"));
    assertThat(jobs.begin(Text.same("more"), "c", _ -> new Job.Outcome(List.of(), "", 0, "")))
        .isEqualTo(Optional.empty());
    assertThat(job.now().state()).isEqualTo(Job.State.RUNNING);
    go.countDown();
    stop.join();
    assertThat(job.now().state()).isEqualTo(Job.State.DONE);
  }

  @Test
  @EnabledIfSystemProperty(named = "long", matches = "true")
  void nothingIsBrokenOffBecauseItTakesLong() throws Exception {
    Job job = begun();
    Thread stop = Thread.ofVirtual().start(() -> jobs.close(waits::add));
    job.pause(TimeUnit.SECONDS.toMillis(12));
    assertThat(job.now().state()).isEqualTo(Job.State.RUNNING);
    go.countDown();
    stop.join();
    assertThat(job.now().state()).isEqualTo(Job.State.DONE);
  }

  @Test
  void notesBeyondThoseThatAreKeptAreCounted() throws Exception {
    Job job =
        jobs.begin(
                Text.same("notes"),
                "c",
                watch -> {
                  for (int i = 0; i < 10_003; i++) {
                    watch.notes(Text.same("note " + i));
                  }
                  return new Job.Outcome(List.of(), "", 0, "");
                })
            .orElseThrow();
    jobs.close();
    assertThat(job.now().notes()).hasSize(10_000).contains(Text.same("note 9999"));
    assertThat(job.now().moreNotes()).isEqualTo(3);
  }
}
