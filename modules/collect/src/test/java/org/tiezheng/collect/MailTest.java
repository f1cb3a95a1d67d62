package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Mail;

/** Chinese mail as mailers really write it. */
class MailTest {
  private static final Charset GBK = Charset.forName("GB18030");

  @Test
  void wordsOfTheGbFamilyAreReadWhateverTheirLabel() {
    String name = "朱镕基堃喆";
    String b = Base64.getEncoder().encodeToString(name.getBytes(GBK));
    assertThat(mail("Subject: =?gb2312?B?" + b + "?=\n").subject()).isEqualTo(name);
  }

  @Test
  void aCharacterCutInTwoBetweenWordsIsWhole() {
    byte[] bytes = "借款合同".getBytes(GBK);
    String first = base64(bytes, 0, 3);
    String second = base64(bytes, 3, bytes.length);
    assertThat(mail("Subject: =?gbk?B?" + first + "?=\n =?gbk?B?" + second + "?=\n").subject())
        .isEqualTo("借款合同");
  }

  @Test
  void rawBytesInAHeaderAreReadAsUtf8OrGb18030() {
    assertThat(mail("Subject: 催款函\n".getBytes(GBK)).subject()).isEqualTo("催款函");
    assertThat(mail("Subject: 催款函\n".getBytes(StandardCharsets.UTF_8)).subject()).isEqualTo("催款函");
  }

  @Test
  void attachmentsAreNamedByRfc2231OrByEncodedWords() {
    String body =
        """
        Subject: x
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html; charset=gb2312

        <p>第一段&nbsp;A</p><style>no</style><div>第二段 &lt;b&gt;</div>
        --b
        Content-Type: application/pdf
        Content-Disposition: attachment; filename*0*=gbk''%BD%E8; filename*1*=%BF%EE.pdf
        Content-Transfer-Encoding: base64

        AQID
        --b
        Content-Type: application/octet-stream; name="=?utf-8?B?5ZCI5ZCMLmRvY3g=?="
        Content-Disposition: attachment

        abc
        --b--
        """;
    Mail mail = mail(body.getBytes(GBK));
    assertThat(mail.attachments())
        .extracting(Mail.Attachment::name)
        .containsExactly("借款.pdf", "合同.docx");
    assertThat(mail.attachments().getFirst().sha256())
        .isEqualTo(Collected.sha256(new byte[] {1, 2, 3}));
    assertThat(mail.text()).isEqualTo("第一段 A\n第二段 <b>");
  }

  @Test
  void theReceivedChainStaysInItsOrderAndTheDateIsTheSendersStatement() {
    Mail mail =
        mail(
            """
            Received: from b by c; Mon, 2 Jan 2023 10:00:02 +0800
            Received: from a
             by b; Mon, 2 Jan 2023 10:00:01 +0800
            DKIM-Signature: v=1; a=rsa-sha256
            From: "李, 四" <li@example.com>, 王五 <wang@example.com>
            To: a@x, b@x
            Date: Mon, 2 Jan 2023 10:00:00 +0800
            Message-ID: <1@x>
            In-Reply-To: <0@x>
            References: <-1@x> <0@x>
            X-QQ-mid: 5
            """);
    assertThat(mail.received())
        .containsExactly(
            "from b by c; Mon, 2 Jan 2023 10:00:02 +0800",
            "from a by b; Mon, 2 Jan 2023 10:00:01 +0800");
    assertThat(mail.time().instant()).contains(Instant.parse("2023-01-02T02:00:00Z"));
    assertThat(mail.from()).isEqualTo("\"李, 四\" <li@example.com>, 王五 <wang@example.com>");
    assertThat(mail.to()).containsExactly("a@x", "b@x");
    assertThat(mail.messageId()).contains("1@x");
    assertThat(mail.inReplyTo()).contains("0@x");
    assertThat(mail.references()).containsExactly("-1@x", "0@x");
    assertThat(mail.dkimSigned()).isTrue();
    assertThat(mail.headers()).containsEntry("x-qq-mid", "5");
  }

  @Test
  void aFieldThatShouldStandOnceAndStandsTwiceIsRemarkedAndBothAreKept() {
    Collected collected =
        Collected.of(
            "a.eml",
            "From: a@x\nFrom: b@x\nTo: c@x\nDate: x\nSubject: s\n\nhi\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(collected.reading().notes())
        .anyMatch(n -> n.en().contains("from occurs more than once"));
    assertThat(collected.all(Mail.class).getFirst().headers()).containsEntry("from (2)", "b@x");
  }

  private static String base64(byte[] bytes, int from, int to) {
    return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, from, to));
  }

  private static Mail mail(String header) {
    return mail(header.getBytes(StandardCharsets.UTF_8));
  }

  private static Mail mail(byte[] header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("X-Mailer: test\n".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(header);
    out.writeBytes("\n正文\n".getBytes(StandardCharsets.UTF_8));
    SealedSource source = Collected.source("a.eml", out.toByteArray());
    Collected collected = Collected.of(new org.tiezheng.collect.mail.MailImporter(), source);
    assertThat(collected.reading().complete()).isTrue();
    return collected.all(Mail.class).getFirst();
  }
}
