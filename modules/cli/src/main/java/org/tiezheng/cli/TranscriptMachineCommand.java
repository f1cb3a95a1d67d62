package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.TranscribeRecording;
import org.tiezheng.casework.sound.SoundPictures;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng transcript machine}: lets the user's own speech engine write what it hears. */
@Command(name = "machine")
final class TranscriptMachineCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin RecordingOptions of = new RecordingOptions();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Map<String, String> environment = System.getenv();
    // Only what writes pictures needs a folder; a WAV of the sound is all that is wanted here.
    TranscribeRecording transcribe =
        new TranscribeRecording(
            new SoundPictures(folder, environment), TranscribeRecording.engine(environment));
    try {
      TranscribeRecording.Work work;
      try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
        work = transcribe.hear(open, of.of(open));
      }
      TranscribeRecording.Result result;
      try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
        result = transcribe.keep(open, work);
      }
      talk.line(
          "%s 写了 %d 段,标明为机器转写,待人核对;有人写过或核对过的 %d 处没有改动。"
              .formatted(result.engine(), result.added(), result.leftOut()),
          "%s wrote %d passages, marked as machine-made until a person confirms them; %d places where a person had written or confirmed were left alone."
              .formatted(result.engine(), result.added(), result.leftOut()));
      if (result.asides() > 0) {
        talk.aside(
            new Text(
                "它打印的 %d 行无法识别,例如:%s".formatted(result.asides(), result.aside().getFirst()),
                "%d lines that it printed were not understood, such as: %s"
                    .formatted(result.asides(), result.aside().getFirst())));
      }
      talk.result(result);
    } finally {
      common.endProgress();
    }
    return ExitCode.OK;
  }
}
