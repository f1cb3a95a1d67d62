package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Secrets;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Text;

/** Takes a folder into a new case as the verb does, and tells how long each step took. */
final class CollectRun {
  private CollectRun() {}

  /** Seconds of the steps, by their English names, and how many rows were accounted for. */
  record Taken(Map<String, Double> seconds, long rows) {
    double step(String name) {
      return seconds.getOrDefault(name, 0.0);
    }

    double all() {
      return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /**
   * @param work where the case and the keys are made; does not exist yet
   * @throws IllegalStateException if not every row is accounted for
   */
  static Taken run(Path from, Path work, List<String> keys)
      throws IOException, InterruptedException {
    Files.createDirectories(work);
    Steps steps = new Steps();
    Workplace place = BenchPlace.at(work, steps);
    Path folder = work.resolve("case");
    new NewCase(place).open(folder, "title: t\nitems:\n");
    CollectReport report;
    try (OpenCase open = OpenCase.forWriting(folder, place)) {
      steps.begins(Text.same("opening"), 0, Watch.Unit.THINGS);
      report =
          new Collect(open, keys(keys)).run(new Collect.Request(List.of(from), "", "", Map.of()));
      steps.begins(Text.same("end"), 0, Watch.Unit.THINGS);
    }
    if (!report.items().stream().allMatch(CollectReport.ItemRead::balances)) {
      throw new IllegalStateException("not every row is accounted for");
    }
    long rows = report.items().stream().mapToLong(i -> i.records() + i.setAside()).sum();
    return new Taken(steps.seconds, rows);
  }

  private static Secrets keys(List<String> keys) {
    return new Secrets() {
      @Override
      public Optional<char[]> ask(Text question, int attempt) {
        return Optional.empty();
      }

      @Override
      public List<char[]> keys() {
        return keys.stream().map(String::toCharArray).toList();
      }
    };
  }

  /** Stops the time between the beginnings of steps. */
  private static final class Steps implements Watch {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String step = "";
    private long since;

    @Override
    public synchronized void begins(Text what, long total, Unit unit) {
      long now = System.nanoTime();
      if (!step.isEmpty()) {
        seconds.merge(step, (now - since) / 1e9, Double::sum);
      }
      step = what.en();
      since = now;
    }

    @Override
    public void at(long done) {}

    @Override
    public void notes(Text sentence) {}
  }
}
