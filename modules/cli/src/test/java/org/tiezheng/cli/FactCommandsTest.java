package org.tiezheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts and links from the command line: what is said, in both languages, and the exit codes. */
class FactCommandsTest {
  @TempDir Path folder;

  private record Run(int code, String out, String err) {}

  private Run run(String... args) throws Exception {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(0, List.of("--passphrase-file", folder.resolve("p").toString()));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream aside = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(aside, true, StandardCharsets.UTF_8));
      String[] words = all.toArray(String[]::new);
      int code = Main.run(Main.commandLine(Language.of(words)), words);
      return new Run(
          code, said.toString(StandardCharsets.UTF_8), aside.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private String matter() {
    return folder.resolve("c").toString();
  }

  @BeforeEach
  void open() throws Exception {
    Files.writeString(folder.resolve("p"), "correct horse\n");
    assertThat(run("new", matter(), "--me", "plaintiff:林岚", "--other", "defendant:周启明").code())
        .isZero();
  }

  @Test
  void factsAreAddedListedAndWeighed() throws Exception {
    assertThat(run("--lang", "en", "fact", "list", matter()).out()).contains("No facts yet");
    Run added = run("--lang", "zh", "fact", "add", matter(), "--template", "loan");
    assertThat(added.code()).isZero();
    assertThat(added.out()).contains("已添加 delivery  款项已实际交付");
    assertThat(added.err()).contains("不是法律意见");
    Run again = run("fact", "add", matter(), "--template", "loan", "--lang", "en");
    assertThat(again.out()).contains("there already, left as it is: delivery");
    assertThat(
            run("fact", "set", matter(), "--fact", "delivery", "--slot", "amount", "--value", "8万元")
                .code())
        .isZero();
    assertThat(run("--json", "fact", "list", matter()).out())
        .contains("\"key\":\"amount\"", "\"value\":\"8万元\"");
    Run matrix = run("--lang", "en", "fact", "matrix", matter());
    assertThat(matrix.code()).isEqualTo(3);
    assertThat(matrix.out()).contains("no evidence", "sources");
    Run burden = run("--lang", "zh", "fact", "burden", matter(), "--today", "2026-11-01");
    assertThat(burden.code()).isEqualTo(3);
    assertThat(burden.out()).contains("今天 2026-11-01", "举证:林岚", "产品阈值,非法律规定");
    assertThat(burden.out())
        .isEqualTo(run("--lang", "zh", "fact", "burden", matter(), "--today", "2026-11-01").out());
    assertThat(run("--lang", "en", "fact", "find", matter()).out())
        .contains("bank", "DOC-COURT-COLLECT");
    assertThat(run("--lang", "zh", "fact", "guide", matter()).out()).contains("UNVERIFIED");
    assertThat(run("--lang", "zh", "fact", "against", matter()).out()).contains("SEED-GD-14");
    assertThat(run("--lang", "en", "fact", "templates").out()).contains("fraud", "[unverified]");
    assertThat(run("check", matter()).code()).isZero();
  }

  @Test
  void aClueThatIsNotThereIsAWrongCallAsAFactIs() throws Exception {
    Run unknown = run("--lang", "en", "who", matter(), "--confirm", "c99");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no clue c99");
    assertThat(
            run("fact", "set", matter(), "--fact", "x", "--slot", "amount", "--value", "1").code())
        .isEqualTo(2);
    assertThat(run("who", matter(), "--account", "wechat:nobody", "--for", "x").code())
        .isEqualTo(2);
  }

  @Test
  void aFileThatIsNoListOfRevokedCertificatesIsTold() throws Exception {
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    Path file = Files.writeString(folder.resolve("a.crl"), "no list\n");
    Run run = run("--lang", "en", "verify", bundle.toString(), "--crl", file.toString());
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("a.crl is no readable list of revoked certificates");
  }

  @Test
  void aPersonsOwnFactHasItsSlots() throws Exception {
    Run own =
        run(
            "fact",
            "add",
            matter(),
            "--id",
            "gift",
            "--title",
            "不是赠与",
            "--burden",
            "林岚",
            "--higher-standard",
            "--slot",
            "金额:AMOUNT",
            "--slot",
            "说明",
            "--json");
    assertThat(own.code()).isZero();
    assertThat(own.out())
        .contains(
            "\"standard\":\"BEYOND_REASONABLE_DOUBT\"", "\"type\":\"AMOUNT\"", "\"type\":\"TEXT\"");
    assertThat(Files.readString(folder.resolve("c/case.yaml"))).contains("burden: \"me\"");
  }

  @Test
  void aWrongCommandIsOneSentenceAndExitTwo() throws Exception {
    String[][] wrong = {
      {"fact", "add", matter()},
      {"fact", "add", matter(), "--template", "lone"},
      {"fact", "add", matter(), "--id", "a b", "--title", "x"},
      {"fact", "add", matter(), "--id", "a", "--title", "x", "--slot", "y:MONEY"},
      {"fact", "add", matter(), "--id", "a", "--title", "x", "--burden", "nobody"},
      {"fact", "set", matter(), "--fact", "x", "--slot", "y", "--value", "z"},
      {"fact", "set", matter()},
      {"fact", "confirm", matter(), "--fact", "x", "--slot", "y", "--item", "1", "--line", "1"},
      {"fact", "candidates", matter(), "--slot", "amount"},
      {"fact", "candidates", matter(), "--lines", "1-2"},
      {"fact", "burden", matter(), "--today", "2026-13-01"},
      {"fact", "frob", matter()},
      {"link", matter(), "--item", "1", "--fact", "x"},
      {"link", matter(), "--item", "one", "--fact", "x"},
    };
    String before = Files.readString(folder.resolve("c/case.yaml"));
    for (String[] words : wrong) {
      for (String lang : List.of("zh", "en")) {
        List<String> all = new ArrayList<>(List.of("--lang", lang));
        all.addAll(List.of(words));
        Run run = run(all.toArray(String[]::new));
        assertThat(run.code()).as(String.join(" ", words)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err().strip().lines()).as(run.err()).hasSize(1);
      }
    }
    assertThat(Files.readString(folder.resolve("c/case.yaml"))).isEqualTo(before);
  }
}
