package org.tiezheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.FindRoute;
import org.tiezheng.evidence.json.EvidenceJson;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineTest {
  @TempDir Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream aside = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(aside, true, StandardCharsets.UTF_8));
      int code = Main.commandLine(Language.of(args)).execute(args);
      return new Run(
          code, said.toString(StandardCharsets.UTF_8), aside.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** What a route tells a person to type is a command of this program. */
  @Test
  void theCommandsOfEveryRouteAreOnesThatCanBeTyped() {
    CommandLine main = Main.commandLine(Locale.ENGLISH);
    Set<String> commands = new TreeSet<>();
    for (String device : FindRoute.devices().keySet()) {
      for (String app : FindRoute.apps().keySet()) {
        FindRoute.of(FindRoute.Whose.OWN, device, app, "windows")
            .ways()
            .forEach(way -> commands.add(way.command()));
      }
    }
    assertThat(commands).hasSizeGreaterThan(3);
    for (String command : commands) {
      String[] words = command.split(" ", -1);
      assertThat(words[0]).isEqualTo("tiezheng");
      main.parseArgs(Arrays.copyOfRange(words, 1, words.length));
      assertThat(command).doesNotContain("--only", "--passphrase");
    }
  }

  @Test
  void everyVerbAndEveryOptionIsExplainedInBothLanguages() {
    List<String> silent = new ArrayList<>();
    for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      CommandLine main = Main.commandLine(locale);
      List<CommandSpec> all = new ArrayList<>();
      gather(main, all);
      for (CommandSpec spec : all) {
        String text = new CommandLine(spec).getUsageMessage();
        boolean chinese = text.codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF);
        if (chinese != Language.isChinese(locale)) {
          silent.add(locale + " " + spec.qualifiedName());
        }
        if (spec.usageMessage().description().length == 0) {
          silent.add(locale + " " + spec.qualifiedName() + " description");
        }
        for (OptionSpec option : spec.options()) {
          if (option.description().length == 0) {
            silent.add(locale + " " + spec.qualifiedName() + " " + option.longestName());
          }
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  private static void gather(CommandLine line, List<CommandSpec> all) {
    all.add(line.getCommandSpec());
    line.getSubcommands().values().forEach(c -> gather(c, all));
  }

  @Test
  void whatIsSaidBeforeTheVerbCountsAsBehindIt() {
    Run run =
        run(
            "--lang",
            "en",
            "--passphrase-file",
            passphrase(),
            "new",
            folder.resolve("c").toString());
    assertThat(run.out()).startsWith("Opened the case");
    Run list = run("--lang", "en", "--json", "list", folder.resolve("c").toString());
    assertThat(list.out()).startsWith("[");
  }

  private String passphrase() {
    try {
      return java.nio.file.Files.writeString(folder.resolve("p"), "correct horse\n").toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Stands for a command that runs out of memory. */
  @CommandLine.Command(name = "boom")
  private static final class Boom implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("planted");
    }
  }

  @Test
  void runningOutOfMemoryIsSaidAndIsNoMismatch() {
    CommandLine line = Main.commandLine(Locale.ENGLISH).addSubcommand("boom", new Boom());
    PrintStream err = System.err;
    ByteArrayOutputStream aside = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(aside, true, StandardCharsets.UTF_8));
      assertThat(Main.run(line, "--lang", "en", "boom")).isEqualTo(ExitCode.OURS);
    } finally {
      System.setErr(err);
    }
    assertThat(aside.toString(StandardCharsets.UTF_8)).startsWith("Not enough memory");
  }

  /**
   * A file that was cut, with the log of nothing that fits it: each kind of damage is said once.
   */
  @Test
  void damageOfOneKindIsSaidOnceWithItsCount() throws Exception {
    byte[] bytes = new byte[4096];
    System.arraycopy("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 16);
    bytes[16] = 0x10;
    bytes[18] = 1;
    bytes[19] = 1;
    bytes[21] = 64;
    bytes[22] = 32;
    bytes[23] = 32;
    bytes[59] = 1;
    bytes[100] = 5; // an interior page of three children that are not there
    bytes[104] = 2;
    bytes[108] = 0;
    bytes[111] = 9;
    for (int i = 0; i < 2; i++) {
      bytes[112 + 2 * i] = 0x0f;
      bytes[113 + 2 * i] = (byte) (8 * i);
      bytes[0x0f00 + 8 * i + 3] = (byte) (7 + i);
      bytes[0x0f00 + 8 * i + 4] = (byte) (i + 1);
    }
    java.nio.file.Files.write(folder.resolve("cut.db"), bytes);
    Run run = run("recover", folder.resolve("cut.db").toString(), "--lang", "en");
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out().lines().filter(line -> line.contains("the branch was not read")))
        .hasSize(1)
        .allMatch(line -> line.matches(".*\\(×\\d+\\)"));
  }

  @Test
  void aWrongCommandIsOneSentenceAndExitCodeTwo() {
    Run run = run("--lang", "en", "colect", "x");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("collect").hasLineCount(1);
    Run zh = run("new", "--lang", "zh", folder.resolve("c").toString(), "--me", "国王");
    assertThat(zh.code()).isEqualTo(ExitCode.USAGE);
    assertThat(zh.err()).contains("原告|被告");
    Run order = run("read", "--lang", "zh", "c", "--conversation", "x", "--by", "name");
    assertThat(order.err()).contains("“name”不能用作 --by", "可用:time, source").hasLineCount(1);
    Run item = run("read", "--lang", "zh", "c", "--conversation", "x", "--item", "one");
    assertThat(item.err()).contains("“one”不能用作 --item").doesNotContain("Invalid");
  }

  @Test
  void aFailureIsOneObjectWithJson() {
    Run run = run("list", folder.resolve("nowhere").toString(), "--json", "--lang", "en");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).startsWith("{\"error\":{").contains("\"zh\"").contains("\"en\"");
  }

  @Test
  void aHearingIsPlannedAsOneObjectWithJson() throws Exception {
    String vault = folder.resolve("case").toString();
    java.nio.file.Path file = folder.resolve("note.txt");
    java.nio.file.Files.writeString(file, "80000");
    assertThat(run("new", vault, "--passphrase-file", passphrase(), "--lang", "en").code())
        .isZero();
    assertThat(
            run("collect", vault, file.toString(), "--passphrase-file", passphrase(), "--json")
                .code())
        .isIn(ExitCode.OK, ExitCode.INCOMPLETE);
    Run nothing = run("hearing", vault, "--passphrase-file", passphrase(), "--json");
    assertThat(nothing.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(nothing.out()).startsWith("{\"error\":{");
    java.nio.file.Path yaml = folder.resolve("case/case.yaml");
    java.nio.file.Files.writeString(
        yaml,
        java.nio.file.Files.readString(yaml).replace("catalogued: false", "catalogued: true"));

    for (String language : List.of("zh", "en")) {
      Run run =
          run("hearing", vault, "--passphrase-file", passphrase(), "--json", "--lang", language);

      assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.out().lines()).hasSize(1);
      assertThat(EvidenceJson.mapper().readTree(run.out()).path("items")).hasSize(1);
      assertThat(EvidenceJson.mapper().readTree(run.out()).path("same").asInt()).isZero();
    }
    Run wrong =
        run(
            "hearing",
            vault,
            "--passphrase-file",
            passphrase(),
            "--lang",
            "en",
            "--record",
            file.toString());
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("note.txt");
    java.nio.file.Path filled = folder.resolve("filled.yaml");
    java.nio.file.Files.writeString(filled, "bundle: other\nplan: \"\"\nlanguage: en\n");
    Run other =
        run(
            "hearing",
            vault,
            "--passphrase-file",
            passphrase(),
            "--lang",
            "en",
            "--record",
            filled.toString());
    assertThat(other.code()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("filled.yaml line 1", "bundle other", "--out NEW");
    Run script =
        run(
            "hearing",
            vault,
            "--passphrase-file",
            passphrase(),
            "--lang",
            "en",
            "--script",
            file.toString());
    assertThat(script.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(script.err()).contains("note.txt", "docs/hearing.md");
  }

  @Test
  void aBundleThatIsNoneIsUnreadable() {
    Run run = run("verify", folder.resolve("nothing.zip").toString(), "--lang", "en");
    assertThat(run.code()).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void theCompletionScriptKnowsEveryVerb() {
    assertThat(run("completion").out()).contains("collect", "present", "--hide-original-column");
  }

  @Test
  void textsFromEvidenceCannotDriveTheTerminal() {
    assertThat(Talk.safe("a\u001b[2Jb\u202Ec\n")).isEqualTo("a\\u001B[2Jb\\u202Ec\n");
  }

  @Test
  void chineseTakesTwoPlaces() {
    List<String> lines = new Columns(20).row("证据", "x").row("abcdef", "y").lines();
    assertThat(lines.get(0)).isEqualTo("证据    x");
    assertThat(lines.get(1)).isEqualTo("abcdef  y");
  }
}
