package org.tiezheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search says of what it did not look at. */
class SearchCommandTest {
  /** As Chromium writes it: no charset in the parts, a frame as a page of its own. */
  private static final String SAVED =
      """
      From: <Saved by Blink>
      Snapshot-Content-Location: https://example.org/p.html
      Date: Thu, 26 Nov 2026 18:16:02 GMT
      MIME-Version: 1.0
      Content-Type: multipart/related;
      \ttype="text/html";
      \tboundary="----b----"

      ------b----
      Content-Type: text/html
      Content-Transfer-Encoding: 8bit
      Content-Location: https://example.org/p.html

      <!DOCTYPE html><meta charset=UTF-8><title>t</title><p>押金八千元</p>
      ------b----
      Content-Type: text/html
      Content-Transfer-Encoding: 8bit
      Content-Location: https://example.org/f.html

      <!DOCTYPE html><meta charset=UTF-8><p>另收清洁费五百元</p>
      ------b------
      """;

  @TempDir Path folder;

  private String said(int code, String... args) throws Exception {
    String[] all = new String[args.length + 4];
    all[0] = "--passphrase-file";
    all[1] = folder.resolve("p").toString();
    all[2] = "--lang";
    all[3] = "zh";
    System.arraycopy(args, 0, all, 4, args.length);
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      assertThat(Main.run(Main.commandLine(Language.of(all)), all)).isEqualTo(code);
    } finally {
      System.setOut(out);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void wordsOfAPageAndOfItsFramesAreFound() throws Exception {
    Files.writeString(folder.resolve("p"), "correct horse\n");
    String matter = folder.resolve("c").toString();
    Path source = Files.createDirectories(folder.resolve("in"));
    Files.writeString(source.resolve("p.mhtml"), SAVED.replace("\n", "\r\n"));
    said(0, "new", matter, "--me", "plaintiff:林岚");
    said(0, "collect", matter, source.toString());
    assertThat(said(0, "search", matter, "押金")).contains("【押金】八千元");
    assertThat(said(0, "search", matter, "清洁费")).contains("另收【清洁费】五百元", "找到 1 条");
  }

  @Test
  void ofWhatWasSetAsideOnlyTheBeginningWasSearchedAndThatIsSaid() throws Exception {
    Files.writeString(folder.resolve("p"), "correct horse\n");
    String matter = folder.resolve("c").toString();
    Path source = Files.createDirectories(folder.resolve("in"));
    String good =
        "10.0.0.1 - - [01/Mar/2024:10:00:00 +0800] \"GET / HTTP/1.1\" 200 5 \"-\" \"x\"\n";
    Files.writeString(
        source.resolve("access.log"), good.repeat(4) + "另记 " + "甲".repeat(300) + "清洁费\n");
    said(0, "new", matter, "--me", "plaintiff:林岚");
    said(0, "collect", matter, source.toString());
    assertThat(said(0, "search", matter, "另记")).contains("找到 1 条");
    assertThat(said(0, "search", matter, "清洁费"))
        .contains("找到 0 条", "1 行搁置的数据", "至多 200 个字", "没有查找");
  }
}
