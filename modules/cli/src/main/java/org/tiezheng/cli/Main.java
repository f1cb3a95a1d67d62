package org.tiezheng.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code tiezheng} command: its verbs, and how it fails. */
@Command(
    name = "tiezheng",
    versionProvider = Main.VersionLine.class,
    mixinStandardHelpOptions = false,
    subcommands = {
      DemoCommand.class,
      RouteCommand.class,
      GuideCommand.class,
      NewCommand.class,
      CollectCommand.class,
      RecoverCommand.class,
      ListCommand.class,
      ShowCommand.class,
      ConversationsCommand.class,
      ReadCommand.class,
      SearchCommand.class,
      FactCommand.class,
      LinkCommand.class,
      TranscriptCommand.class,
      WhoCommand.class,
      ExamineCommand.class,
      CompareCommand.class,
      ScreensCommand.class,
      ReadPicturesCommand.class,
      ConfirmPicturesCommand.class,
      GapsCommand.class,
      BillsCommand.class,
      ExportCommand.class,
      SealCommand.class,
      LogCommand.class,
      PapersCommand.class,
      HearingCommand.class,
      OpposeCommand.class,
      PresentCommand.class,
      VerifyCommand.class,
      CheckCommand.class,
      KeysCommand.class,
      TimeCommand.class,
      RulesCommand.class,
      ServeCommand.class,
      TeamCommand.class,
      DepositCommand.class,
      CompletionCommand.class
    })
public final class Main implements Runnable {
  @Mixin Common common = new Common();

  @CommandLine.Option(
      names = {"-V", "--version"},
      versionHelp = true)
  boolean version;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** For the command line only. */
  public Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Locale locale = Language.of(args);
    Locale.setDefault(locale);
    // Libraries complain about broken files in a log of theirs; what matters of it is in our
    // report.
    LogManager.getLogManager().reset();
    StandardError.keepForUs();
    System.exit(run(commandLine(locale), args));
  }

  /** Whatever happens is said: nobody would hear of an error that went further. */
  static int run(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (Error e) {
      return failed(e, args);
    }
  }

  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, long.class, Integer.class, Long.class, ZoneId.class, LocalDate.class);

  static CommandLine commandLine(Locale locale) {
    CommandLine line = new CommandLine(new Main());
    line.setResourceBundle(
        ResourceBundle.getBundle(
            "org.tiezheng.cli.messages",
            locale,
            Control.getNoFallbackControl(Control.FORMAT_DEFAULT)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::usage);
    line.setExecutionExceptionHandler(
        (e, _, parsed) -> failed(e, parsed.originalArgs().toArray(String[]::new)));
    line.setExecutionStrategy(Main::execute);
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  private static int usage(ParameterException e, String[] args) {
    Locale locale = Language.of(args);
    Talk talk = new Talk(System.out, StandardError.stream(), locale, asksJson(args));
    Text what = what(e);
    Text suggestion = Text.same("");
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      String known = String.join(", ", unmatched.getSuggestions());
      suggestion = new Text("(是否指 " + known + "?)", " (perhaps " + known + "?)");
    }
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    report(
        talk,
        ExitCode.USAGE,
        new Text(
            "命令有误:" + what.zh() + suggestion.zh() + "。用法见 " + name + " --help",
            "Wrong command: " + what.en() + suggestion.en() + ". See " + name + " --help"));
    return ExitCode.USAGE;
  }

  private static Text what(ParameterException e) {
    String said = String.valueOf(e.getMessage());
    return switch (e) {
      case UnmatchedArgumentException unmatched ->
          new Text("不认识 " + String.join(" ", unmatched.getUnmatched()), said);
      case MissingParameterException missing ->
          new Text(
              "缺少 " + String.join("、", missing.getMissing().stream().map(Main::called).toList()),
              said);
      default -> valued(e) ? value(e) : Text.same(said);
    };
  }

  /** What our own converters say is said in both languages. */
  private static boolean valued(ParameterException e) {
    return e.getArgSpec() != null
        && e.getValue() != null
        && (e.getArgSpec().type().isEnum() || NUMBERS.contains(e.getArgSpec().type()));
  }

  /** That a value does not fit its option, and which do if they are few. */
  private static Text value(ParameterException e) {
    String name = called(e.getArgSpec());
    List<String> known =
        e.getArgSpec().type().isEnum()
            ? Stream.of(e.getArgSpec().type().getEnumConstants())
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .toList()
            : List.of();
    String list = String.join(", ", known);
    return new Text(
        "“" + e.getValue() + "”不能用作 " + name + (known.isEmpty() ? "" : ";可用:" + list),
        e.getValue() + " is no value of " + name + (known.isEmpty() ? "" : "; known: " + list));
  }

  /** As a person would write it. */
  private static String called(ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : missing.paramLabel();
  }

  /** What every command understands counts before the verb, too. */
  private static int execute(CommandLine.ParseResult parsed) {
    for (CommandLine.ParseResult at = parsed; at.hasSubcommand(); at = at.subcommand()) {
      Optional<Common> above = common(at.commandSpec());
      common(at.subcommand().commandSpec()).ifPresent(c -> above.ifPresent(c::inherit));
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static Optional<Common> common(CommandLine.Model.CommandSpec spec) {
    return spec.mixins().values().stream()
        .map(CommandLine.Model.CommandSpec::userObject)
        .filter(Common.class::isInstance)
        .map(Common.class::cast)
        .findFirst();
  }

  private static int failed(Throwable e, String... args) {
    Talk talk = new Talk(System.out, StandardError.stream(), Language.of(args), asksJson(args));
    Failure failure = Failure.of(e);
    report(talk, failure.code(), failure.sentence());
    if (failure.code() == ExitCode.OURS) {
      e.printStackTrace(StandardError.stream());
    }
    return failure.code();
  }

  private static boolean asksJson(String[] args) {
    for (String arg : args) {
      if (arg.equals("--json")) {
        return true;
      }
    }
    return false;
  }

  private static void report(Talk talk, int code, Text sentence) {
    talk.aside(sentence);
    if (talk.json()) {
      talk.raw(
          EvidenceJson.write(
                  Map.of("error", Map.of("code", code, "zh", sentence.zh(), "en", sentence.en())))
              + "\n");
    }
  }

  /** One sentence and a code for everything that can be thrown. */
  record Failure(int code, Text sentence) {
    static Failure of(Throwable thrown) {
      return switch (thrown) {
        case CaseFileException e -> new Failure(ExitCode.USAGE, e.sentence());
        case TiezhengException e -> new Failure(ExitCode.UNREADABLE, e.sentence());
        case java.io.IOException e ->
            new Failure(
                ExitCode.UNREADABLE,
                new Text(
                    "读写失败:" + e.getMessage() + "。请检查路径、权限和磁盘空间。",
                    "Reading or writing failed: "
                        + e.getMessage()
                        + ". Check path, permission and disk space."));
        case OutOfMemoryError _ ->
            new Failure(
                ExitCode.OURS,
                new Text(
                    "内存不足,没有得出任何结果;已固化的内容不受影响。请用更大的 TIEZHENG_HEAP 重试,例如 TIEZHENG_HEAP=3g。",
                    "Not enough memory; there is no result, and nothing that was sealed is"
                        + " affected. Try again with a larger TIEZHENG_HEAP, such as"
                        + " TIEZHENG_HEAP=3g."));
        default ->
            new Failure(
                ExitCode.OURS,
                new Text(
                    "程序自身出错(" + thrown.getClass().getSimpleName() + "),已固化的内容不受影响;请把下面的信息报告给我们。",
                    "Our own fault ("
                        + thrown.getClass().getSimpleName()
                        + "); nothing that was sealed is affected. Please report what follows."));
      };
    }
  }

  /** {@code --version}. */
  static final class VersionLine implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.tool() + " (Java " + Runtime.version() + ")"};
    }
  }
}
