package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.LinkItem;
import org.tiezheng.casework.OpenCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng link}: an item, or lines of it, and the fact that they bear on. */
@Command(name = "link")
final class LinkCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--item", required = true, paramLabel = "N")
  int item;

  @Option(names = "--lines", paramLabel = "LINES")
  @Nullable String lines;

  @Option(names = "--fact", required = true, paramLabel = "FACT")
  String fact = "";

  @Option(names = "--against")
  boolean against;

  @Option(names = "--note", paramLabel = "TEXT")
  String note = "";

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    LinkItem.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new LinkItem(open)
              .run(new LinkItem.Request(item, Optional.ofNullable(lines), fact, !against, note));
    } finally {
      common.endProgress();
    }
    talk.line(
        (result.already() ? talk.say("已有此关联,未改动:", "linked already: ") : "")
            + talk.say("证据 ", "item ")
            + result.link().item()
            + (against ? talk.say(" 不支持 ", " against ") : " → ")
            + result.link().fact()
            + (result.lines() == 0
                ? ""
                : talk.say(
                    " · %,d 行".formatted(result.lines()),
                    " · %,d lines".formatted(result.lines()))));
    result.shown().forEach(line -> talk.line("    " + line));
    talk.result(result);
    return ExitCode.OK;
  }
}
