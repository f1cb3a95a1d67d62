package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.TranscribeRecording;
import org.tiezheng.casework.speech.SpeechEngine;
import org.tiezheng.casework.speech.SpeechSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tiezheng transcript engine}: which speech engine is used on this computer. */
@Command(name = "engine")
final class TranscriptEngineCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--program", paramLabel = "FILE")
  @Nullable Path program;

  @Option(names = "--model", paramLabel = "FILE")
  @Nullable Path model;

  @Option(names = "--language", paramLabel = "CODE")
  String language = "zh";

  @Option(names = "--argument", paramLabel = "ARGUMENT")
  List<String> arguments = SpeechSettings.WHISPER;

  @Option(names = "--minutes", paramLabel = "N")
  int minutes;

  @Option(names = "--none")
  boolean none;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Map<String, String> environment = System.getenv();
    if (none) {
      SpeechSettings.remove(environment);
      talk.line("不再使用语音识别程序。", "No speech program is used any more.");
      talk.result(Map.of());
      return ExitCode.OK;
    }
    if (program != null) {
      new SpeechSettings(
              program.toAbsolutePath().normalize().toString(),
              Optional.ofNullable(model)
                  .map(m -> m.toAbsolutePath().normalize().toString())
                  .orElse(""),
              language,
              arguments,
              minutes)
          .checked()
          .write(environment);
    }
    SpeechEngine engine = TranscribeRecording.engine(environment);
    Map<String, String> facts = engine.facts();
    talk.line(engine.name());
    facts.forEach((name, value) -> talk.line("  " + name + ": " + value));
    talk.result(facts);
    return ExitCode.OK;
  }
}
