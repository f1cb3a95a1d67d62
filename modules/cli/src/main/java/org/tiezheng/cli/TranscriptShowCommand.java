package org.tiezheng.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.EditTranscript;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng transcript show}: a transcript as it stands, as a text to go on with. */
@Command(name = "show")
final class TranscriptShowCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin RecordingOptions of = new RecordingOptions();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      EditTranscript edit = new EditTranscript(open, of.of(open));
      EditTranscript.View view = edit.view();
      if (out == null) {
        edit.text().lines().forEach(talk::line);
      } else {
        Files.writeString(out, edit.text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        talk.line("已写出:" + out, "Written: " + out);
      }
      talk.result(view);
      for (String line : view.aside()) {
        talk.aside(new Text("无法识别的一行:" + line, "A line that is not understood: " + line));
      }
      talk.aside(EditTranscript.told(view));
      return view.aside().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
  }
}
