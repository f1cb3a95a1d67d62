package org.tiezheng.ocr;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.tiezheng.ocr.worker.Answer;
import org.tiezheng.ocr.worker.Worker;

/**
 * The process that reads pictures, and the folder that it works in. It is started when it is needed
 * and again after it has died; at the end the folder is removed with everything that native code
 * has unpacked into it.
 */
final class WorkerProcess implements AutoCloseable {
  /** The end of the process, for a person: it died, or it took too long. */
  sealed interface Outcome {
    /** The process answered. */
    record Answered(Answer answer) implements Outcome {}

    /** It ended in the midst of its work. */
    record Died(String detail) implements Outcome {}

    /** It was ended because it took too long. */
    record TooLong() implements Outcome {}
  }

  private static final int MOST_DETAIL = 300;

  private final Function<Path, List<String>> command;
  private final Duration patience;
  private final Path folder;
  private final String word = UUID.randomUUID().toString();
  private final ExecutorService ears = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<Process> process = Optional.empty();
  private int pictures;

  /**
   * @param command what starts it, given the folder; folder and word are added
   * @param patience how long one picture may take
   */
  WorkerProcess(Function<Path, List<String>> command, Duration patience) throws IOException {
    this.command = command;
    this.patience = patience;
    this.folder = Files.createTempDirectory("tiezheng-screens");
  }

  /** The folder, as long as it is there. */
  Path folder() {
    return folder;
  }

  Outcome read(byte[] picture) throws InterruptedException {
    String name = "p" + ++pictures;
    try {
      Files.write(folder.resolve(name), picture);
      return ask(name);
    } catch (IOException e) {
      end();
      return new Outcome.Died(String.valueOf(e.getMessage()));
    }
  }

  private Outcome ask(String name) throws IOException, InterruptedException {
    Process running = running();
    OutputStream to = running.getOutputStream();
    Path answer = folder.resolve(name + Worker.ANSWER);
    CompletableFuture<Boolean> said =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                to.write((name + "\n").getBytes(StandardCharsets.UTF_8));
                to.flush();
                return hears(running, word + " " + name);
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            },
            ears);
    try {
      if (said.get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome.Answered(answer(answer));
      }
      return died();
    } catch (TimeoutException e) {
      end();
      return new Outcome.TooLong();
    } catch (ExecutionException e) {
      return died();
    } finally {
      Files.deleteIfExists(folder.resolve(name));
      Files.deleteIfExists(answer);
    }
  }

  /** Whether the process says the line; everything else that it says is noise. */
  private static boolean hears(Process running, String expected) throws IOException {
    BufferedReader from =
        new BufferedReader(
            new InputStreamReader(running.getInputStream(), StandardCharsets.ISO_8859_1), 512);
    StringBuilder line = new StringBuilder();
    for (int c = from.read(); c >= 0; c = from.read()) {
      if (c != '\n' && c != '\r') {
        line.append((char) c);
        if (line.length() > 1_000) {
          line.setLength(0);
        }
      } else if (line.toString().endsWith(expected)) {
        return true;
      } else {
        line.setLength(0);
      }
    }
    return false;
  }

  private static Answer answer(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Answer.read(in);
    }
  }

  private Outcome died() throws IOException, InterruptedException {
    end();
    Path errors = folder.resolve("errors");
    String said = Files.exists(errors) ? tail(errors) : "";
    return new Outcome.Died(said);
  }

  private static String tail(Path errors) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(errors, StandardCharsets.ISO_8859_1)) {
      char[] first = new char[MOST_DETAIL];
      int n = in.read(first);
      return n <= 0 ? "" : new String(first, 0, n).strip().lines().findFirst().orElse("");
    }
  }

  private Process running() throws IOException {
    if (process.isPresent() && process.get().isAlive()) {
      return process.get();
    }
    List<String> words = new java.util.ArrayList<>(command.apply(folder));
    words.add(folder.toString());
    words.add(word);
    Process started =
        new ProcessBuilder(words).redirectError(folder.resolve("errors").toFile()).start();
    process = Optional.of(started);
    return started;
  }

  private void end() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      process = Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ears.shutdownNow();
      remove();
    }
  }

  private void remove() {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path directory, @org.jspecify.annotations.Nullable IOException problem)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
