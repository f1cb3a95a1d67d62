package org.tiezheng.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People at the app at once, in a process of their own, with the server in another: how long they
 * wait beside what answers nothing but that it is there, asked by the same people at the same time,
 * and whether the server's heap stays as it is.
 */
final class AppUsersBench implements Benchmark {
  private static final int USERS = 24;
  private static final int CASES = 4;
  private static final int PAUSE_MILLIS = 400;
  private static final String BARE = "bare: GET /health";

  /** Seconds of the run instead of the usual ones. */
  private static final String SECONDS = "users.seconds";

  /** After warming up the heap may not grow by more than a fifth. */
  private static final double FLAT = 0.83;

  @Override
  public String name() {
    return "app-users";
  }

  @Override
  public String title() {
    return USERS + " simulated users of the app on loopback, the server in a second process";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    int seconds = Integer.getInteger(SECONDS, (int) settings.size(20, 600));
    int lines = (int) settings.size(2_000, 50_000);
    Path folder = Files.createDirectories(settings.work().resolve("app-users"));
    List<String> command =
        Shell.java("512m", AppServerRun.class, folder.toString(), "" + CASES, "" + lines);
    command.add(1, "--enable-native-access=ALL-UNNAMED");
    Process server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = server.inputReader(StandardCharsets.US_ASCII);
        BufferedWriter in = server.outputWriter(StandardCharsets.US_ASCII)) {
      if (!"ready".equals(out.readLine())) {
        throw new IOException("the app did not start");
      }
      return new Run(in, out, lines).measured(seconds);
    } finally {
      server.destroy();
      server.waitFor();
      Shell.removeTree(folder);
    }
  }

  /** One run, and what came of it. */
  private static final class Run {
    private final BufferedWriter in;
    private final BufferedReader out;
    private final int lines;
    private final Queue<AppUser.Done> done = new ConcurrentLinkedQueue<>();
    private final AtomicLong broken = new AtomicLong();
    private final Queue<String> firstBroken = new ConcurrentLinkedQueue<>();

    Run(BufferedWriter in, BufferedReader out, int lines) {
      this.in = in;
      this.out = out;
      this.lines = lines;
    }

    private String ask(String what) throws IOException {
      in.write(what);
      in.newLine();
      in.flush();
      return Objects.requireNonNull(out.readLine(), "the app has ended");
    }

    List<Measurement> measured(int seconds) throws IOException, InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      List<Thread> users = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        AppUser user = new AppUser(URI.create(ask("invite")), new Random(i), CASES, lines);
        int seed = i;
        users.add(Thread.ofVirtual().start(() -> use(user, end, new Random(1_000 + seed))));
      }
      List<Measurement> rows = new ArrayList<>();
      List<Double> heaps = new ArrayList<>();
      int step = Math.clamp(seconds / 4, 5, 30);
      Semaphore never = new Semaphore(0);
      for (int at = step; at <= seconds; at += step) {
        long left = end - System.nanoTime() - TimeUnit.SECONDS.toNanos((long) seconds - at);
        if (left > 0 && never.tryAcquire(left, TimeUnit.NANOSECONDS)) {
          throw new IllegalStateException("nobody releases it");
        }
        double heap = Long.parseLong(ask("heap")) / 1e6;
        heaps.add(heap);
        rows.add(Measurement.plain("heap after a collection, at %d s".formatted(at), heap, "MB"));
      }
      for (Thread user : users) {
        user.join();
      }
      rows.addAll(rows(seconds, heaps));
      return rows;
    }

    private void use(AppUser user, long end, Random pauses) {
      Semaphore never = new Semaphore(0);
      try (user) {
        while (System.nanoTime() < end) {
          try {
            done.add(user.act());
          } catch (IOException e) {
            broken.incrementAndGet();
            firstBroken.add(String.valueOf(e));
          }
          if (never.tryAcquire(pauses.nextInt(2 * PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private List<Measurement> rows(int seconds, List<Double> heaps) {
      Map<String, List<Long>> times = new TreeMap<>();
      long errors = broken.get();
      long turnedAway = 0;
      for (AppUser.Done d : done) {
        times.computeIfAbsent(d.what(), _ -> new ArrayList<>()).add(d.nanos());
        if (d.status() >= 500) {
          errors++;
          firstBroken.add(d.what() + " " + d.status());
        } else if (d.status() >= 400) {
          turnedAway++;
          firstBroken.add(d.what() + " " + d.status());
        }
      }
      List<Measurement> rows = new ArrayList<>();
      rows.add(Measurement.plain("things done", done.size() / (double) seconds, "/s"));
      double bare = percentile(times.getOrDefault(BARE, List.of()), 50);
      double bareLate = percentile(times.getOrDefault(BARE, List.of()), 99);
      times.forEach((what, all) -> {
        if (!what.equals(BARE)) {
          rows.add(Measurement.time(what + ", p50", percentile(all, 50), bare, "ms", BARE));
          rows.add(Measurement.time(what + ", p99", percentile(all, 99), bareLate, "ms", BARE));
        }
      });
      rows.add(Measurement.plain("errors (5xx, broken connections)", (double) errors, ""));
      rows.add(
          Measurement.plain("turned away (4xx, such as a case in use)", (double) turnedAway, ""));
      firstBroken.stream()
          .distinct()
          .limit(5)
          .forEach(what -> rows.add(Measurement.plain(what, 1, "")));
      rows.add(
          Measurement.time(
                  "heap at the end",
                  heaps.getLast(),
                  heaps.get(Math.min(1, heaps.size() - 1)),
                  "MB",
                  "the second sample")
              .goal(FLAT));
      return rows;
    }

    private static double percentile(List<Long> all, int percent) {
      long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
      return sorted.length == 0
          ? Double.NaN
          : sorted[(int) ((long) sorted.length * percent / 100)]
              / (double) Duration.ofMillis(1).toNanos();
    }
  }
}
