package org.tiezheng.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes are shown as the sealed ones only if they are. */
class AlteredOriginalTest {
  private static final Pattern LINK = Pattern.compile("href=\"(http://[^\"]+/bytes/[^\"]+)\"");
  private static final String COMPARED = "compared with the bytes that are there: the same";
  private static final String ONLY_FIRST = "Only the first 4096 bytes are shown.";

  @TempDir Path cases;
  @TempDir Path keys;
  @TempDir Path material;

  private byte[] mail = {};

  @BeforeEach
  void make() throws Exception {
    Path file = material.resolve("in/mail.eml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "From: A <a@example.org>\r\nTo: b@example.org\r\nSubject: s\r\n"
            + "Date: Fri, 05 Jan 2024 20:47:40 +0800\r\n\r\n"
            + "honest words\r\n".repeat(1_500));
    mail = Files.readAllBytes(file);
    CaseMaterial.make(
        cases, "c", CaseMaterial.opening("t", "林岚"), keys, requireNonNull(file.getParent()));
  }

  private static String page(Served app, String rest) throws Exception {
    return app.send(app.to("/cases/c/items/1" + rest).header("Accept-Language", "en")).body();
  }

  private static HttpResponse<String> bytes(Served app, String page) throws Exception {
    Matcher link = LINK.matcher(page);
    assertThat(link.find()).isTrue();
    return app.client()
        .send(HttpRequest.newBuilder(URI.create(link.group(1))).build(), BodyHandlers.ofString());
  }

  private Path original() throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(mail));
    try (var files = Files.walk(cases.resolve("c"))) {
      return files.filter(f -> f.endsWith(sha256)).findFirst().orElseThrow();
    }
  }

  @Test
  void aFileThatIsShownInPartOnlyIsSaidToBe() throws Exception {
    try (Served app = Served.at(cases, keys)) {
      String line = page(app, "/lines/1");
      assertThat(line).contains("the whole file", ONLY_FIRST, COMPARED, "46 72 6f 6d 3a 20 41");
      assertThat(bytes(app, line).body()).hasSize(mail.length);
    }
  }

  @Test
  void whatWasAlteredInTheVaultIsNeitherShownNorHandedOutAsSealed() throws Exception {
    try (Served app = Served.at(cases, keys)) {
      String before = page(app, "/lines/1");
      assertThat(bytes(app, before).statusCode()).isEqualTo(200);
      Path original = original();
      BasicFileAttributeView times =
          Files.getFileAttributeView(original, BasicFileAttributeView.class);
      FileTime modified = times.readAttributes().lastModifiedTime();
      assertThat(original.toFile().setWritable(true)).isTrue();
      byte[] forged = mail.clone();
      forged[forged.length - 3] ^= 1;
      Files.write(original, forged);
      // A forger would put the time back.
      times.setTimes(modified, null, null);

      String line = page(app, "/lines/1");
      assertThat(line)
          .contains("ALTERED", "is not what was sealed")
          .doesNotContain("46 72 6f 6d 3a", COMPARED, "/bytes/");
      assertThat(page(app, "")).contains("ALTERED").doesNotContain(COMPARED, "/bytes/");
      assertThat(bytes(app, before).statusCode()).isEqualTo(409);
      assertThat(bytes(app, before).body()).doesNotContain("honest");
    }
  }

  @Test
  void whatIsGoneFromTheVaultIsSaidToBe() throws Exception {
    Files.delete(original());
    try (Served app = Served.at(cases, keys)) {
      assertThat(page(app, "/lines/1")).contains("NOT THERE").doesNotContain("/bytes/");
      assertThat(page(app, "")).contains("NOT THERE").doesNotContain("/bytes/");
    }
  }
}
