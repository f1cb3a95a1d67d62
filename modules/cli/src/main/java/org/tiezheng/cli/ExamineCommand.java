package org.tiezheng.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Examine;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng examine}: asks every rule about every item. */
@Command(name = "examine")
final class ExamineCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--format", paramLabel = "table|json|sarif")
  Format format = Format.TABLE;

  @Option(names = "--all")
  boolean all;

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable Path out;

  @Option(names = "--rules", paramLabel = "FOLDER")
  List<Path> packs = List.of();

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  /** How findings are written. */
  enum Format {
    TABLE,
    JSON,
    SARIF
  }

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Examine.Result result;
    String text;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new Examine(open)
              .run(
                  Examine.Request.ofCase(
                      today == null ? LocalDate.now(open.place().zone()) : today, packs));
      text = text(talk, result);
    } finally {
      common.endProgress();
    }
    if (out != null) {
      Files.writeString(out, text, StandardCharsets.UTF_8);
    } else {
      talk.raw(text);
    }
    if (result.count(Outcome.FAIL) > 0) {
      return ExitCode.FAILED;
    }
    return result.count(Outcome.UNKNOWN) > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  /** One line: how many of each outcome. */
  static void tally(Talk talk, Examine.Result result) {
    StringBuilder line = new StringBuilder(talk.say(result.basis())).append(": ");
    for (Outcome outcome : Outcome.values()) {
      line.append(outcome).append(' ').append(result.count(outcome)).append("  ");
    }
    talk.line(line.toString());
  }

  private String text(Talk talk, Examine.Result result) {
    return switch (talk.json() ? Format.JSON : format) {
      case TABLE -> Talk.safe(result.table(talk.locale(), all));
      case JSON -> result.json();
      case SARIF -> result.sarif(talk.locale()) + "\n";
    };
  }
}
