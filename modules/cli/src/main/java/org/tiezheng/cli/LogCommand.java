package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.ExportLog;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng log}: the custody log (保管链), and the deposit log as C2SP tiles. */
@Command(name = "log")
final class LogCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--export", paramLabel = "FOLDER")
  @Nullable Path export;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    if (export != null) {
      try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
        ExportLog.Result result = new ExportLog(open).to(export);
        talk.line(
            "已写出 " + result.size() + " 条存证记录的日志到 " + export + "(C2SP tlog-tiles)。",
            "Wrote the log of " + result.size() + " leaves to " + export + " (C2SP tlog-tiles).");
        talk.result(result);
      }
      return ExitCode.OK;
    }
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      List<OpenCase.CustodyLine> entries = open.custody();
      for (OpenCase.CustodyLine entry : entries) {
        Event e = entry.event();
        talk.line("%4d  %s  %-8s %s  %s".formatted(e.n(), e.time(), e.kind(), e.actor(), e.what()));
        if (talk.json()) {
          talk.raw(entry.line() + "\n");
        }
      }
    }
    return ExitCode.OK;
  }
}
