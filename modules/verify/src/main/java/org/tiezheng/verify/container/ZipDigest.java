package org.tiezheng.verify.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.Progress;

/** Unpacks and digests entries of a zip, each worker one after another. For one use. */
final class ZipDigest {
  /** Opens an entry by its path. */
  @FunctionalInterface
  interface Opener {
    InputStream open(String path) throws IOException;
  }

  private static final long STEP = 4L << 20;

  private final Path zip;
  private final Opener opener;
  private final Digester digester;
  private final int workers;
  private final Progress progress;
  private final Map<String, FileOutcome> outcomes = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private long bytes;
  private long told;
  private long files;

  ZipDigest(Path zip, Opener opener, Digester digester, int workers, Progress progress) {
    this.zip = zip;
    this.opener = opener;
    this.digester = digester;
    this.workers = workers;
    this.progress = progress;
  }

  Map<String, FileOutcome> run(List<String> paths) throws InterruptedException {
    if (paths.isEmpty()) {
      return Map.of();
    }
    int threads = Math.min(workers, paths.size());
    var factory = Thread.ofPlatform().daemon().name("unzip-", 0).factory();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads, factory)) {
      Callable<Integer> work = () -> work(paths);
      for (Future<Integer> worker : pool.invokeAll(Collections.nCopies(threads, work))) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a digesting thread failed", e.getCause());
    }
    return Map.copyOf(outcomes);
  }

  private int work(List<String> paths) throws InterruptedException {
    int taken = 0;
    for (int i = next.getAndIncrement(); i < paths.size(); i = next.getAndIncrement()) {
      outcomes.put(paths.get(i), outcome(paths.get(i)));
      taken++;
      fileDone();
      if (Thread.interrupted()) {
        throw new InterruptedException("told to stop");
      }
    }
    return taken;
  }

  private FileOutcome outcome(String path) {
    try (InputStream in = new Counted(opener.open(path))) {
      return new FileOutcome.Digested(zip, digester.digest(in));
    } catch (IOException e) {
      return new FileOutcome.Unreadable(zip, FileOutcome.Reason.READ_ERROR, e.toString());
    }
  }

  private synchronized void bytesDone(long count) {
    bytes += count;
    if (bytes - told >= STEP) {
      told = bytes;
      progress.advanced(bytes, files);
    }
  }

  private synchronized void fileDone() {
    files++;
    told = bytes;
    progress.advanced(bytes, files);
  }

  /** Tells the progress what was read. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      int n = in.read(into, offset, count);
      bytesDone(Math.max(n, 0));
      return n;
    }
  }
}
