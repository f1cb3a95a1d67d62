package org.tiezheng.casework.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * A program of the user's that writes down what it hears, such as {@code main} of whisper.cpp: a
 * process of its own, with a time limit, a limit to what it prints, an empty environment, and
 * without a network where this system can take it away ({@code unshare} of Linux). It prints lines
 * of the form {@code [00:00:00.000 --> 00:00:02.500] words} (docs/transcripts.md).
 */
final class SpeechProgram implements SpeechEngine {
  private static final String UNSHARE = "/usr/bin/unshare";
  private static final int PROBE_SECONDS = 10;
  private static final int LONGEST_VERSION = 200;

  private final SpeechSettings settings;
  private final Map<String, String> environment;

  SpeechProgram(SpeechSettings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return String.valueOf(Path.of(settings.program()).getFileName());
  }

  @Override
  public Map<String, String> facts() throws IOException, InterruptedException {
    Map<String, String> facts = new TreeMap<>();
    facts.put("program", settings.program());
    facts.put("programSha256", Workplace.sha256(Path.of(settings.program())));
    facts.put("programVersion", version());
    if (!settings.model().isEmpty()) {
      facts.put("model", String.valueOf(Path.of(settings.model()).getFileName()));
      facts.put("modelSha256", Workplace.sha256(Path.of(settings.model())));
    }
    facts.put("language", settings.language());
    facts.put("arguments", String.join(" ", settings.arguments()));
    facts.put("network", cutOff().isEmpty() ? "not taken away by us" : "taken away (unshare)");
    return facts;
  }

  /** The first line that it prints when it is asked; many do not answer. */
  private String version() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tiezheng-speech-");
    try (Running running =
        Running.start(command(List.of("--version")), folder, environment, 1 << 16)) {
      String first = running.firstLine(PROBE_SECONDS).orElse("");
      return first.isBlank()
          ? "not stated"
          : first.substring(0, Math.min(LONGEST_VERSION, first.length()));
    } finally {
      remove(folder);
    }
  }

  /** What is put before a command so that it has no network; empty where that is not possible. */
  private List<String> cutOff() throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of(UNSHARE))) {
      return List.of();
    }
    List<String> cut = List.of(UNSHARE, "--map-root-user", "--net", "--");
    List<String> probe = new ArrayList<>(cut);
    probe.add("/bin/true");
    Process process =
        new ProcessBuilder(probe)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      boolean can = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return can ? cut : List.of();
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(cutOff());
    command.add(settings.program());
    command.addAll(arguments);
    return command;
  }

  @Override
  public Heard hear(Path wave, long millis, LongConsumer reached)
      throws IOException, InterruptedException {
    long seconds =
        settings.minutes() > 0
            ? TimeUnit.MINUTES.toSeconds(settings.minutes())
            : TimeUnit.MINUTES.toSeconds(2) + millis / 250;
    List<String> arguments =
        settings.arguments().stream()
            .map(a ->
                a.replace("{model}", settings.model())
                    .replace("{language}", settings.language())
                    .replace("{sound}", wave.toString()))
            .toList();
    Path folder = Files.createTempDirectory("tiezheng-speech-");
    PrintedPassages printed = new PrintedPassages(millis, reached);
    try (Running running = Running.start(command(arguments), folder, environment, Running.MOST)) {
      Running.End end = running.lines(seconds, printed::line);
      require(end, seconds);
      Heard heard = printed.heard();
      if (heard.passages().isEmpty() && heard.asides() > 0) {
        throw failed(
            "它打印的内容不是约定的格式([00:00:00.000 --> 00:00:02.500] 文字),没有采用",
            "what it printed has not the form that is agreed ([00:00:00.000 --> 00:00:02.500]"
                + " words); nothing of it was used");
      }
      return heard;
    } finally {
      remove(folder);
    }
  }

  private void require(Running.End end, long seconds) {
    switch (end) {
      case Running.Ended(int code, String tail) -> {
        if (code != 0) {
          throw failed(
              "它以 %d 结束,没有采用它的输出%s".formatted(code, said(tail, ":")),
              "it ended with %d; nothing of what it printed was used%s"
                  .formatted(code, said(tail, ": ")));
        }
      }
      case Running.TooLong() ->
          throw failed(
              "%d 秒后仍未结束,已停止它,没有采用它的输出".formatted(seconds),
              "it had not ended after %d seconds and was stopped; nothing of what it printed was used"
                  .formatted(seconds));
      case Running.TooMuch() ->
          throw failed(
              "它打印的内容过多,已停止它,没有采用它的输出",
              "it printed too much and was stopped; nothing of it was used");
    }
  }

  private static String said(String tail, String before) {
    return tail.isBlank() ? "" : before + tail;
  }

  private TiezhengException failed(String zh, String en) {
    return new TiezhengException(
        new Text(
            "语音识别程序 %s:%s。".formatted(name(), zh),
            "The speech program %s: %s.".formatted(name(), en)));
  }

  /** What it left in its folder goes with it. */
  private static void remove(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
