package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tiezheng.casework.ConfirmPictures;
import org.tiezheng.casework.ConfirmPictures.Said;
import org.tiezheng.casework.ConfirmPictures.What;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.PicturesSheet;
import org.tiezheng.evidence.ReadFromPicture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng confirm-pictures}: what was read is confirmed or corrected by a person. */
@Command(name = "confirm-pictures")
final class ConfirmPicturesCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "ITEM")
  int item;

  @Option(names = "--ok", paramLabel = "ID", split = ",")
  List<String> ok = List.of();

  @Option(names = "--words", paramLabel = "ID=TEXT")
  Map<String, String> words = new LinkedHashMap<>();

  @Option(names = "--name", paramLabel = "WHO=NAME")
  Map<String, String> names = new LinkedHashMap<>();

  @Option(names = "--side", paramLabel = "ID=LEFT|RIGHT")
  Map<String, String> sides = new LinkedHashMap<>();

  @Option(names = "--taken", paramLabel = "PICTURE=DAY")
  Map<String, String> taken = new LinkedHashMap<>();

  @Option(names = "--aside", paramLabel = "ID=WHY")
  Map<String, String> aside = new LinkedHashMap<>();

  @Option(names = "--same", paramLabel = "ID=ID")
  Map<String, String> same = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    List<Said> said = said();
    if (said.isEmpty()) {
      try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
        PicturesSheet sheet = PicturesSheet.of(open, item);
        talk.result(sheet);
        print(talk, sheet);
        return sheet.left() > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
      }
    }
    ConfirmPictures.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result = new ConfirmPictures(open).run(item, said);
    } finally {
      common.endProgress();
    }
    talk.result(result);
    talk.line(
        talk.say(
            "已记入 %,d 处,其中改正 %,d 处;还有 %,d 处待确认"
                .formatted(result.settled(), result.corrected(), result.left()),
            "%,d settled, %,d of them corrected; %,d still to be confirmed"
                .formatted(result.settled(), result.corrected(), result.left())));
    return result.left() > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  private List<Said> said() {
    List<Said> all = new ArrayList<>();
    ok.forEach(id -> all.add(new Said(What.WORDS, id, Optional.empty())));
    add(What.WORDS, words, all);
    add(What.NAME, names, all);
    add(What.SIDE, sides, all);
    add(What.TAKEN, taken, all);
    add(What.ASIDE, aside, all);
    add(What.SAME, same, all);
    return all;
  }

  private static void add(What what, Map<String, String> said, List<Said> to) {
    said.forEach((target, says) -> to.add(new Said(what, target, Optional.of(says))));
  }

  private static void print(Talk talk, PicturesSheet sheet) {
    talk.line(sheet.title() + " · " + talk.say(ReadFromPicture.GRADE));
    for (PicturesSheet.Named n : sheet.names()) {
      if (n.name().isEmpty()) {
        talk.line(
            "? --name %s=%s".formatted(n.target(), n.shown().isEmpty() ? "…" : oneLine(n.shown())));
      }
    }
    for (PicturesSheet.Shown t : sheet.times()) {
      if (t.confirmedBy().isEmpty()) {
        talk.line(
            "? %s %s %s %s"
                .formatted(t.sight(), talk.say("图", "picture"), t.at().spot(), oneLine(t.words())));
      }
    }
    for (PicturesSheet.Row r : sheet.rows()) {
      if (r.wordsOpen()) {
        String concerns =
            r.concerns().stream()
                .map(c -> talk.say(ReadFromPicture.concern(c)))
                .collect(Collectors.joining(", "));
        talk.line(
            "? %s [%06d] %s %s %s"
                .formatted(r.sight(), r.line(), talk.say("图", "picture"), r.at().spot(), concerns));
        talk.line("    " + oneLine(r.words()));
      }
    }
    talk.line(
        talk.say(
            "还有 %,d 处待确认。".formatted(sheet.left()),
            "%,d still to be confirmed.".formatted(sheet.left())));
  }

  private static String oneLine(String text) {
    return text.isEmpty() ? "—" : text.replaceAll("\\R", " ");
  }
}
