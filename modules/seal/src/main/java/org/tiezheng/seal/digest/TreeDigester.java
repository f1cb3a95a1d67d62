package org.tiezheng.seal.digest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.seal.digest.FileOutcome.Digested;
import org.tiezheng.seal.digest.FileOutcome.Reason;
import org.tiezheng.seal.digest.FileOutcome.Unreadable;

/**
 * Digests many files, one worker per core. Each worker takes whole files, largest first so that no
 * big one is left over at the end; a file larger than a core's share of the whole gets a second
 * thread for SM3. A file that cannot be read is a result and does not stop the others.
 *
 * <p>Memory: 256 KiB per worker (1 MiB for a file on two threads) plus the results. Immutable, safe
 * for use by many threads at once.
 */
public final class TreeDigester {
  private final Digester digester;
  private final int workers;

  /** As many workers as there are processors. */
  public TreeDigester(Digester digester) {
    this(digester, Runtime.getRuntime().availableProcessors());
  }

  public TreeDigester(Digester digester, int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("at least one worker is needed, not " + workers);
    }
    this.digester = digester;
    this.workers = workers;
  }

  /**
   * One outcome per file, in the order of {@code files}.
   *
   * @throws InterruptedException when this thread is interrupted; the workers have then ended
   */
  public List<FileOutcome> digest(Collection<Path> files, Progress progress)
      throws InterruptedException {
    if (files.isEmpty()) {
      return List.of();
    }
    Run run = new Run(List.copyOf(files), new SharedProgress(progress));
    int threads = Math.min(workers, files.size());
    var factory = Thread.ofPlatform().daemon().name("digest-", 0).factory();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads, factory)) {
      Callable<Integer> work = run::work;
      for (Future<Integer> worker : pool.invokeAll(Collections.nCopies(threads, work))) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a digesting thread failed", e.getCause());
    }
    return run.outcomes();
  }

  /** The state of one call. */
  private final class Run {
    private final List<Path> files;
    private final SharedProgress progress;
    private final long[] sizes;
    private final int[] order;
    private final long share;
    private final AtomicInteger next = new AtomicInteger();
    private final @Nullable FileOutcome[] outcomes;

    Run(List<Path> files, SharedProgress progress) {
      this.files = files;
      this.progress = progress;
      sizes = files.stream().mapToLong(Run::sizeOrZero).toArray();
      share = Arrays.stream(sizes).sum() / workers;
      order =
          IntStream.range(0, sizes.length)
              .boxed()
              .sorted(Comparator.comparingLong((Integer i) -> sizes[i]).reversed())
              .mapToInt(Integer::intValue)
              .toArray();
      outcomes = new FileOutcome[sizes.length];
    }

    private static long sizeOrZero(Path file) {
      try {
        return Files.size(file);
      } catch (IOException e) {
        return 0; // reported when its turn comes
      }
    }

    /** Takes files until none is left; how many this worker took. */
    int work() throws InterruptedException {
      int taken = 0;
      for (int i = next.getAndIncrement(); i < order.length; i = next.getAndIncrement()) {
        outcomes[order[i]] = outcome(files.get(order[i]), sizes[order[i]]);
        taken++;
        progress.fileDone();
        if (Thread.interrupted()) {
          throw new InterruptedException("told to stop");
        }
      }
      return taken;
    }

    private FileOutcome outcome(Path file, long size) {
      try {
        boolean huge = workers > 1 && size >= Digester.TWO_THREADS_FROM && size > share;
        return new Digested(
            file,
            huge
                ? digester.digestOnTwoThreads(file, progress::bytesDone)
                : digester.digest(file, progress::bytesDone));
      } catch (NoSuchFileException e) {
        return new Unreadable(file, Reason.MISSING, e.toString());
      } catch (AccessDeniedException e) {
        return new Unreadable(file, Reason.NOT_PERMITTED, e.toString());
      } catch (NotAFileException e) {
        return new Unreadable(file, Reason.NOT_A_FILE, e.toString());
      } catch (SourceChangedException e) {
        return new Unreadable(file, Reason.CHANGED_WHILE_READ, e.toString());
      } catch (IOException e) {
        return new Unreadable(file, Reason.READ_ERROR, e.toString());
      }
    }

    List<FileOutcome> outcomes() {
      List<FileOutcome> all = new ArrayList<>(outcomes.length);
      for (int i = 0; i < outcomes.length; i++) {
        FileOutcome outcome = outcomes[i];
        if (outcome == null) {
          throw new IllegalStateException("no outcome for " + files.get(i));
        }
        all.add(outcome);
      }
      return List.copyOf(all);
    }
  }

  /** Adds up and passes on, one thread at a time. */
  private static final class SharedProgress {
    private static final long STEP = 4L << 20;

    private final Progress listener;
    private long bytes;
    private long files;
    private long told;

    SharedProgress(Progress listener) {
      this.listener = listener;
    }

    synchronized void bytesDone(long count) {
      bytes += count;
      if (bytes - told >= STEP) {
        told = bytes;
        listener.advanced(bytes, files);
      }
    }

    synchronized void fileDone() {
      files++;
      told = bytes;
      listener.advanced(bytes, files);
    }
  }
}
