package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.WeighFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng fact find}: where more evidence is usually found. */
@Command(name = "find")
final class FactFindCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    WeighFacts.Report report;
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      LocalDate day = today == null ? LocalDate.now(open.place().zone()) : today;
      report = new WeighFacts(open, day).find();
    }
    FactReport.print(talk, report);
    return report.exitCode();
  }
}
