package org.tiezheng.present.bundle;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Forces the files of a folder to the medium, each once. Large ones go there while others are still
 * written; the small ones at the end, several at a time, because each waits for the disk alone. Not
 * thread-safe.
 */
final class Forcing implements AutoCloseable {
  /** Smaller files are not worth a turn of their own. */
  private static final long LARGE = 16L << 20;

  private static final int AT_A_TIME = 4;

  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          AT_A_TIME, Thread.ofPlatform().daemon().name("forcing-", 0).factory());
  private final Map<Path, Future<?>> begun = new LinkedHashMap<>();

  /** Takes a file that will not be written to any more. */
  void complete(Path file, long size) {
    if (size >= LARGE) {
      begin(file);
    }
  }

  private void begin(Path file) {
    begun.computeIfAbsent(file, f -> pool.submit(() -> forced(f)));
  }

  /**
   * Returns when every file and every folder below is on the medium.
   *
   * @throws IOException if one of them could not be forced
   */
  void all(Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            begin(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            folders.add(visited);
            return super.postVisitDirectory(visited, failure);
          }
        });
    for (Future<?> file : begun.values()) {
      await(file);
    }
    for (Path each : folders) {
      entries(each);
    }
  }

  private static void await(Future<?> file) throws IOException {
    try {
      file.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files are forced to the medium");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw new IOException(failed.getCause());
      }
      throw new IllegalStateException("forcing a file failed", e.getCause());
    }
  }

  private static void forced(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes new and renamed entries of a folder durable; Windows needs no such call. */
  static void entries(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Waits for what was begun. */
  @Override
  public void close() {
    pool.close();
  }
}
