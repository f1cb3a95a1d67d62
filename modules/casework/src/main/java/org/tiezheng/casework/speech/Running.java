package org.tiezheng.casework.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A process with limits: how long it may take, and how much it may print. */
final class Running implements AutoCloseable {
  /** Bytes: ten hours of talk have less than two million. */
  static final int MOST = 64 << 20;

  private static final int LONGEST_LINE = 1 << 16;
  private static final int TAIL = 500;

  private final Process process;
  private final int most;
  private final CompletableFuture<String> errors = new CompletableFuture<>();

  private Running(Process process, int most) {
    this.process = process;
    this.most = most;
    Thread.ofVirtual().start(() -> errors.complete(tail(process.getErrorStream())));
  }

  /** How a process came to its end. */
  sealed interface End permits Ended, TooLong, TooMuch {}

  /**
   * By itself.
   *
   * @param tail the last that it said on standard error
   */
  record Ended(int code, String tail) implements End {}

  /** It was ended as it took too long. */
  record TooLong() implements End {}

  /** It was ended as it printed too much. */
  record TooMuch() implements End {}

  /**
   * Starts it with hardly any environment, so that nothing of the user's leaks into it.
   *
   * @param folder that it works in
   * @param most bytes that it may print
   */
  static Running start(List<String> command, Path folder, Map<String, String> environment, int most)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TMPDIR", folder.toString());
    // Windows starts nothing without it.
    Optional.ofNullable(environment.get("SystemRoot"))
        .ifPresent(root -> builder.environment().put("SystemRoot", root));
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, most);
  }

  /** The first line that it prints; empty if there is none in time. */
  Optional<String> firstLine(int seconds) throws InterruptedException {
    StringBuilder first = new StringBuilder();
    lines(
        seconds,
        line -> {
          first.append(line);
          return false;
        });
    return Optional.of(first.toString().replaceAll("\\p{Cntrl}", " ").strip())
        .filter(line -> !line.isEmpty());
  }

  /**
   * Reads it to its end.
   *
   * @param taker takes each line; false if there are too many
   */
  End lines(long seconds, Predicate<String> taker) throws InterruptedException {
    CompletableFuture<Boolean> read = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            read.complete(take(taker));
          } catch (IOException | RuntimeException e) {
            read.completeExceptionally(e);
          }
        });
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      if (!read.get(seconds, TimeUnit.SECONDS)) {
        return new TooMuch();
      }
      if (!process.waitFor(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        return new TooLong();
      }
      return new Ended(process.exitValue(), errors.get(seconds, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return new TooLong();
    } catch (ExecutionException e) {
      return new Ended(-1, String.valueOf(e.getCause()));
    } finally {
      end();
    }
  }

  private boolean take(Predicate<String> taker) throws IOException {
    InputStream in = process.getInputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 13];
    long all = 0;
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      all += count;
      for (int i = 0; i < count; i++) {
        if (piece[i] == '\n') {
          if (!taker.test(line.toString(StandardCharsets.UTF_8))) {
            return false;
          }
          line.reset();
        } else {
          line.write(piece[i]);
        }
      }
      if (all > most || line.size() > LONGEST_LINE) {
        return false;
      }
    }
    return line.size() == 0 || taker.test(line.toString(StandardCharsets.UTF_8));
  }

  /** The end of what is printed there, and never more of it at once. */
  private static String tail(InputStream in) {
    byte[] piece = new byte[1 << 13];
    String tail = "";
    try (in) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        String all = tail + new String(piece, 0, count, StandardCharsets.UTF_8);
        tail = all.substring(Math.max(0, all.length() - TAIL));
      }
    } catch (IOException e) {
      // It was ended: what it had said is all there is.
    }
    return tail.replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    end();
  }
}
