package org.tiezheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accounts of a team from the command line. */
class TeamCommandTest {
  @TempDir Path cases;

  private record Run(int code, String out, String err) {}

  private Run team(String... args) {
    return run("team", args);
  }

  private Run run(String verb, String... args) {
    List<String> all = new ArrayList<>(List.of(verb));
    all.addAll(List.of(args));
    all.addAll(List.of("--cases", cases.toString()));
    return plain(all.toArray(String[]::new));
  }

  private Run plain(String... args) {
    List<String> all = new ArrayList<>(List.of("--lang", "en"));
    all.addAll(List.of(args));
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

  @Test
  void accountsAreAddedChangedAndShutOut() throws Exception {
    Path password = Files.writeString(cases.resolve("p"), "correct horse battery\n");
    Files.createDirectories(cases.resolve("loan"));
    Files.writeString(cases.resolve("loan").resolve("case.yaml"), "");
    assertThat(team("list").out()).contains("no account yet");
    Run owner = team("add", "lin", "--role", "owner", "--password-file", password.toString());
    assertThat(owner.out()).contains("lin  owner  every case").doesNotContain("/join");
    Run invited = team("add", "Wang", "--person", "王立", "--role", "lawyer");
    assertThat(invited.out()).contains("wang  王立  lawyer  no case", "/join?token=");
    assertThat(team("grant", "wang", "loan").out()).contains("loan");
    assertThat(team("role", "wang", "viewer").out()).contains("viewer");
    Run listed = team("--json", "list");
    assertThat(listed.out())
        .contains("\"cases\"", "\"loan\"", "\"invited\":true")
        .doesNotContain("argon2", "digest");
    assertThat(team("revoke", "wang", "loan").out()).contains("no case");
    assertThat(team("disable", "wang").out()).contains("(disabled)");
    assertThat(team("disable", "wang", "--undo").out()).doesNotContain("(disabled)");
    assertThat(team("reset", "wang").out()).contains("/join?token=");
  }

  @Test
  void aFolderOfCasesIsBackedUpAndRestored() throws Exception {
    Path data = Files.createDirectories(cases.resolve("data"));
    Files.writeString(cases.resolve("p"), "correct horse\n");
    Run made = plain("--passphrase-file", cases.resolve("p").toString(), "new", data + "/loan");
    assertThat(made.code()).isZero();
    String file = cases.resolve("b.zip").toString();
    Run back = plain("team", "backup", file, "--cases", data.toString());
    assertThat(back.out()).contains("Backed up 1 cases");
    assertThat(back.err()).contains("not encrypted");
    Run again = plain("team", "restore", file, "--cases", cases.resolve("again").toString());
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("✓ loan");
    assertThat(plain("team", "restore", file, "--cases", data.toString()).err())
        .contains("is there already");
  }

  @Test
  void nothingIsServedToOtherComputersWithoutTls() {
    assertThat(run("serve", "--team", "--listen", "0.0.0.0").err()).contains("without TLS");
    assertThat(run("serve", "--listen", "0.0.0.0").err()).contains("go with --team only");
    assertThat(run("serve", "--team", "--tls-cert", "c.pem").err()).contains("TLS needs");
    assertThat(run("serve", "--team", "--proxy", "10.0.0.1").err()).contains("--public-bytes");
    Run both =
        run("serve", "--team", "--host", "a.example", "--proxy", "10.0.0.1", "--tls-key", "k");
    assertThat(both.err()).contains("one of them");
    assertThat(both.code()).isNotZero();
  }

  @Test
  void whatCannotBeDoneIsSaid() throws Exception {
    Path password = Files.writeString(cases.resolve("p"), "correct horse battery\n");
    team("add", "lin", "--role", "owner", "--password-file", password.toString());
    assertThat(team("disable", "lin").err()).contains("last owner");
    assertThat(team("add", "x", "--role", "judge").err()).contains("no role judge");
    assertThat(team("grant", "lin", "nowhere").err()).contains("no case nowhere");
    assertThat(team("grant", "lin").err()).contains("Name one case");
    assertThat(team("role", "nobody", "viewer").err()).contains("no account nobody");
    Files.writeString(password, "short\n");
    Run weak = team("add", "x", "--role", "viewer", "--password-file", password.toString());
    assertThat(weak.code()).isNotZero();
    assertThat(weak.err()).contains("12 to 256").doesNotContain("short\n");
  }
}
