package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.FindCandidates;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng fact candidates}: what records may say of the slots, for a person to confirm. */
@Command(name = "candidates")
final class FactCandidatesCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--fact", paramLabel = "FACT")
  @Nullable String fact;

  @Option(names = "--slot", paramLabel = "SLOT")
  @Nullable String slot;

  @Option(names = "--item", paramLabel = "N")
  @Nullable Integer item;

  @Option(names = "--lines", paramLabel = "LINES")
  @Nullable String lines;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Workplace place = common.workplace();
    FindCandidates.Looked looked;
    try (OpenCase open = OpenCase.forReading(folder, place)) {
      FoundLines found = new FoundLines(talk, place.zone());
      long[] last = {-1, -1};
      looked =
          new FindCandidates(open)
              .run(
                  new FindCandidates.Request(
                      Optional.ofNullable(fact),
                      Optional.ofNullable(slot),
                      Optional.ofNullable(item),
                      Optional.ofNullable(lines)),
                  hit -> {
                    if (last[0] != hit.item() || last[1] != hit.line()) {
                      head(talk, found, hit);
                    }
                    last[0] = hit.item();
                    last[1] = hit.line();
                    print(talk, found, hit);
                    talk.result(hit);
                  });
    } finally {
      common.endProgress();
    }
    talk.result(Map.of("looked", looked));
    summary(talk, looked);
    return ExitCode.OK;
  }

  private static void head(Talk talk, FoundLines found, FindCandidates.Hit hit) {
    talk.line(
        talk.say("证据 ", "item ")
            + hit.item()
            + " "
            + found.time(hit.time())
            + " "
            + found.oneLine(hit.words())
            + found.mark(hit.state(), false));
  }

  private static void print(Talk talk, FoundLines found, FindCandidates.Hit hit) {
    talk.line(
        "    "
            + hit.type()
            + " "
            + (hit.value().isEmpty() ? "?" : hit.value())
            + talk.say("(“", " (\"")
            + found.oneLine(hit.raw())
            + talk.say("”,", "\", ")
            + talk.say(hit.basis())
            + ")");
  }

  private static void summary(Talk talk, FindCandidates.Looked looked) {
    talk.line(
        "看了 %,d 行,候选 %,d 个,其中 %,d 个不明确。只是候选:确认后才写入,tiezheng fact confirm。"
            .formatted(looked.lines(), looked.found(), looked.unclear()),
        "%,d lines looked at, %,d candidates, %,d of them unclear. Candidates only: tiezheng fact confirm makes one part of the fact."
            .formatted(looked.lines(), looked.found(), looked.unclear()));
    talk.line(
        "图片、语音和文件的内容没有看。", "What pictures show, voices say and files hold was not looked at.");
    if (!looked.slots().isEmpty()) {
      talk.line(
          "文字要素由人填写:" + String.join("、", looked.slots()),
          "For a person to state: " + String.join(", ", looked.slots()));
    }
    if (!looked.unread().isEmpty()) {
      talk.line("尚未读出的证据:" + looked.unread(), "Items not read yet: " + looked.unread());
    }
  }
}
