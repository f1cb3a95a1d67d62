package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Oppose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng oppose}: the other side's evidence, examined, and the opinion on it drafted. */
@Command(name = "oppose")
final class OpposeCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "PATH")
  List<Path> paths = List.of();

  @Option(names = "--party", paramLabel = "ID")
  @Nullable String party;

  @Option(names = "--method", paramLabel = "TEXT")
  String method = "";

  @Option(names = "--out", paramLabel = "FOLDER")
  @Nullable Path out;

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Oppose.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      LocalDate day = today == null ? LocalDate.now(open.place().zone()) : today;
      result =
          new Oppose(open, keys.secrets(common))
              .run(
                  new Oppose.Request(
                      paths, Optional.ofNullable(party), method, Optional.ofNullable(out), day));
    } finally {
      common.endProgress();
    }
    result.collected().ifPresent(report -> CollectCommand.print(talk, report));
    result.lines(talk.locale()).forEach(talk::line);
    talk.result(result.rows());
    return result.exitCode();
  }
}
