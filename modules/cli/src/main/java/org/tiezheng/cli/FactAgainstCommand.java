package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.WeighFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng fact against}: what in one's own bundle may help the other side. */
@Command(name = "against")
final class FactAgainstCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    WeighFacts.Against against;
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      FoundLines found = new FoundLines(talk, open.place().zone());
      against =
          new WeighFacts(open, LocalDate.now(open.place().zone()))
              .against(place -> {
                print(talk, found, place);
                talk.result(place);
              });
    } finally {
      common.endProgress();
    }
    talk.line(
        "共 %,d 处,其中 %,d 处在要提交的证据里。".formatted(against.places(), against.handedIn()),
        "%,d places, %,d of them in items that are handed in."
            .formatted(against.places(), against.handedIn()));
    against.notes().forEach(note -> talk.line("* " + talk.say(note)));
    talk.result(Map.of("against", against));
    return ExitCode.OK;
  }

  private static void print(Talk talk, FoundLines found, WeighFacts.AgainstPlace place) {
    talk.line(
        talk.say("证据 ", "item ")
            + place.item()
            + (place.line() > 0 ? " [%06d]".formatted(place.line()) : "")
            + (place.where().isBlank() ? "" : " " + found.oneLine(place.where()))
            + " · "
            + talk.say(place.why())
            + talk.say(":", ": ")
            + talk.say(place.meaning())
            + (place.catalogued() ? "" : talk.say("(未列入目录)", " (not in the catalogue)")));
    if (!place.says().isBlank()) {
      talk.line("    " + found.oneLine(place.says()));
    }
  }
}
