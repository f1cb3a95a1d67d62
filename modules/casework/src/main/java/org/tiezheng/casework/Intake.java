package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tiezheng.casework.CollectReport.NotTaken;
import org.tiezheng.collect.FolderWalk;
import org.tiezheng.collect.Found;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.SourceChangedException;
import org.tiezheng.vault.OriginalStore;
import org.tiezheng.vault.StoredOriginal;

/**
 * Takes in the bytes: everything below the paths that are named, one worker per core, each file
 * digested while it is copied. What cannot be taken in is listed and stops nothing.
 */
final class Intake {
  private static final Text STEP = new Text("读取并固化", "taking in");

  private final OriginalStore store;
  private final Watch watch;
  private final Consumer<List<Found.File>> found;

  /**
   * @param found is told the files before the first is copied
   */
  Intake(OriginalStore store, Watch watch, Consumer<List<Found.File>> found) {
    this.store = store;
    this.watch = watch;
    this.found = found;
  }

  /** A file that lies in the vault now. */
  record Taken(Found.File file, StoredOriginal stored) {}

  /**
   * What became of everything that was met.
   *
   * @param odd names that cannot be printed as they are, as they will be printed
   */
  record Result(List<Taken> taken, List<NotTaken> notTaken, List<String> odd) {}

  Result take(List<Path> paths) throws InterruptedException {
    List<Found.File> files = new ArrayList<>();
    List<NotTaken> notTaken = new ArrayList<>();
    List<String> odd = new ArrayList<>();
    try (Stream<Found> walk = FolderWalk.walk(paths)) {
      walk.forEach(each -> sort(each, files, notTaken, odd));
    }
    found.accept(List.copyOf(files));
    return new Result(store(files, notTaken), notTaken, odd);
  }

  private static void sort(
      Found found, List<Found.File> files, List<NotTaken> notTaken, List<String> odd) {
    switch (found) {
      case Found.File file -> files.add(file);
      case Found.Unreadable(String name, Text reason) ->
          notTaken.add(new NotTaken(name, reason, true));
      case Found.Loop(String name, String target) ->
          notTaken.add(
              new NotTaken(
                  name,
                  new Text("文件夹循环,指向 " + target, "a loop of folders, back to " + target),
                  false));
      case Found.OddName(String name, String rawHex) -> odd.add(name + " (" + rawHex + ")");
      case Found.Skipped(String name, Text reason) ->
          notTaken.add(new NotTaken(name, reason, false));
    }
  }

  private List<Taken> store(List<Found.File> files, List<NotTaken> notTaken)
      throws InterruptedException {
    long total = files.stream().mapToLong(Found.File::size).sum();
    AtomicLong done = new AtomicLong();
    watch.begins(STEP, total, Watch.Unit.BYTES);
    List<Taken> taken = new ArrayList<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<StoredOriginal>> results = new ArrayList<>();
      for (Found.File file : files) {
        results.add(
            workers.submit(() -> store.put(file.path(), count -> watch.at(done.addAndGet(count)))));
      }
      for (int i = 0; i < files.size(); i++) {
        Found.File file = files.get(i);
        try {
          taken.add(new Taken(file, results.get(i).get()));
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof IOException fault)) {
            workers.shutdownNow();
            throw unchecked(e);
          }
          notTaken.add(new NotTaken(file.name(), why(fault), true));
        }
      }
    }
    return taken;
  }

  private static RuntimeException unchecked(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }

  private static Text why(IOException fault) {
    return switch (fault) {
      case AccessDeniedException _ -> new Text("没有读取权限", "no permission to read");
      case NoSuchFileException _ -> new Text("读取时已不存在", "gone when it was to be read");
      case SourceChangedException _ ->
          new Text(
              "读取过程中被改动;请关闭正在使用它的程序后再采集",
              "it changed while it was read; close the program that uses it and collect again");
      default -> new Text("读取失败:" + fault.getMessage(), "reading failed: " + fault.getMessage());
    };
  }
}
