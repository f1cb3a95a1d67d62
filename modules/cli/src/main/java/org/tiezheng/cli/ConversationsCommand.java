package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tiezheng.casework.ListConversations;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.SourceNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng conversations}: every conversation of a case. */
@Command(name = "conversations")
final class ConversationsCommand implements Callable<Integer> {
  private static final int PARTICIPANTS = 6;

  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Mixin ChatOptions chats = new ChatOptions();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Workplace place = common.workplace();
    List<ListConversations.Line> lines;
    try (OpenCase open = OpenCase.forReading(folder, place)) {
      lines = new ListConversations(open).run(chats.item(), chats.conversation());
    } finally {
      common.endProgress();
    }
    talk.result(lines);
    print(talk, lines, place.zone());
    return ExitCode.OK;
  }

  private static void print(Talk talk, List<ListConversations.Line> lines, ZoneId zone) {
    DateTimeFormatter days = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(zone);
    Columns table = new Columns(30);
    table.row(
        talk.say("证据", "item"),
        talk.say("应用", "app"),
        talk.say("会话", "conversation"),
        talk.say("条数", "lines"),
        talk.say("其中恢复", "recovered"),
        talk.say("首条", "first"),
        talk.say("末条", "last"),
        talk.say("编号", "id"),
        talk.say("参与者", "participants"));
    for (ListConversations.Line l : lines) {
      table.row(
          String.valueOf(l.item()),
          talk.say(SourceNames.of(l.platform())),
          l.title().replaceAll("\\R", " "),
          "%,d".formatted(l.messages()),
          recovered(talk, l),
          day(l.first(), days),
          day(l.last(), days),
          l.id(),
          participants(talk, l));
    }
    table.lines().forEach(talk::line);
    talk.line(
        "共 %,d 个会话;逐条阅读:tiezheng read CASE --conversation 名称".formatted(lines.size()),
        "%,d conversations; to read one: tiezheng read CASE --conversation NAME"
            .formatted(lines.size()));
  }

  /** A message can have been recovered from several places, each of which is a line. */
  private static String recovered(Talk talk, ListConversations.Line l) {
    if (l.recovered() == 0) {
      return "";
    }
    String lines = "%,d".formatted(l.recovered());
    return l.again() == 0
        ? lines
        : lines
            + talk.say(
                "(不同的 %,d)".formatted(l.recovered() - l.again()),
                " (%,d different)".formatted(l.recovered() - l.again()));
  }

  private static String day(Optional<Instant> time, DateTimeFormatter days) {
    return time.map(days::format).orElse("—");
  }

  private static String participants(Talk talk, ListConversations.Line l) {
    String shown =
        String.join(", ", l.participants().stream().limit(PARTICIPANTS).toList())
            .replaceAll("\\R", " ");
    int more = l.participants().size() - PARTICIPANTS;
    return more <= 0 ? shown : shown + talk.say(" 等 " + (more + PARTICIPANTS) + " 人", " + " + more);
  }
}
