package org.tiezheng.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.EditTranscript;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.transcript.DraftFiles;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code tiezheng transcript write}: takes a text of another editor in place of the one that is
 * kept.
 */
@Command(name = "write")
final class TranscriptWriteCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin RecordingOptions of = new RecordingOptions();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE")
  Path file = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    if (Files.size(file) > DraftFiles.MOST) {
      throw new TiezhengException(
          new Text("文字稿超过 16 MB:" + file, "The transcript has more than 16 MB: " + file));
    }
    byte[] text = Files.readAllBytes(file);
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      EditTranscript.View view = new EditTranscript(open, of.of(open)).replace(text);
      talk.line(talk.say(EditTranscript.told(view)));
      talk.result(view);
    }
    return ExitCode.OK;
  }
}
