package org.tiezheng.server.work;

import java.security.SecureRandom;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tiezheng.evidence.Text;

/** The work that runs and the last that ended. Safe for use by many threads. */
public final class Jobs implements Desk, AutoCloseable {
  private static final int KEPT = 100;
  private static final int AT_ONCE = 8;

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

  @Override
  public Optional<Job> begin(Text title, String matter, Work work) {
    return begin(title, matter, "", work);
  }

  /**
   * Where a member of a team begins work.
   *
   * @param by name of the account
   */
  public Desk by(String by) {
    return (title, matter, work) -> begin(title, matter, by, work);
  }

  private synchronized Optional<Job> begin(Text title, String matter, String by, Work work) {
    if (threads.isShutdown()
        || jobs.values().stream().filter(j -> j.now().running()).count() >= AT_ONCE) {
      return Optional.empty();
    }
    byte[] name = new byte[16];
    random.nextBytes(name);
    Job job = new Job(HexFormat.of().formatHex(name), title, matter, by, clock.instant());
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
  public List<Job.Snapshot> list() {
    return list(_ -> true);
  }

  /** Some of them, the newest first. */
  public synchronized List<Job.Snapshot> list(Predicate<Job> wanted) {
    List<Job.Snapshot> all = new ArrayList<>();
    jobs.values().stream().filter(wanted).forEach(job -> all.addFirst(job.now()));
    return all;
  }

  /** As {@link #close(Consumer)}, in silence. */
  @Override
  public void close() {
    close(_ -> {});
  }

  /**
   * Begins nothing more, and returns when all that runs has come to its end, however long that
   * takes; only an interrupt breaks it off.
   *
   * @param waits hears of each piece of work that still runs
   */
  public void close(Consumer<Text> waits) {
    stop();
    list().stream().filter(Job.Snapshot::running).forEach(job -> waits.accept(named(job)));
    try {
      boolean ended = false;
      while (!ended) {
        ended = threads.awaitTermination(1, TimeUnit.DAYS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** A piece of work is either begun before and waited for, or not begun at all. */
  private synchronized void stop() {
    threads.shutdown();
  }

  private static Text named(Job.Snapshot job) {
    return job.matter().isEmpty()
        ? job.title()
        : new Text(
            job.title().zh() + "(" + job.matter() + ")",
            job.title().en() + " (" + job.matter() + ")");
  }
}
