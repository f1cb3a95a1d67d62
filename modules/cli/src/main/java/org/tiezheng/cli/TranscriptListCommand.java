package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tiezheng.casework.EditTranscript;
import org.tiezheng.casework.OpenCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code tiezheng transcript list}: the recordings of a case, and how far their transcripts are.
 */
@Command(name = "list")
final class TranscriptListCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      List<EditTranscript.Listed> all = EditTranscript.list(open);
      if (all.isEmpty()) {
        talk.line("案件中没有录音录像文件。", "The case has no recordings.");
      }
      for (EditTranscript.Listed r : all) {
        String sealed =
            r.sealed().isEmpty()
                ? talk.say("未固化", "not sealed")
                : talk.say("已固化为证据 ", "sealed as item ")
                    + r.sealed().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String state =
            r.begun()
                ? talk.say(
                    "%d 段,机器转写未核对 %d 段".formatted(r.passages(), r.machineOnly()),
                    "%d passages, %d machine-made and not confirmed"
                        .formatted(r.passages(), r.machineOnly()))
                : talk.say("还没有文字稿", "no transcript yet");
        talk.line(
            "%s %d  %s  %s…  %s; %s"
                .formatted(
                    talk.say("证据", "item"),
                    r.item(),
                    r.name(),
                    r.recording().substring(0, 12),
                    state,
                    sealed));
      }
      talk.result(all);
    }
    return ExitCode.OK;
  }
}
