package org.tiezheng.casework.capture;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tiezheng.casework.Capture;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.collect.capture.LogReading;
import org.tiezheng.collect.capture.Take;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Digester;

/**
 * Writes what came into the custody log of its case, within seconds. For each case one at a time,
 * and the case is free for others in between. Safe for use by many threads.
 */
final class Depositor implements AutoCloseable {
  /** Between two deposits of a case. */
  private static final Duration BEAT = Duration.ofMillis(1_500);

  /** After one that failed. */
  private static final Duration LATER = Duration.ofSeconds(3);

  private static final Duration TURN = Duration.ofSeconds(5);
  private static final Duration SEALING = Duration.ofMinutes(2);

  /** Between two times that a clock is asked; each gives tokens that are kept for ever. */
  private static final Duration STAMPED = Duration.ofMinutes(1);

  private final Function<String, Optional<Path>> cases;
  private final Workplace place;
  private final Collection<LiveCapture> live;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("deposits").unstarted(work));
  private final Set<String> working = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> stamped = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

  Depositor(Function<String, Optional<Path>> cases, Workplace place, Collection<LiveCapture> live) {
    this.cases = cases;
    this.place = place.with(place.locale(), Watch.SILENT);
    this.live = live;
  }

  /** Something of a capture waits. */
  void due(LiveCapture capture) {
    String matter = capture.about().matter();
    if (working.add(matter)) {
      after(Duration.ZERO, matter);
    }
  }

  private void after(Duration pause, String matter) {
    try {
      var _ =
          timer.schedule(
              () -> threads.execute(() -> work(matter)), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The app stops: what waits is deposited while it closes, or when it is started again.
      working.remove(matter);
    }
  }

  private void work(String matter) {
    try {
      after(deposit(matter) ? BEAT : LATER, matter, waits(matter));
    } catch (InterruptedException e) {
      working.remove(matter);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      working.remove(matter);
      throw e;
    }
  }

  private void after(Duration pause, String matter, boolean more) {
    if (more) {
      after(pause, matter);
      return;
    }
    working.remove(matter);
    // One may have come between the last look and the removal.
    if (waits(matter) && working.add(matter)) {
      after(pause, matter);
    }
  }

  private List<LiveCapture> of(String matter) {
    return live.stream()
        .filter(c -> c.about().matter().equals(matter) && !c.standing().ended())
        .toList();
  }

  private boolean waits(String matter) {
    return of(matter).stream().anyMatch(c -> c.waiting(1).isPresent());
  }

  /** Whether all that waited was deposited. */
  private boolean deposit(String matter) throws InterruptedException {
    ReentrantLock turn = turn(matter);
    turn.lockInterruptibly();
    try {
      // What was sealed meanwhile is deposited: the case is left alone then.
      return !waits(matter) || write(matter, of(matter));
    } finally {
      turn.unlock();
    }
  }

  private ReentrantLock turn(String matter) {
    return turns.computeIfAbsent(matter, _ -> new ReentrantLock());
  }

  private boolean write(String matter, List<LiveCapture> due) throws InterruptedException {
    try (OpenCase open = CaseTurn.open(folder(matter), place, TURN)) {
      Capture verb = new Capture(open);
      for (LiveCapture capture : due) {
        deposit(verb, capture);
      }
      Instant now = place.clock().instant();
      if (Duration.between(stamped.getOrDefault(matter, Instant.EPOCH), now).compareTo(STAMPED)
          > 0) {
        stamped.put(matter, now);
        verb.stamp();
      }
      return true;
    } catch (TiezhengException e) {
      due.forEach(c -> c.troubled(e.sentence()));
    } catch (IOException e) {
      due.forEach(c ->
          c.troubled(new Text("磁盘读写失败:" + e.getMessage(), "the disk failed: " + e.getMessage())));
    }
    return false;
  }

  private Path folder(String matter) {
    return cases
        .apply(matter)
        .orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "案件“" + matter + "”已不在这个文件夹。",
                    "The case " + matter + " is no longer in this folder.")));
  }

  private static void deposit(Capture verb, LiveCapture capture) throws IOException {
    for (Optional<LiveCapture.Waiting> next = capture.waiting(Capture.MOST);
        next.isPresent();
        next = capture.waiting(Capture.MOST)) {
      LiveCapture.Waiting w = next.get();
      Capture.Written written =
          w.first() == 0
              ? verb.begun(capture.begun())
              : verb.came(capture.begun().capture(), w.first(), w.last(), w.link(), w.pieces());
      capture.deposited(w, written.event(), written.deposit(), written.time());
    }
  }

  /** As {@link Captures#seal}. */
  Captures.Sealed seal(LiveCapture capture, Optional<Long> last, Workplace at)
      throws IOException, InterruptedException {
    at.watch().begins(new Text("等待案件空闲", "waiting for the case"), 1, Watch.Unit.THINGS);
    ReentrantLock turn = turn(capture.about().matter());
    turn.lockInterruptibly();
    try {
      return sealInTurn(capture, last, at);
    } finally {
      turn.unlock();
    }
  }

  private Captures.Sealed sealInTurn(LiveCapture capture, Optional<Long> last, Workplace at)
      throws IOException, InterruptedException {
    try (OpenCase open = CaseTurn.open(folder(capture.about().matter()), at, SEALING)) {
      Capture verb = new Capture(open);
      // It takes nothing more from here on, so that nothing comes behind the last deposit.
      capture.end(last);
      deposit(verb, capture);
      LogReading log = capture.checked();
      Path outer =
          OwnerOnly.folder(capture.folder().resolveSibling("set-" + capture.begun().capture()));
      try {
        Path together = together(outer, capture, log);
        CollectReport report =
            verb.seal(
                capture.begun().capture(),
                together,
                capture.lastLine(),
                source(capture),
                device(capture),
                capture.about().captures());
        return new Captures.Sealed(report, log.flaws(), notIn(capture, log, open));
      } finally {
        Captures.remove(outer);
      }
    }
  }

  /** What of the log and the takes is not among the originals of the case, byte for byte. */
  private static List<String> notIn(LiveCapture capture, LogReading log, OpenCase open)
      throws IOException {
    Set<String> originals =
        open.originals().stream().map(o -> o.digests().sha256()).collect(Collectors.toSet());
    List<String> names = new ArrayList<>(List.of(LiveCapture.LOG));
    log.takes().forEach(take -> names.add(take.fileName()));
    List<String> notIn = new ArrayList<>();
    for (String name : names) {
      if (!originals.contains(
          Digester.sha256Only().digest(capture.folder().resolve(name)).sha256())) {
        notIn.add(name);
      }
    }
    return notIn;
  }

  /** The files under the names that they get in the case. */
  private Path together(Path outer, LiveCapture capture, LogReading log) throws IOException {
    String name =
        "capture-"
            + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .withZone(place.zone())
                .format(capture.standing().began());
    Path together = OwnerOnly.folder(outer.resolve(name));
    String medium = capture.begun().medium().name().toLowerCase(Locale.ROOT);
    link(
        capture.folder().resolve(LiveCapture.LOG),
        together.resolve(name + "-" + medium + ".jsonl"));
    for (Take take : log.takes()) {
      link(capture.folder().resolve(take.fileName()), together.resolve(take.fileName()));
    }
    return together;
  }

  private static void link(Path data, Path target) throws IOException {
    Files.deleteIfExists(target);
    try {
      Files.createLink(target, data);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(data, target);
    }
  }

  private static String source(LiveCapture capture) {
    return capture.begun().stated().getOrDefault("what", "");
  }

  private static Map<String, String> device(LiveCapture capture) {
    Map<String, String> device = new TreeMap<>();
    capture
        .begun()
        .stated()
        .forEach((name, value) -> {
          if (name.equals("device") || name.equals("holder") || name.equals("place")) {
            device.put(name, value);
          }
        });
    return device;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdown();
    try {
      threads.awaitTermination(TURN.toSeconds() * 2, TimeUnit.SECONDS);
      for (String matter : live.stream().map(c -> c.about().matter()).distinct().toList()) {
        if (waits(matter)) {
          deposit(matter);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }
}
