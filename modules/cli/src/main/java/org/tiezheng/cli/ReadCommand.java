package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.ReadConversation;
import org.tiezheng.casework.Search;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.search.Found;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng read}: a conversation from its first line to its last. */
@Command(name = "read")
final class ReadCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--item", paramLabel = "N")
  @Nullable Integer item;

  @Option(names = "--conversation", paramLabel = "NAME", required = true)
  String conversation = "";

  @Mixin SpanOptions span = new SpanOptions();

  @Option(names = "--by", paramLabel = "ORDER")
  Order by = Order.TIME;

  /** In which order the lines are shown; their numbers are the same in both. */
  enum Order {
    TIME,
    SOURCE
  }

  private String current = "";

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Workplace place = common.workplace();
    FoundLines lines = new FoundLines(talk, place.zone());
    ReadConversation.Read done;
    try (OpenCase open = OpenCase.forReading(folder, place)) {
      done =
          new ReadConversation(open)
              .run(
                  new Search.Request(
                      List.of(),
                      Optional.ofNullable(item),
                      Optional.of(conversation),
                      span.from(place.zone()),
                      span.to(place.zone()),
                      Optional.empty(),
                      Optional.empty()),
                  by == Order.TIME,
                  found -> show(talk, lines, found));
    } finally {
      common.endProgress();
    }
    Search.Searched read = done.searched();
    talk.result(Map.of("read", read, "order", by, "early", done.early()));
    talk.line("共 %,d 条。".formatted(read.hits()), "%,d lines.".formatted(read.hits()));
    if (read.recovered() > 0) {
      long different = read.recovered() - read.again();
      talk.line(
          "其中恢复 %,d 条,不同的 %,d 条(同一条可在几处找到,各处都列出)。".formatted(read.recovered(), different),
          "%,d of them were recovered, %,d different ones (one can be found in several places; each is listed)."
              .formatted(read.recovered(), different));
    }
    order(talk, done);
    if (read.untimed() > 0) {
      talk.line(
          "* 另有 %,d 条没有可确定的时间,不在所选时段内。".formatted(read.untimed()),
          "* %,d more have no time that is known and were left out of the span."
              .formatted(read.untimed()));
    }
    return ExitCode.OK;
  }

  private void order(Talk talk, ReadConversation.Read done) {
    if (done.early() > 0 && by == Order.TIME) {
      talk.line(
          "* 按时间排列;来源的次序与此不同(%,d 条的时间早于来源中排在前面的行),方括号内仍是来源的行号。按来源的次序:--by source"
              .formatted(done.early()),
          "* By time; the source has another order (%,d lines are earlier than one before them there); the numbers are still those of the source. In its order: --by source"
              .formatted(done.early()));
    } else if (done.early() > 0) {
      talk.line(
          "* 按来源的次序;其中 %,d 条的时间早于前面的行。".formatted(done.early()),
          "* In the order of the source; %,d lines are earlier than one before them."
              .formatted(done.early()));
    }
    if (done.untimed() > 0 && by == Order.TIME) {
      talk.line(
          "* %,d 条没有可确定的时间,留在来源中排在其前的行之后。".formatted(done.untimed()),
          "* %,d lines have no time that is known; they stay behind the line that the source has before them."
              .formatted(done.untimed()));
    }
  }

  private void show(Talk talk, FoundLines lines, Found found) {
    common.endProgress();
    talk.result(found);
    String heading = found.item() + "\n" + found.conversation();
    if (!heading.equals(current)) {
      current = heading;
      String title = found.title().isEmpty() ? found.conversation() : found.title();
      talk.line("── " + talk.say("证据 ", "item ") + found.item() + " · " + lines.oneLine(title));
    }
    lines.line(found);
  }
}
