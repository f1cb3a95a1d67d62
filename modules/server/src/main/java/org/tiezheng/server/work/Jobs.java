package org.tiezheng.server.work;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tiezheng.evidence.Text;

/** The work that runs and the last that ended. Safe for use by many threads. */
public final class Jobs implements AutoCloseable {
  private static final int KEPT = 100;
  private static final int AT_ONCE = 8;
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final SecureRandom random;
  private final InstantSource clock;
  private final Function<Throwable, Text> sentences;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  /**
   * @param sentences what a person is told of something that was thrown
   */
  public Jobs(SecureRandom random, InstantSource clock, Function<Throwable, Text> sentences) {
    this.random = random;
    this.clock = clock;
    this.sentences = sentences;
  }

  /** The work itself. */
  public interface Work {
    Job.Outcome run(Job watch) throws Exception;
  }

  /**
   * Begins a piece of work.
   *
   * @param matter name of the case; empty if it works on none
   * @return empty if too much runs already
   */
  public synchronized Optional<Job> begin(Text title, String matter, Work work) {
    if (jobs.values().stream().filter(j -> j.now().running()).count() >= AT_ONCE) {
      return Optional.empty();
    }
    byte[] name = new byte[16];
    random.nextBytes(name);
    Job job = new Job(HexFormat.of().formatHex(name), title, matter, clock.instant());
    jobs.put(job.id(), job);
    forget();
    threads.execute(() -> run(job, work));
    return Optional.of(job);
  }

  private void forget() {
    List<String> ended =
        jobs.values().stream().filter(j -> !j.now().running()).map(Job::id).toList();
    for (int i = 0; i < ended.size() && jobs.size() > KEPT; i++) {
      jobs.remove(ended.get(i));
    }
  }

  private void run(Job job, Work work) {
    try {
      job.ended(work.run(job));
    } catch (Throwable e) { // also an error: nobody else would hear of it
      job.failed(sentences.apply(e));
    }
  }

  public synchronized Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** The newest first. */
  public synchronized List<Job.Snapshot> list() {
    List<Job.Snapshot> all = new ArrayList<>();
    jobs.values().forEach(job -> all.addFirst(job.now()));
    return all;
  }

  /** Begins nothing more, and waits a little for what runs; what was sealed is safe anyway. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
