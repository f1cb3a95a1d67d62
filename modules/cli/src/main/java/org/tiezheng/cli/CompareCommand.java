package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Compare;
import org.tiezheng.casework.OpenCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng compare}: both parties' copies of a conversation side by side. */
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--mine", paramLabel = "N", required = true)
  int mine;

  @Option(names = "--theirs", paramLabel = "N", required = true)
  int theirs;

  @Option(names = "--conversation", paramLabel = "ID")
  @Nullable String conversation;

  @Option(names = "--their-conversation", paramLabel = "ID")
  @Nullable String theirConversation;

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Compare.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new Compare(open)
              .run(
                  new Compare.Request(
                      mine,
                      theirs,
                      Optional.ofNullable(conversation),
                      Optional.ofNullable(theirConversation),
                      Optional.ofNullable(out)));
    } finally {
      common.endProgress();
    }
    talk.result(result.observation());
    result.lines().forEach(line -> talk.line(talk.say(line)));
    print(talk, result);
    result.notes().forEach(note -> talk.line("* " + talk.say(note)));
    if (out != null) {
      talk.line("已写出:" + out, "Written: " + out);
    }
    return result.differs() ? ExitCode.FAILED : ExitCode.OK;
  }

  private static void print(Talk talk, Compare.Result result) {
    Columns counts = new Columns(50);
    result.counts().stream()
        .filter(c -> c.count() > 0)
        .forEach(c -> counts.row(c.mark(), talk.say(c.title()), "%,d".formatted(c.count())));
    counts.lines().forEach(line -> talk.line("  " + line));
    for (Compare.Finding finding : result.findings()) {
      talk.line(talk.say(finding.what()));
      finding.innocent().forEach(other -> talk.line("    · " + talk.say(other)));
    }
    if (!result.first().isEmpty()) {
      talk.line("最前面的差异:", "The first differences:");
      Columns rows = new Columns(44);
      rows.row(
          "",
          talk.say("时间", "time"),
          talk.say("不同", "differing"),
          talk.say("甲方副本", "A's copy"),
          talk.say("乙方副本", "B's copy"));
      result
          .first()
          .forEach(
              d -> rows.row(d.mark(), d.time(), talk.say(d.differing()), d.mine(), d.theirs()));
      rows.lines().forEach(line -> talk.line("  " + line));
    }
  }
}
