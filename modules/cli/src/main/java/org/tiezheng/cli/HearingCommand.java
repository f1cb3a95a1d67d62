package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Hearing;
import org.tiezheng.casework.OpenCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng hearing}: steps for the court room, and the record of what was found. */
@Command(name = "hearing")
final class HearingCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--out", paramLabel = "FOLDER")
  @Nullable Path out;

  @Option(names = "--record", paramLabel = "FILE")
  @Nullable Path record;

  @Option(names = "--script", paramLabel = "FILE")
  List<Path> scripts = List.of();

  @Option(names = "--font", paramLabel = "FILE")
  @Nullable Path font;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Hearing.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new Hearing(open)
              .run(
                  new Hearing.Request(
                      Optional.ofNullable(out),
                      Optional.ofNullable(record),
                      scripts,
                      Optional.ofNullable(font)));
    } finally {
      common.endProgress();
    }
    result.lines(talk.locale()).forEach(talk::line);
    talk.result(result.summary());
    return result.exitCode();
  }
}
