package org.tiezheng.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Secrets;
import org.tiezheng.casework.Unlocking;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Option;

/** What every command understands. */
final class Common {
  @Option(names = "--json")
  boolean json;

  @Option(names = "--lang", paramLabel = "zh|en")
  @Nullable String lang;

  @Option(names = "--actor", paramLabel = "NAME")
  @Nullable String actor;

  @Option(names = "--passphrase")
  boolean askPassphrase;

  @Option(names = "--passphrase-file", paramLabel = "FILE")
  @Nullable Path passphraseFile;

  @Option(names = "--zone", paramLabel = "ZONE")
  @Nullable ZoneId zone;

  @Option(names = "--clock-noted")
  boolean clockNoted;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true)
  boolean help;

  private @Nullable ProgressLine progress;

  /** Takes over what was said before the verb, where nothing was said behind it. */
  void inherit(Common above) {
    json |= above.json;
    askPassphrase |= above.askPassphrase;
    clockNoted |= above.clockNoted;
    lang = lang != null ? lang : above.lang;
    actor = actor != null ? actor : above.actor;
    passphraseFile = passphraseFile != null ? passphraseFile : above.passphraseFile;
    zone = zone != null ? zone : above.zone;
  }

  Talk talk() {
    return new Talk(
        System.out, StandardError.stream(), Language.chosen(Optional.ofNullable(lang)), json);
  }

  Watch watch() {
    if (progress == null) {
      progress = new ProgressLine(talk(), terminal().isPresent() && !json);
    }
    return progress;
  }

  void endProgress() {
    if (progress != null) {
      progress.close();
    }
  }

  Workplace workplace() {
    return new Workplace(
        Clock.systemUTC(),
        new SecureRandom(),
        who(),
        Version.tool(),
        environment(),
        zone(),
        talk().locale(),
        unlocking(),
        watch(),
        clockNoted);
  }

  /** Papers in Chinese go to a Chinese court, wherever the machine believes to be. */
  private ZoneId zone() {
    if (zone != null) {
      return zone;
    }
    return Language.isChinese(talk().locale())
        ? ZoneId.of("Asia/Shanghai")
        : ZoneId.systemDefault();
  }

  private String who() {
    return Optional.ofNullable(actor)
        .or(() -> Optional.ofNullable(System.getenv("TIEZHENG_ACTOR")))
        .orElse(System.getProperty("user.name", "unknown"));
  }

  private static Map<String, String> environment() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("arch", System.getProperty("os.arch"));
    facts.put("java", Runtime.version().toString());
    facts.put("zone", ZoneId.systemDefault().getId());
    facts.put("tool", Version.tool());
    Version.jarDigest().ifPresent(d -> facts.put("toolSha256", d));
    return facts;
  }

  /** A passphrase if one was asked for, else the file of the system's user. */
  Unlocking unlocking() {
    if (passphraseFile != null) {
      return Unlocking.passphrase(firstLine(passphraseFile).toCharArray());
    }
    String fromEnvironment = System.getenv("TIEZHENG_PASSPHRASE");
    if (fromEnvironment != null) {
      return Unlocking.passphrase(fromEnvironment.toCharArray());
    }
    return askPassphrase ? Unlocking.passphrase(typed()) : Unlocking.userFile(unlockFile());
  }

  /**
   * What opens a backup: the first line of a file, else the variable TIEZHENG_BACKUP_PASSWORD, else
   * a person at the terminal; nobody if there is none.
   */
  Secrets secrets(@Nullable Path passwordFile) {
    if (passwordFile != null) {
      char[] password = firstLine(passwordFile).toCharArray();
      return (_, attempt) -> attempt == 1 ? Optional.of(password.clone()) : Optional.empty();
    }
    String fromEnvironment = System.getenv("TIEZHENG_BACKUP_PASSWORD");
    if (fromEnvironment != null) {
      return (_, attempt) ->
          attempt == 1 ? Optional.of(fromEnvironment.toCharArray()) : Optional.empty();
    }
    return (question, attempt) ->
        terminal()
            .map(console -> {
              endProgress();
              String again =
                  attempt == 1 ? "" : talk().say("口令不对,请再试一次。", "That was not it; once more. ");
              return console.readPassword("%s%s ", again, talk().say(question));
            })
            .filter(typed -> typed.length > 0);
  }

  /** The same, with the keys for encrypted databases that are in a file, one on each line. */
  Secrets secrets(@Nullable Path passwordFile, @Nullable Path keyFile) {
    Secrets asked = secrets(passwordFile);
    if (keyFile == null) {
      return asked;
    }
    return new Secrets() {
      @Override
      public Optional<char[]> ask(Text question, int attempt) {
        return asked.ask(question, attempt);
      }

      @Override
      public List<char[]> keys() {
        return KeyFile.read(keyFile);
      }
    };
  }

  static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new TiezhengException(
          new Text(
              "无法读取口令文件“" + file + "”;请检查路径和权限。",
              "The passphrase file " + file + " cannot be read; check path and permission."),
          e);
    }
  }

  /** The terminal, if a person sits there: since Java 22 there is a console without one, too. */
  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  char[] typed() {
    char[] typed =
        terminal().map(c -> c.readPassword(talk().say("口令:", "Passphrase: "))).orElse(null);
    if (typed == null) {
      throw new TiezhengException(
          new Text(
              "没有终端可以输入口令;请改用 --passphrase-file 或环境变量 TIEZHENG_PASSPHRASE。",
              "There is no terminal to type a passphrase; use --passphrase-file or the variable"
                  + " TIEZHENG_PASSPHRASE."));
    }
    return typed;
  }

  /** Where the system's user keeps what opens the keys: never beside them. */
  private static Path unlockFile() {
    String stated = System.getenv("TIEZHENG_UNLOCK_FILE");
    if (stated != null) {
      return Path.of(stated);
    }
    String config = System.getenv("XDG_CONFIG_HOME");
    Path base =
        config == null || config.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(config);
    return base.resolve("tiezheng").resolve("unlock.key");
  }

  Locale locale() {
    return talk().locale();
  }
}
