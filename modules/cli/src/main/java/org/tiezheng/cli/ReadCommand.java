package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
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

  private String current = "";

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Workplace place = common.workplace();
    FoundLines lines = new FoundLines(talk, place.zone());
    Search.Searched read;
    try (OpenCase open = OpenCase.forReading(folder, place)) {
      read =
          new Search(open)
              .run(
                  new Search.Request(
                      List.of(),
                      Optional.ofNullable(item),
                      Optional.of(conversation),
                      span.from(place.zone()),
                      span.to(place.zone()),
                      Optional.empty(),
                      Optional.empty()),
                  found -> show(talk, lines, found));
    } finally {
      common.endProgress();
    }
    talk.result(Map.of("read", read));
    talk.line("共 %,d 条。".formatted(read.hits()), "%,d lines.".formatted(read.hits()));
    if (read.recovered() > 0) {
      long different = read.recovered() - read.again();
      talk.line(
          "其中恢复 %,d 条,不同的 %,d 条(同一条可在几处找到,各处都列出)。".formatted(read.recovered(), different),
          "%,d of them were recovered, %,d different ones (one can be found in several places; each is listed)."
              .formatted(read.recovered(), different));
    }
    if (read.untimed() > 0) {
      talk.line(
          "* 另有 %,d 条没有可确定的时间,不在所选时段内。".formatted(read.untimed()),
          "* %,d more have no time that is known and were left out of the span."
              .formatted(read.untimed()));
    }
    return ExitCode.OK;
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
