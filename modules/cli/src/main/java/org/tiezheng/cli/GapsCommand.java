package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.FindGaps;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Observation.Weight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng gaps}: what a copy of a chat shows about its own completeness. */
@Command(name = "gaps")
final class GapsCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Mixin ChatOptions chats = new ChatOptions();

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable Path out;

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    List<FindGaps.Result> results;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      results =
          new FindGaps(open)
              .run(
                  new FindGaps.Request(
                      chats.item(), chats.conversation(), Optional.ofNullable(out)),
                  keys.secrets(common));
    } finally {
      common.endProgress();
    }
    talk.result(results);
    results.forEach(result -> print(talk, result));
    if (out != null) {
      talk.line("已写出:" + out, "Written: " + out);
    }
    return results.stream().anyMatch(FindGaps.Result::weighty) ? ExitCode.FAILED : ExitCode.OK;
  }

  private static void print(Talk talk, FindGaps.Result result) {
    talk.line(
        "证据 %d %s:消息 %,d 条,迹象 %,d 处"
            .formatted(result.item(), result.title(), result.messages(), result.signs()),
        "Item %d %s: %,d messages, %,d signs"
            .formatted(result.item(), result.title(), result.messages(), result.signs()));
    Columns counts = new Columns(60);
    counts.row(
        talk.say("迹象", "sign"),
        "▼ " + talk.say("强", "strong"),
        "▽ " + talk.say("须说明", "notable"),
        "· " + talk.say("弱", "slight"));
    for (FindGaps.Count c : result.counts()) {
      counts.row(talk.say(c.title()), number(c.strong()), number(c.notable()), number(c.slight()));
    }
    counts.lines().forEach(line -> talk.line("  " + line));
    for (FindGaps.Line line : result.first()) {
      talk.line(
          mark(line.weight())
              + " "
              + Stream.of(talk.say(line.kind()), line.conversation(), line.time())
                  .filter(word -> !word.isBlank())
                  .map(word -> word.replaceAll("\\R", " "))
                  .collect(Collectors.joining(" · ")));
      talk.line("    " + talk.say(line.what()));
    }
    if (result.signs() > result.first().size()) {
      talk.line("其余用 --out 写出。", "Write all of them with --out.");
    }
    boolean weighty = result.counts().stream().anyMatch(c -> c.strong() + c.notable() > 0);
    if (!result.counts().isEmpty()) {
      talk.line("每项都可能有正常的原因:", "Each of them can have ordinary causes:");
      result.counts().stream()
          .filter(c -> !weighty || c.strong() + c.notable() > 0)
          .flatMap(c -> c.innocent().stream())
          .distinct()
          .forEach(other -> talk.line("    · " + talk.say(other)));
    }
    result.notes().forEach(note -> talk.line("* " + talk.say(note)));
  }

  private static String number(long n) {
    return n == 0 ? "" : "%,d".formatted(n);
  }

  private static String mark(Weight weight) {
    return switch (weight) {
      case STRONG -> "▼";
      case NOTABLE -> "▽";
      case SLIGHT -> "·";
    };
  }
}
