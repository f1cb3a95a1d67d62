package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.SealTranscript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng transcript seal}: the transcript becomes evidence of its own. */
@Command(name = "seal")
final class TranscriptSealCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin RecordingOptions of = new RecordingOptions();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      SealTranscript.Result result = new SealTranscript(open).run(of.of(open));
      talk.line(
          "第 %d 版已固化为证据 %d:%d 段,其中机器转写、未经人核对 %d 段。"
              .formatted(result.version(), result.item(), result.passages(), result.machineOnly()),
          "Version %d is sealed as item %d: %d passages, %d of them machine-made and not confirmed."
              .formatted(result.version(), result.item(), result.passages(), result.machineOnly()));
      talk.line(talk.say(SealTranscript.NEXT));
      talk.result(result);
    } finally {
      common.endProgress();
    }
    return ExitCode.OK;
  }
}
