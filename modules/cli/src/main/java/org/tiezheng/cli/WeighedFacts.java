package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.WeighFacts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What weighs the facts of a case on a day and prints a report. */
abstract class WeighedFacts implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  /** The report that the command is for. */
  abstract WeighFacts.Report report(WeighFacts facts) throws Exception;

  @Override
  public final Integer call() throws Exception {
    Talk talk = common.talk();
    WeighFacts.Report report;
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      LocalDate day = today == null ? LocalDate.now(open.place().zone()) : today;
      report = report(new WeighFacts(open, day));
    }
    print(talk, report);
    return report.exitCode();
  }

  private static void print(Talk talk, WeighFacts.Report report) {
    if (!report.table().isEmpty()) {
      Columns table = new Columns(30);
      for (List<String> row : report.table()) {
        table.row(row.toArray(String[]::new));
      }
      table.lines().forEach(talk::line);
    }
    report.lines().forEach(talk::line);
    talk.result(report.json());
  }
}
