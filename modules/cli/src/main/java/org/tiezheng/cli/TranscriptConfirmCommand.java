package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.tiezheng.casework.EditTranscript;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng transcript confirm}: passages that a person listened to again. */
@Command(name = "confirm")
final class TranscriptConfirmCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin RecordingOptions of = new RecordingOptions();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--passage", paramLabel = "N", split = ",")
  List<Integer> passages = List.of();

  @Option(names = "--all")
  boolean all;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    if (all == !passages.isEmpty()) {
      talk.aside(
          new Text(
              "请用 --passage 指明听过的段(从 1 起),或用 --all。",
              "Name the passages that were listened to with --passage (from 1), or give --all."));
      return ExitCode.USAGE;
    }
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      EditTranscript.View view =
          new EditTranscript(open, of.of(open)).confirm(new HashSet<>(passages));
      talk.line(talk.say(EditTranscript.told(view)));
      talk.result(view);
    }
    return ExitCode.OK;
  }
}
