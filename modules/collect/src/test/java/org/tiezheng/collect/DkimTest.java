package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.mail.MailImporter;
import org.tiezheng.evidence.Mail;

/** What is computed of a DKIM signature, against published signatures and their keys. */
@Tag("SEED-EML-13")
class DkimTest {
  /** The example of RFC 8463, A.3, signed with two keys. */
  private static final String RFC_8463 =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=brisbane; t=1528637909; h=from : to :
       subject : date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
       Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=test; t=1528637909; h=from : to : subject :
       date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
       DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
       dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
      From: Joe SixPack <joe@football.example.com>
      To: Suzie Q <suzie@shopping.example.net>
      Subject: Is dinner ready?
      Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
      Message-ID: <20030712040037.46341.5F8J@football.example.com>

      Hi.

      We lost the game.  Are you hungry yet?

      Joe.
      """;

  private static final String ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String RSA =
      "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J1"
          + "6JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLz"
          + "BfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

  @Test
  void bothSignaturesOfTheExampleInRfc8463Verify() {
    List<Mail.Signature> signatures = signatures(RFC_8463);
    assertThat(signatures).extracting(Mail.Signature::selector).containsExactly("brisbane", "test");
    assertThat(signatures).allMatch(s -> s.bodyEqual().orElse(false));
    assertThat(verifies(signatures.getFirst(), ED25519)).isTrue();
    assertThat(verifies(signatures.getLast(), RSA)).isTrue();
    assertThat(signatures.getFirst().fields()).contains("from", "subject", "message-id");
    assertThat(signatures.getFirst().covered()).isEmpty();
  }

  @Test
  void lineEndsAndBlanksThatTheRelaxedFormIgnoresDoNotMatter() {
    String other =
        RFC_8463
            .replace("\n", "\r\n")
            .replace("Subject: Is dinner ready?", "SUBJECT :   Is dinner\r\n\t ready?  ")
            .replace("game.  Are", "game. \t Are")
            .replace("Joe.\r\n", "Joe. \r\n\r\n \r\n\r\n");
    Mail.Signature signature = signatures(other).getFirst();
    assertThat(signature.bodyEqual()).contains(true);
    assertThat(verifies(signature, ED25519)).isTrue();
  }

  @Test
  void aChangedSubjectBreaksTheSignatureAndAChangedBodyItsDigest() {
    Mail.Signature subject = signatures(RFC_8463.replace("dinner", "Dinner")).getFirst();
    assertThat(subject.bodyEqual()).contains(true);
    assertThat(verifies(subject, ED25519)).isFalse();
    Mail.Signature body = signatures(RFC_8463.replace("lost", "won")).getFirst();
    assertThat(body.bodyEqual()).contains(false);
    assertThat(verifies(body, ED25519)).isTrue();
    // A second From above the signed one is caught, because the signature names the field twice.
    Mail.Signature added = signatures("From: ceo@x.example\n" + RFC_8463).getFirst();
    assertThat(verifies(added, ED25519)).isFalse();
  }

  @Test
  void theSimpleFormTakesEveryByteAsItStands() {
    String signature =
        "DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s;\r\n\th=From:Subject:From; bh="
            + digest64("  a \r\nb\r\n")
            + ";\r\n b=AB CD\r\n EF==; t=1";
    String mail =
        signature
            + "\r\nFrom:  A <a@x.example> \r\nSubject: x\r\n  y\r\nTo: b@y.example\r\n\r\n"
            + "  a \r\nb\r\n\r\n\r\n";
    Mail.Signature read = signatures(mail).getFirst();
    String emptied = signature.replace("b=AB CD\r\n EF==", "b=");
    assertThat(read.bodyEqual()).contains(true);
    assertThat(read.value()).isEqualTo("ABCDEF==");
    assertThat(read.signed())
        .contains(hex("From:  A <a@x.example> \r\nSubject: x\r\n  y\r\n" + emptied));
  }

  @Test
  void anEmptyBodyIsOneLineEndInTheSimpleFormAndNothingInTheRelaxedOne() {
    String head = "DKIM-Signature: a=rsa-sha256; d=x; s=s; h=from; b=AA==; c=simple/%s; bh=%s\r\n";
    String rest = "From: a@x.example\r\nTo: b@y.example\r\nSubject: s\r\n\r\n\r\n\r\n";
    assertThat(signatures(head.formatted("simple", digest64("\r\n")) + rest))
        .allMatch(s -> s.bodyEqual().orElse(false));
    assertThat(signatures(head.formatted("relaxed", digest64("")) + rest))
        .allMatch(s -> s.bodyEqual().orElse(false));
  }

  @Test
  void aSignatureOverTheBeginningOfTheBodySaysSo() {
    String head =
        "DKIM-Signature: a=rsa-sha256; d=x; s=s; h=from; b=AA==; l=3; bh=" + digest64("abc");
    String rest = "\r\nFrom: a@x.example\r\nTo: b@y.example\r\nSubject: s\r\n\r\nabcdef\r\n";
    assertThat(signatures(head + rest).getFirst().bodyEqual()).contains(true);
    assertThat(signatures(head + rest).getFirst().covered()).contains(3L);
  }

  @Test
  void whatIsNotComputedIsLeftOpen() {
    String rest = "\r\nFrom: a@x.example\r\nTo: b@y.example\r\nSubject: s\r\n\r\nhi\r\n";
    for (String odd :
        List.of("a=rsa-sha1; d=x; s=s; h=from; b=AA==; bh=AA==", "a=rsa-sha256; d=x", ";;=;", "")) {
      Mail.Signature read = signatures("DKIM-Signature: " + odd + rest).getFirst();
      assertThat(read.bodyEqual()).isEmpty();
      assertThat(read.signed()).isEmpty();
    }
    assertThat(signatures("X: y" + rest)).isEmpty();
  }

  @Test
  void theEncodingsThatTheHeaderNamesAreKeptInTheirOrder() {
    Mail mail =
        read(
            "From: =?GB2312?B?1tw=?= <a@x.example>\nTo: b@y.example\nSubject: =?utf-8?Q?=E5=91=A8?="
                + " =?UTF-8?Q?a?=\n\nhi\n");
    assertThat(mail.wire().orElseThrow().charsets()).containsExactly("gb2312", "utf-8");
  }

  @Test
  @Tag("corpus")
  void theSignaturesOfTheStalwartSuiteVerifyWithItsKeys() throws IOException {
    List<String> verified = new ArrayList<>();
    for (Path file : files("email/stalwart-mail-auth/resources/dkim")) {
      String text = new String(Collected.bytes(file), StandardCharsets.ISO_8859_1);
      int blank = text.indexOf("\n\n") < 0 ? text.indexOf("\r\n\r\n") : text.indexOf("\n\n");
      String mail = text.substring(blank).stripLeading();
      for (Mail.Signature signature : signatures(mail)) {
        String name = signature.selector() + "._domainkey." + signature.domain();
        for (String line : text.substring(0, blank).lines().toList()) {
          String key = line.replaceAll(".*\\bp=([A-Za-z0-9+/=]+).*", "$1");
          if (line.startsWith(name) && !key.startsWith("MIGJ")) {
            assertThat(signature.bodyEqual()).as(file + " " + name).contains(true);
            assertThat(verifies(signature, key)).as(file + " " + name).isTrue();
            verified.add(name);
          }
        }
      }
    }
    assertThat(verified).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  @Tag("corpus")
  void theBodiesOfTheJamesSuiteAreTheSignedOnesButForTheOneThatIsNot() throws IOException {
    int equal = 0;
    for (Path file :
        files("email/james-jdkim/main/src/test/resources/org/apache/james/jdkim/corpus")) {
      String name = String.valueOf(file.getFileName());
      for (Mail.Signature signature :
          signatures(new String(Collected.bytes(file), StandardCharsets.ISO_8859_1))) {
        if (name.contains("BADBH")) {
          assertThat(signature.bodyEqual()).as(name).contains(false);
        } else if (!name.contains("FAIL") && signature.algorithm().endsWith("sha256")) {
          assertThat(signature.bodyEqual()).as(name).contains(true);
          equal++;
        }
      }
    }
    assertThat(equal).isPositive();
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Collected.corpus(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Mail.Signature> signatures(String mail) {
    return read(mail).wire().orElseThrow().signatures();
  }

  private static Mail read(String mail) {
    SealedSource source = Collected.source("a.eml", mail.getBytes(StandardCharsets.ISO_8859_1));
    return Collected.of(new MailImporter(), source).all(Mail.class).getFirst();
  }

  private static boolean verifies(Mail.Signature signature, String key) {
    byte[] digest = HexFormat.of().parseHex(signature.signed().orElseThrow());
    boolean rsa = signature.algorithm().startsWith("rsa");
    String head = rsa ? "" : "302a300506032b6570032100";
    String encoded = head + HexFormat.of().formatHex(Base64.getDecoder().decode(key));
    String info = rsa ? "3031300d060960864801650304020105000420" : "";
    try {
      PublicKey made =
          KeyFactory.getInstance(rsa ? "RSA" : "Ed25519")
              .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded)));
      Signature check = Signature.getInstance(rsa ? "NONEwithRSA" : "Ed25519");
      check.initVerify(made);
      check.update(HexFormat.of().parseHex(info));
      check.update(digest);
      return check.verify(Base64.getDecoder().decode(signature.value()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  private static String digest64(String text) {
    return Base64.getEncoder().encodeToString(sha256(text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
