package org.tiezheng.collect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Collected;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.WebCapture;
import org.tiezheng.evidence.json.EvidenceJson;

class SavedPageTest {
  private static final String PAGE =
      """
      <html><head><title>招租:两室一厅</title><link rel="stylesheet" href="/style.css">
      <style>p { color: red }</style><script>var secret = 1;</script></head>
      <body><h1>两室一厅</h1><p>月租 <b>5,000</b> 元<br>押一付三</p>
      <img src="https://img.example/a.jpg"><img src="pic/b.jpg#x"><img src="data:image/gif;base64,R0lG">
      <img data-src="https://img.example/later.jpg"><div>电话 400-1</div></body></html>
      """;

  /** As Chromium writes it. */
  private static String blink(String page) {
    return """
    From: <Saved by Blink>
    Snapshot-Content-Location: https://rent.example/room/7
    Subject: =?utf-8?Q?=E6=8B=9B=E7=A7=9F?=
    Date: Sat, 8 Mar 2025 02:00:00 -0000
    MIME-Version: 1.0
    Content-Type: multipart/related;
    \ttype="text/html";
    \tboundary="----MultipartBoundary--x----"


    ------MultipartBoundary--x----
    Content-Type: text/html; charset=utf-8
    Content-ID: <frame-1@mhtml.blink>
    Content-Transfer-Encoding: base64
    Content-Location: https://rent.example/room/7

    %s
    ------MultipartBoundary--x----
    Content-Type: image/jpeg
    Content-Transfer-Encoding: base64
    Content-Location: https://img.example/a.jpg

    /9j/
    ------MultipartBoundary--x----
    Content-Type: text/css
    Content-Location: https://rent.example/style.css

    p { color: red }
    ------MultipartBoundary--x------
    """
        .formatted(Base64.getMimeEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8)))
        .replace("\r", "")
        .replace("\n", "\r\n");
  }

  private static Collected read(String name, String text) {
    return Collected.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static WebCapture one(Collected read) {
    assertThat(read.reading().importer()).isEqualTo("web.mhtml");
    assertThat(read.reading().kind()).isEqualTo(Kind.WEB);
    return read.all(WebCapture.class).getFirst();
  }

  @Test
  @Tag("SEED-WEB-01")
  @Tag("WEB-001")
  void addressTimeAndWordsAreRead() {
    Collected read = read("page.mhtml", blink(PAGE));
    WebCapture capture = one(read);
    assertThat(read.reading().complete()).isTrue();
    assertThat(capture.finalUrl()).isEqualTo("https://rent.example/room/7");
    assertThat(capture.time().raw()).isEqualTo("Sat, 8 Mar 2025 02:00:00 -0000");
    assertThat(capture.time().instant()).hasToString("Optional[2025-03-08T02:00:00Z]");
    assertThat(capture.text()).isEqualTo("招租:两室一厅\n两室一厅\n月租 5,000 元\n押一付三\n电话 400-1");
    assertThat(read.reading().statements().toString()).contains("Saved by Blink");
  }

  @Test
  @Tag("WEB-001")
  void whatSuchAFileDoesNotHoldIsNotClaimed() {
    WebCapture capture = one(read("page.mhtml", blink(PAGE)));
    assertThat(capture.url()).isEmpty();
    assertThat(capture.status()).isEmpty();
    assertThat(capture.headers()).isEmpty();
    assertThat(capture.addresses()).isEmpty();
    assertThat(capture.certificates()).isEmpty();
    assertThat(capture.screenshot()).isEmpty();
    assertThat(capture.environment()).isEmpty();
  }

  @Test
  @Tag("WEB-003")
  void whatIsNotInTheFileIsToldByItsAddress() {
    WebCapture capture = one(read("page.mhtml", blink(PAGE)));
    assertThat(capture.resources())
        .containsExactly(new WebCapture.Resource("https://rent.example/room/pic/b.jpg#x", 0));
    assertThat(capture.unloaded()).containsExactly("https://img.example/later.jpg");
  }

  @Test
  @Tag("WEB-007")
  void theSamePageHasTheSameBytesAndAnotherPageOthers() {
    assertThat(one(read("a.mht", blink(PAGE))).body())
        .isEqualTo(one(read("b.mht", blink(PAGE).replace("02:00:00", "03:00:00"))).body())
        .isNotEqualTo(one(read("c.mht", blink(PAGE.replace("5,000", "6,000")))).body());
  }

  @Test
  void aPageThatInternetExplorerSavedInChineseIsRead() {
    Charset gbk = Charset.forName("GB18030");
    String from =
        "=?gb2312?B?"
            + Base64.getEncoder().encodeToString("<由 Windows Internet Explorer 8 保存>".getBytes(gbk))
            + "?=";
    String text =
        ("From: "
                + from
                + """

                Subject: x
                Date: Sat, 8 Mar 2025 10:00:00 +0800
                MIME-Version: 1.0
                Content-Type: multipart/related; type="text/html"; boundary="b"

                --b
                Content-Type: text/html; charset="gb2312"
                Content-Location: http://old.example/

                <p>旧网页</p>
                --b--
                """)
            .replace("\n", "\r\n");
    WebCapture capture = one(Collected.of("old.mht", text.getBytes(gbk)));
    assertThat(capture.finalUrl()).isEqualTo("http://old.example/");
    assertThat(capture.text()).isEqualTo("旧网页");
  }

  @Test
  void aMailWithAPictureStaysAMail() {
    String mail = blink(PAGE).replace("<Saved by Blink>", "a@b.example");
    mail = mail.replaceFirst("Snapshot-Content-Location: [^\r]*\r\n", "To: c@d.example\r\n");
    assertThat(read("m.eml", mail).reading().importer()).isEqualTo("mail");
  }

  @Test
  void aFileThatBreaksOffIsReadAsFarAsItGoesAndSaysSo() {
    String text = blink(PAGE);
    String cut = text.substring(0, text.indexOf("Content-Type: image/jpeg") + 60);
    WebCapture capture = one(read("cut.mhtml", cut));
    assertThat(capture.text()).contains("押一付三");
    Collected nothing = read("no.mhtml", text.substring(0, text.indexOf("------Multipart")));
    assertThat(nothing.records()).isEmpty();
    assertThat(nothing.aside()).hasSize(1);
  }

  /** As Chromium writes it where the page itself says its charset. */
  private static String withoutCharset(String page) {
    return blink(page).replace("text/html; charset=utf-8", "text/html");
  }

  @Test
  @Tag("WEB-001")
  void aPartThatStatesNoCharsetLetsThePageSay() {
    String body = "<title>招租</title><p>押一付三</p>";
    assertThat(one(read("a.mhtml", withoutCharset("<meta charset=UTF-8>" + body))).text())
        .isEqualTo("招租\n押一付三");
    assertThat(one(read("b.mhtml", withoutCharset("\ufeff" + body))).text()).isEqualTo("招租\n押一付三");
    String gbk =
        Base64.getEncoder()
            .encodeToString(
                ("<meta http-equiv=Content-Type content='text/html; charset=gbk'>" + body)
                    .getBytes(Charset.forName("GBK")));
    String text =
        withoutCharset("").replace("/room/7\r\n\r\n\r\n", "/room/7\r\n\r\n" + gbk + "\r\n");
    assertThat(one(read("c.mhtml", text)).text()).isEqualTo("招租\n押一付三");
  }

  @Test
  void aStatedCharsetThatNobodyKnowsIsToldAndThePageIsRead() {
    for (String charset : List.of("x-unknown", "\"no such name!\"")) {
      Collected read =
          read(
              "x.mhtml",
              blink("<meta charset=utf-8><p>押一付三</p>").replace("utf-8\r", charset + "\r"));
      assertThat(one(read).text()).isEqualTo("押一付三");
      assertThat(read.aside()).isEmpty();
      assertThat(read.reading().notes())
          .anySatisfy(note -> assertThat(note.en()).contains(charset.replace("\"", "")));
    }
  }

  @Test
  void bytesThatDoNotFitTheStatedCharsetAreTold() {
    Collected read =
        read("x.mhtml", blink("<p>押一付三</p>").replace("charset=utf-8", "charset=us-ascii"));
    assertThat(read.reading().notes())
        .anySatisfy(note -> assertThat(note.en()).contains("us-ascii", "U+FFFD"));
    assertThat(read("y.mhtml", blink(PAGE)).reading().notes())
        .noneSatisfy(note -> assertThat(note.en()).contains("U+FFFD"));
  }

  @Test
  void everyFrameIsReadWithItsAddress() {
    String frame =
        """
        ------MultipartBoundary--x----
        Content-Type: text/html
        Content-Location: https://rent.example/frame/%d

        <p>价格 6,000</p><img src="seal.png">
        """
            .replace("\n", "\r\n");
    String text =
        blink(PAGE)
            .replace(
                "------MultipartBoundary--x------",
                frame.formatted(1) + frame.formatted(2) + "------MultipartBoundary--x------");
    Collected read = read("frames.mhtml", text);
    WebCapture capture = one(read);
    assertThat(capture.text()).contains("押一付三").doesNotContain("6,000");
    assertThat(capture.frames())
        .extracting(WebCapture.Frame::url, WebCapture.Frame::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("https://rent.example/frame/1", "价格 6,000"),
            org.assertj.core.groups.Tuple.tuple("https://rent.example/frame/2", "价格 6,000"));
    assertThat(capture.words()).contains("https://rent.example/frame/1", "价格 6,000");
    assertThat(capture.resources())
        .extracting(WebCapture.Resource::url)
        .contains("https://rent.example/frame/seal.png");
    assertThat(read.aside()).isEmpty();
    assertThat(read.reading().complete()).isTrue();

    Collected little = within(text, 60, 100);
    assertThat(one(little).frames()).hasSize(2);
    Collected less = within(text, 10, 100);
    assertThat(one(less).frames()).hasSize(1);
    assertThat(less.aside())
        .singleElement()
        .satisfies(aside -> {
          assertThat(aside.raw()).isEqualTo("https://rent.example/frame/2");
          assertThat(aside.reason().zh()).contains("框架");
        });
    assertThat(less.reading().tables())
        .singleElement()
        .satisfies(table -> {
          assertThat(table.seen()).isEqualTo(2);
          assertThat(table.setAside()).isEqualTo(1);
        });
  }

  @Test
  void aFrameThatHasNoAddressIsNamedByItsNumberInTheFile() {
    String frame =
        """
        ------MultipartBoundary--x----
        Content-Type: text/html; charset=utf-8
        Content-ID: <frame-2@mhtml.blink>

        <title>收据</title><p>已收 500 元</p>
        ------MultipartBoundary--x------
        """
            .replace("\n", "\r\n");
    Collected read =
        read("f.mhtml", blink(PAGE).replace("------MultipartBoundary--x------\r\n", frame));
    assertThat(one(read).frames())
        .extracting(WebCapture.Frame::url, WebCapture.Frame::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cid:frame-2@mhtml.blink", "收据\n已收 500 元"));
  }

  @Test
  void aRecordFromBeforeFramesWereReadHasNone() {
    WebCapture capture = one(read("page.mhtml", blink(PAGE)));
    String line = EvidenceJson.write(capture);
    assertThat(line).contains(",\"frames\":[]");
    String older = line.replace(",\"frames\":[]", "");
    assertThat(EvidenceJson.read(older, org.tiezheng.evidence.Record.class)).isEqualTo(capture);
  }

  private static Collected within(String text, int fieldChars, int members) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Limits all = Limits.DEFAULT;
    Limits few =
        new Limits(
            all.lineBytes(),
            fieldChars,
            all.fields(),
            members,
            all.memberBytes(),
            all.totalBytes(),
            all.ratio(),
            all.depth(),
            all.objectBytes());
    return Collected.of(
        new SavedPageImporter(),
        SealedSource.of(Member.of("x.mhtml", Collected.sha256(bytes), MemorySegment.ofArray(bytes)))
            .with(few));
  }

  @Test
  void wordsThatAreCutAreToldAndNoCharacterIsHalved() {
    String text = blink("<p>押一𠮷付三</p>");
    Collected read = within(text, 3, 100);
    assertThat(one(read).text()).isEqualTo("押一");
    assertThat(read.reading().notes())
        .anySatisfy(note -> assertThat(note.en()).contains("the first 2 characters of 6"));
    Collected whole = within(text, 6, 100);
    assertThat(one(whole).text()).isEqualTo("押一𠮷付三");
    assertThat(whole.reading().notes()).hasSize(1);
  }

  @Test
  @Tag("WEB-003")
  void addressesThatAreTooManyAreTold() {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < 10_001; i++) {
      page.append("<img src=https://img.example/").append(i).append(">");
    }
    Collected read = read("many.mhtml", blink(page.toString()));
    assertThat(one(read).resources()).hasSize(10_000);
    assertThat(read.reading().notes()).anySatisfy(note -> assertThat(note.en()).contains("10,000"));
    assertThat(within(blink(PAGE), 1_000, 2).reading().notes())
        .anySatisfy(note -> assertThat(note.en()).contains("2 addresses"));
  }
}
