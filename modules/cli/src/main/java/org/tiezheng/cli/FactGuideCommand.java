package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.DeceivedGuide;
import org.tiezheng.casework.OpenCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng fact guide}: signed and then found to be deceived, what to do first. */
@Command(name = "guide")
final class FactGuideCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable Path out;

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    List<String> lines;
    try (OpenCase open =
        out == null
            ? OpenCase.forReading(folder, common.workplace())
            : OpenCase.forWriting(folder, common.workplace())) {
      LocalDate day = today == null ? LocalDate.now(open.place().zone()) : today;
      DeceivedGuide guide = new DeceivedGuide(open, day);
      lines = guide.lines();
      if (out != null) {
        guide.write(out);
      }
    } finally {
      common.endProgress();
    }
    if (out == null) {
      lines.forEach(talk::line);
      talk.result(Map.of("guide", lines));
    } else {
      talk.line("已写出:" + out, "Written: " + out);
      talk.result(Map.of("file", out.toString()));
    }
    return ExitCode.OK;
  }
}
