package org.tiezheng.casework.team;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tiezheng.casework.NoteAccess;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.vault.VaultInUseException;

/**
 * Brings accesses into the custody logs of their cases, some minutes of them in one entry: reading
 * does not wait for a log to be written. A case that is in use gets its entry later; what waits is
 * on the disk. Safe for use by many threads.
 */
public final class AccessLog implements AutoCloseable {
  /** So long accesses are gathered for one entry. */
  public static final Duration GATHERED = Duration.ofMinutes(5);

  private static final int MOST = 400;
  private static final Duration ROUND = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path folder;
  private final Function<String, Optional<Path>> cases;
  private final Workplace place;
  private final Consumer<Throwable> faults;
  private final Map<String, AccessBatch> open = new HashMap<>();
  private final List<AccessBatch> waiting = new ArrayList<>();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("access-log").unstarted(work));

  /**
   * @param team the folder of the team
   * @param cases finds the folder of a case by its name
   */
  public AccessLog(
      Path team,
      Function<String, Optional<Path>> cases,
      Workplace place,
      Consumer<Throwable> faults) {
    this.folder = team.resolve("access");
    this.cases = cases;
    this.place = place;
    this.faults = faults;
    find();
    var _ =
        rounds.scheduleWithFixedDelay(
            () -> handOver(GATHERED), ROUND.toSeconds(), ROUND.toSeconds(), TimeUnit.SECONDS);
  }

  private void find() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        List<AccessBatch> found = AccessBatch.found(file);
        if (found.isEmpty()) {
          Files.delete(file); // nothing was answered before the first line was whole
        }
        waiting.addAll(found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Notes an access; it is on the disk when this returns.
   *
   * @throws IOException if it cannot be noted; then nothing may be shown
   */
  public synchronized void note(String matter, Access access) throws IOException {
    Instant now = place.clock().instant();
    AccessBatch batch = open.get(matter);
    if (batch == null || batch.size() >= MOST) {
      if (batch != null) {
        waiting.add(batch);
      }
      OwnerOnly.folder(folder);
      byte[] name = new byte[8];
      place.random().nextBytes(name);
      batch =
          AccessBatch.begin(folder.resolve(HexFormat.of().formatHex(name) + ".jsonl"), matter, now);
      open.put(matter, batch);
    }
    batch.add(access, now);
  }

  /** Writes the entries of what is older. */
  private void handOver(Duration age) {
    for (AccessBatch batch : due(age)) {
      try {
        if (hand(batch)) {
          batch.done();
          forget(batch);
        }
      } catch (IOException | RuntimeException e) {
        faults.accept(e); // it waits for the next round
      }
    }
  }

  private synchronized List<AccessBatch> due(Duration age) {
    Instant old = place.clock().instant().minus(age);
    open.values().removeIf(batch -> !batch.begun().isAfter(old) && waiting.add(batch));
    return List.copyOf(waiting);
  }

  private synchronized void forget(AccessBatch batch) {
    waiting.remove(batch);
  }

  /** Whether the accesses need not wait any more; a case that is not there has no log. */
  private boolean hand(AccessBatch batch) throws IOException {
    Optional<Path> matter = cases.apply(batch.matter());
    if (matter.isEmpty()) {
      return true;
    }
    try (OpenCase opened = CaseTurn.open(matter.get(), place, PATIENCE)) {
      new NoteAccess(opened).run(batch.lines(), batch.begun(), batch.until());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (VaultInUseException e) {
      return false; // the next round may find it otherwise
    }
  }

  /** Writes what waits, as far as that goes, and stops. */
  @Override
  public void close() {
    rounds.shutdown();
    try {
      var _ = rounds.awaitTermination(PATIENCE.toSeconds() * 5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    handOver(Duration.ZERO);
  }
}
