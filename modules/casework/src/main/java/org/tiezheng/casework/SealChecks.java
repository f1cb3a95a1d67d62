package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tiezheng.evidence.Original;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.vault.VaultException;

/**
 * Compares originals in the vault with the SHA-256 under which they were sealed, before they are
 * shown. What was compared stays known as long as the file keeps its size, its times and its place
 * on the disk; whoever forges those too is found by {@code verify} only. Safe for use by many
 * threads.
 */
public final class SealChecks implements AutoCloseable {
  private static final int KEPT = 10_000;
  private static final int AT_ONCE = 2;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("seal-check-", 0).factory());
  private final Map<Stamp, CompletableFuture<State>> known = new LinkedHashMap<>();

  /** What is known of an original. */
  public enum State {
    /** Its bytes have the SHA-256 under which they were sealed. */
    SEALED,
    /** They have another: somebody or something altered them in the vault. */
    ALTERED,
    /** It is not in the vault any more, or the disk does not give it. */
    UNREADABLE,
    /** Not compared yet. */
    UNCHECKED
  }

  private record Stamp(
      Path file, String sha256, long size, String modified, String changed, String key) {
    static Stamp of(Path file, String sha256) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          file,
          sha256,
          now.size(),
          now.lastModifiedTime().toString(),
          changed(file),
          String.valueOf(now.fileKey()));
    }

    /** Unlike the time of modification no program sets this one; not every system has it. */
    private static String changed(Path file) throws IOException {
      return file.getFileSystem().supportedFileAttributeViews().contains("unix")
          ? String.valueOf(Files.getAttribute(file, "unix:ctime"))
          : "";
    }
  }

  /**
   * What is known of an original after so long a time at most; the comparison goes on afterwards.
   *
   * @param patience zero to ask only what is known already, or begin
   */
  public State within(OpenCase open, Original original, Duration patience) {
    CompletableFuture<State> check;
    try {
      check = check(open, original);
    } catch (IOException | VaultException e) {
      return State.UNREADABLE;
    }
    try {
      return check.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return State.UNCHECKED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return State.UNCHECKED;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<State> check(OpenCase open, Original original) throws IOException {
    Path file = open.vault().originals().file(original.digests().sha256());
    Stamp stamp = Stamp.of(file, original.digests().sha256());
    CompletableFuture<State> check;
    synchronized (known) {
      CompletableFuture<State> before = known.get(stamp);
      if (before != null) {
        return before;
      }
      if (known.size() >= KEPT) {
        known.remove(known.keySet().iterator().next());
      }
      check = CompletableFuture.supplyAsync(() -> compare(stamp), threads);
      known.put(stamp, check);
    }
    var _ = check.thenAccept(state -> forget(stamp, state));
    return check;
  }

  /** What the disk did not give it may give the next time. */
  private void forget(Stamp stamp, State state) {
    if (state == State.UNREADABLE) {
      synchronized (known) {
        known.remove(stamp);
      }
    }
  }

  private static State compare(Stamp stamp) {
    try {
      // What is written to while it is read is an error.
      String found = Digester.sha256Only().digest(stamp.file()).sha256();
      return found.equals(stamp.sha256()) ? State.SEALED : State.ALTERED;
    } catch (IOException e) {
      return State.UNREADABLE;
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
