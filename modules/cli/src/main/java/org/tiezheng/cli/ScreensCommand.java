package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.CheckScreens;
import org.tiezheng.casework.OpenCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng screens}: screenshots beside the exported conversation that they show. */
@Command(name = "screens")
final class ScreensCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Parameters(index = "1..*", paramLabel = "PICTURE", arity = "1..*")
  List<Path> pictures = List.of();

  @Mixin ChatOptions chats = new ChatOptions();

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable Path out;

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    CheckScreens.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new CheckScreens(open)
              .run(
                  new CheckScreens.Request(
                      pictures, chats.item(), chats.conversation(), Optional.ofNullable(out)),
                  keys.secrets(common));
    } finally {
      common.endProgress();
    }
    talk.result(result);
    print(talk, result);
    if (out != null) {
      talk.line("已写出:" + out, "Written: " + out);
    }
    if (result.differs()) {
      return ExitCode.FAILED;
    }
    return result.unclear() ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  private static void print(Talk talk, CheckScreens.Result result) {
    talk.line(talk.say(result.statement()));
    talk.line(
        "导出记录:证据 " + result.item() + " · " + result.title(),
        "Export: item " + result.item() + " · " + result.title());
    for (CheckScreens.Shown p : result.pictures()) {
      String taken = p.collected() ? talk.say(",刚采集", ", just collected") : "";
      String what =
          p.unread()
              .map(why -> talk.say("未读:", "not read: ") + talk.say(why))
              .orElse(
                  p.lines().isEmpty()
                      ? talk.say("在会话中没有位置", "no place in the conversation")
                      : talk.say("行 ", "lines ") + p.lines());
      talk.line(
          "  %d %s (%s %d%s) %s"
              .formatted(p.number(), p.name(), talk.say("证据", "item"), p.item(), taken, what));
    }
    Columns counts = new Columns(50);
    result
        .counts()
        .forEach(c -> counts.row(c.mark(), talk.say(c.title()), "%,d".formatted(c.count())));
    result
        .times()
        .forEach(c ->
            counts.row(
                c.mark(),
                talk.say("时间行:", "time lines: ") + talk.say(c.title()),
                "%,d".formatted(c.count())));
    counts.lines().forEach(line -> talk.line("  " + line));
    for (CheckScreens.Line line : result.first()) {
      talk.line(
          "%s %s · %s %s %s"
              .formatted(
                  line.mark(),
                  talk.say(line.verdict()),
                  talk.say("图", "picture"),
                  line.where().isEmpty() ? "—" : line.where(),
                  line.time()));
      talk.line("    " + talk.say("读作 ", "read    ") + oneLine(line.read()));
      talk.line("    " + talk.say("导出 ", "export  ") + oneLine(line.exported()));
      line.reasons().forEach(reason -> talk.line("    · " + talk.say(reason)));
    }
    if (result.open() > result.first().size()) {
      talk.line("其余用 --out 写出。", "Write all of them with --out.");
    }
    result.notes().forEach(note -> talk.line("* " + talk.say(note)));
  }

  private static String oneLine(String text) {
    return text.isEmpty() ? "—" : text.replaceAll("\\R", " ");
  }
}
