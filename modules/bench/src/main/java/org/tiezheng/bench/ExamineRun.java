package org.tiezheng.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.Examine;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Unlocking;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;

/** A case with one long chat and very many other items, examined as the verb does. */
final class ExamineRun {
  private ExamineRun() {}

  /**
   * {@code ExamineRun prepare FOLDER MESSAGES ITEMS} makes the case; {@code ExamineRun examine
   * FOLDER} examines it and prints seconds, findings, the seconds that one pass over all records
   * takes, and the peak of the heap.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[1]);
    if (args[0].equals("prepare")) {
      prepare(folder, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      return;
    }
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place(folder))) {
      long start = System.nanoTime();
      long characters = 0;
      for (int number : open.file().numbers()) {
        try (Stream<Record> records = open.records(number)) {
          characters += records.mapToLong(r -> r.time().raw().length()).sum();
        }
      }
      double pass = (System.nanoTime() - start) / 1e9;
      if (characters == 0) {
        throw new IllegalStateException("no records");
      }
      start = System.nanoTime();
      Examine.Result result =
          new Examine(open).run(Examine.Request.ofCase(LocalDate.of(2026, 11, 26), List.of()));
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT, "%.3f %d %.3f %d%n", seconds, result.findings().size(), pass, peak());
    }
  }

  private static void prepare(Path folder, int messages, int items)
      throws IOException, InterruptedException {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    try (BufferedWriter out =
        Files.newBufferedWriter(evidence.resolve("chat.json"), StandardCharsets.UTF_8)) {
      out.write(
          "{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1},\"meta\":{\"name\":\"往来\","
              + "\"platform\":\"wechat\",\"type\":\"private\",\"ownerId\":\"wxid_a\"},"
              + "\"members\":[],\"messages\":[");
      for (int n = 0; n < messages; n++) {
        out.write(n == 0 ? "" : ",");
        out.write(
            "{\"sender\":\"wxid_%s\",\"accountName\":\"%s\",\"timestamp\":%d,\"type\":0,\"content\":\"第%d笔货款%d元,请查收\",\"platformMessageId\":\"%d\"}"
                .formatted(
                    n % 2 == 0 ? "a" : "b",
                    n % 2 == 0 ? "甲" : "乙",
                    1_600_000_000L + n * 600L,
                    n,
                    n * 37 % 90_000,
                    6_000_000_000_000_000_001L + n * 7_919L));
      }
      out.write("]}");
    }
    for (int n = 1; n < items; n++) {
      Files.writeString(
          evidence.resolve("letter-%04d.eml".formatted(n)),
          """
          From: a@example.org
          To: b@example.org
          Subject: order %d
          Date: Tue, 02 Jan 2024 10:00:00 +0800
          Message-ID: <%d@example.org>
          Content-Type: text/plain; charset=utf-8

          Please deliver lot %d.
          """
              .formatted(n, n, n)
              .replace("\n", "\r\n"),
          StandardCharsets.UTF_8);
    }
    Workplace place = place(folder);
    new NewCase(place).open(folder.resolve("case"), "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
    }
  }

  private static Workplace place(Path folder) {
    return new Workplace(
        Clock.systemUTC(),
        new SecureRandom(),
        "bench",
        "tiezheng/bench",
        Map.of(),
        ZoneId.of("Asia/Shanghai"),
        Locale.SIMPLIFIED_CHINESE,
        Unlocking.userFile(folder.resolve("unlock.key")),
        new Watch() {
          @Override
          public void begins(Text what, long total, Unit unit) {}

          @Override
          public void at(long done) {}

          @Override
          public void notes(Text sentence) {}
        },
        false);
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .map(pool -> pool.getPeakUsage())
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }
}
