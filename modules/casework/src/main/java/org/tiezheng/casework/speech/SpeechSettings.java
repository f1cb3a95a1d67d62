package org.tiezheng.casework.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * Which program writes down what it hears, as the user of this computer has set it up. Only the
 * command writes it: no page can make this program run another.
 *
 * @param program full path
 * @param model full path of a file; empty if the program needs none
 * @param language as the program calls it, such as {@code zh}
 * @param arguments what it is called with; {@code {model}}, {@code {language}} and {@code {sound}}
 *     stand for those
 * @param minutes after which it is ended; 0 for four times the length of the recording, and two
 *     minutes
 */
public record SpeechSettings(
    String program, String model, String language, List<String> arguments, int minutes) {
  /** A path of the file with the settings; without it the folder of the user's settings. */
  static final String VARIABLE = "TIEZHENG_SPEECH";

  /** As {@code main} of whisper.cpp is called. */
  public static final List<String> WHISPER =
      List.of("-m", "{model}", "-l", "{language}", "-f", "{sound}");

  public SpeechSettings {
    arguments = List.copyOf(arguments);
  }

  /** Where the settings are. */
  public static Path file(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        config.isBlank()
            ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config")
            : Path.of(config);
    return base.resolve("tiezheng").resolve("speech.json");
  }

  /** What is set up; empty if nothing is. */
  public static Optional<SpeechSettings> read(Map<String, String> environment) throws IOException {
    Path file = file(environment);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(EvidenceJson.read(Files.readString(file), SpeechSettings.class))
          .map(SpeechSettings::checked);
    } catch (tools.jackson.core.JacksonException | NullPointerException e) {
      throw new TiezhengException(
          new Text(
              "语音识别的设置文件无法读取,请用 tiezheng transcript engine 重新设置:" + file,
              "The settings of the speech engine cannot be read; set it up again with tiezheng"
                  + " transcript engine: "
                  + file),
          e);
    }
  }

  /**
   * The same, if it can be used.
   *
   * @throws TiezhengException if a path is not there, or nothing says where the sound goes
   */
  public SpeechSettings checked() {
    Path path = Path.of(program);
    if (!path.isAbsolute() || !Files.isRegularFile(path) || !Files.isExecutable(path)) {
      throw wrong(
          "语音识别程序须是可以执行的文件,写完整路径:" + program,
          "The speech program must be a file that can be run, named by its full path: " + program);
    }
    if (!model.isEmpty() && !(Path.of(model).isAbsolute() && Files.isRegularFile(Path.of(model)))) {
      throw wrong(
          "没有这个模型文件(写完整路径):" + model, "There is no such model (name its full path): " + model);
    }
    if (arguments.stream().noneMatch(a -> a.contains("{sound}"))) {
      throw wrong(
          "参数中须有 {sound},录音文件放在那里。", "The arguments must have {sound}, where the recording goes.");
    }
    if (minutes < 0 || minutes > 7 * 24 * 60) {
      throw wrong("时限须是 0 到 10080 分钟。", "The limit must be 0 to 10080 minutes.");
    }
    return this;
  }

  private static TiezhengException wrong(String zh, String en) {
    return new TiezhengException(new Text(zh, en));
  }

  /** Keeps these settings. */
  public void write(Map<String, String> environment) throws IOException {
    Path file = file(environment).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.write(OwnerOnly.file(fresh), EvidenceJson.write(this).getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Sets nothing up any more. */
  public static void remove(Map<String, String> environment) throws IOException {
    Files.deleteIfExists(file(environment));
  }
}
