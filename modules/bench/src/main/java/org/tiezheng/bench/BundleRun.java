package org.tiezheng.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Present;
import org.tiezheng.casework.Watch;
import org.tiezheng.evidence.Text;

/** A case with a few large recordings, made into a bundle as the verb does. */
final class BundleRun {
  private static final String CASE =
      """
      title: 录像
      cause: 民间借贷纠纷
      court: 某某人民法院
      parties:
        - {id: me, name: 甲, role: PLAINTIFF, self: true}
        - {id: other, name: 乙, role: DEFENDANT}
      items:
      """;

  private BundleRun() {}

  /**
   * {@code BundleRun collect FOLDER EVIDENCE} makes the case and fills in what the catalogue asks;
   * {@code BundleRun present FOLDER TARGET} makes the bundle and prints seconds, bytes and the peak
   * of the heap.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[1]);
    if (args[0].equals("collect")) {
      collect(folder, Path.of(args[2]));
      return;
    }
    try (OpenCase open =
        OpenCase.forWriting(folder.resolve("case"), BenchPlace.at(folder, new Silent()))) {
      long start = System.nanoTime();
      Present.Result result =
          new Present(open)
              .run(
                  new Present.Request(
                      Path.of(args[2]), false, false, LocalDate.of(2026, 11, 26), Map.of()));
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT, "%.3f %d %d%n", seconds, result.bundle().orElseThrow().bytes(), peak());
    }
  }

  private static void collect(Path folder, Path evidence) throws IOException, InterruptedException {
    Path place = folder.resolve("case");
    new NewCase(BenchPlace.at(folder, new Silent())).open(place, CASE);
    try (OpenCase open = OpenCase.forWriting(place, BenchPlace.at(folder, new Silent()))) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
    }
    Path file = place.resolve("case.yaml");
    Files.writeString(
        file,
        Files.readString(file, StandardCharsets.UTF_8)
            .replace("catalogued: false", "catalogued: true")
            .replace("source: \"\"", "source: 本人手机")
            .replace("objectOfProof: \"\"", "objectOfProof: 借款已交付")
            .replace("content: \"\"", "content: 交付现场录像"),
        StandardCharsets.UTF_8);
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .map(pool -> pool.getPeakUsage())
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }

  private static final class Silent implements Watch {
    @Override
    public void begins(Text what, long total, Unit unit) {}

    @Override
    public void at(long done) {}

    @Override
    public void notes(Text sentence) {}
  }
}
