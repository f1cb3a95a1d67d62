package org.tiezheng.seal.digest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
  /** Below this a second thread costs more than it brings. */
  private static final long TWO_THREADS_FROM = 64L << 20;

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
    Run run = new Run(List.copyOf(files), new SharedProgress(progress));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(workers, files.size()); i++) {
      threads.add(Thread.ofPlatform().daemon().name("digest-" + i).start(run::work));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      run.stop();
      threads.forEach(Thread::interrupt);
      for (Thread thread : threads) {
        joinQuietly(thread);
      }
      throw e;
    }
    return run.outcomes();
  }

  /** The thread ends soon: it was interrupted, which closes the file it reads. */
  private static void joinQuietly(Thread thread) {
    boolean done = false;
    while (!done) {
      try {
        thread.join();
        done = true;
      } catch (InterruptedException again) {
        // Already on the way out with an InterruptedException of our own.
      }
    }
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
    private volatile @Nullable Throwable bug;

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

    void stop() {
      next.set(order.length);
    }

    void work() {
      try {
        for (int i = next.getAndIncrement();
            i < order.length && i >= 0;
            i = next.getAndIncrement()) {
          outcomes[order[i]] = outcome(files.get(order[i]), sizes[order[i]]);
          progress.fileDone();
        }
      } catch (RuntimeException | Error e) {
        bug = e;
        stop();
      }
    }

    private FileOutcome outcome(Path file, long size) {
      try {
        boolean huge = workers > 1 && size >= TWO_THREADS_FROM && size > share;
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
      Throwable failure = bug;
      if (failure != null) {
        throw new IllegalStateException("a digesting thread failed", failure);
      }
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
