package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Papers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng papers}: applications, statements and forms, filled in from the case. */
@Command(name = "papers")
final class PapersCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--doc", arity = "1..*", paramLabel = "DOC-ID")
  List<String> docs = List.of();

  @Option(names = "--out", paramLabel = "FOLDER")
  @Nullable Path out;

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Papers.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      LocalDate day = today == null ? LocalDate.now(open.place().zone()) : today;
      result = new Papers(open).run(new Papers.Request(docs, Optional.ofNullable(out), day));
    } finally {
      common.endProgress();
    }
    result.lines(talk.locale()).forEach(talk::line);
    talk.result(result.rows());
    return result.exitCode();
  }
}
