package org.tiezheng.casework.twins;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.testkit.golden.GoldenCase;

/** Defects in the mails: changed after their provider signed them. */
final class MailDefects {
  private static final Set<String> MAILS = Set.of("邮件");
  private static final String PLAN = "邮件/20250108_还款计划.eml";
  private static final String ANSWER = "邮件/20250109_回复.eml";

  private final List<Defect> all = new ArrayList<>();

  static List<Defect> all() {
    MailDefects defects = new MailDefects();
    defects.changed();
    defects.header();
    defects.whole();
    return List.copyOf(defects.all);
  }

  private void plant(String id, String what, Defect.How how, String rule, Outcome o, String where) {
    all.add(new Defect(id, what, how, rule, o, where));
  }

  private static Defect.InFiles text(UnaryOperator<String> change) {
    return Defect.InFiles.of(
        MAILS,
        files -> {
          String mail = new String(files.file(PLAN), StandardCharsets.US_ASCII);
          String changed = change.apply(mail);
          if (changed.equals(mail)) {
            throw new IllegalStateException("the mail has nothing to change");
          }
          return files.with(PLAN, changed.getBytes(StandardCharsets.US_ASCII));
        });
  }

  private void changed() {
    plant(
        "mail-body-changed",
        "正文的四万五改成三万五（DKIM 之后）",
        text(mail -> {
          int part = mail.indexOf("Content-Transfer-Encoding: base64");
          int from = mail.indexOf("\r\n\r\n", part) + 4;
          int to = mail.indexOf("\r\n--", from);
          Base64.Decoder decoder = Base64.getMimeDecoder();
          String words =
              new String(decoder.decode(mail.substring(from, to)), StandardCharsets.UTF_8)
                  .replace("四万五", "三万五");
          String coded =
              Base64.getMimeEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
          return mail.substring(0, from) + coded + mail.substring(to);
        }),
        "CN/EML-003",
        Outcome.FAIL,
        "还款计划.eml");
    plant(
        "mail-subject-changed",
        "主题改动（DKIM 之后）",
        text(mail ->
            mail.replaceFirst(
                "Subject: [^\r]*",
                "Subject: =?UTF-8?B?"
                    + Base64.getEncoder().encodeToString("还款承诺".getBytes(StandardCharsets.UTF_8))
                    + "?=")),
        "CN/EML-003",
        Outcome.FAIL,
        "还款计划.eml");
    plant(
        "mail-second-from",
        "在签名的 From 之上另加一个 From",
        text(mail -> "From: boss@bank.example\r\n" + mail),
        "CN/EML-003",
        Outcome.WARN,
        "还款计划.eml");
    plant(
        "mail-attachment-cut",
        "附件被删去",
        text(mail -> {
          int second = mail.indexOf("\r\n--", mail.indexOf("base64"));
          return mail.substring(0, second) + mail.substring(mail.lastIndexOf("\r\n--"));
        }),
        "CN/EML-003",
        Outcome.FAIL,
        "还款计划.eml");
  }

  private void header() {
    plant(
        "mail-signature-stripped",
        "DKIM 签名被删去",
        text(mail -> mail.replaceFirst("(?s)DKIM-Signature:.*?\r\nFrom:", "From:")),
        "CN/EML-003",
        Outcome.UNKNOWN,
        "item 8");
    plant(
        "mail-received-stripped",
        "Received 行全部删去",
        text(mail -> mail.replaceAll("(?s)Received:.*?\r\n(?=[A-Z])", "")),
        "CN/EML-002",
        Outcome.UNKNOWN,
        "item 8");
    plant(
        "mail-date-moved",
        "发件日期提前一个月",
        text(mail -> mail.replace("Date: Wed, 8 Jan 2025", "Date: Sun, 8 Dec 2024")),
        "CN/EML-002",
        Outcome.WARN,
        "还款计划.eml");
    plant(
        "mail-zone-moved",
        "发件时区改成 +0000，时间早了八小时不符",
        text(mail -> mail.replaceFirst("(\r\nDate: [^\r]*)\\+0800", "$1+0000")),
        "CN/EML-002",
        Outcome.FAIL,
        "还款计划.eml");
    plant(
        "mail-hops-reordered",
        "服务器时间倒退",
        text(mail ->
            mail.replaceFirst("(by mx2[^;]*;\r\n\t)[^\r]*", "$1Wed, 8 Jan 2025 09:00:00 +0800")),
        "CN/EML-002",
        Outcome.FAIL,
        "还款计划.eml");
    plant(
        "mail-subject-twice",
        "有两个主题",
        text(mail -> mail.replaceFirst("\r\nSubject:", "\r\nSubject: Hello\r\nSubject:")),
        "CN/EML-007",
        Outcome.WARN,
        "还款计划.eml");
  }

  private void whole() {
    plant(
        "mail-thread-broken",
        "只交回复，被回复的邮件不交",
        Defect.InFiles.of(MAILS, files -> files.without(PLAN)),
        "CN/EML-006",
        Outcome.FAIL,
        "回复.eml");
    plant(
        "mail-print-only",
        "只有邮件的打印件",
        Defect.InFiles.of(
                MAILS,
                files -> files.without(PLAN).without(ANSWER).with("邮件/还款计划.pdf", print(files)))
            .stating(Edit.item(8, "邮件/*.eml", "邮件/*.pdf")),
        "CN/EML-001",
        Outcome.FAIL,
        "还款计划.pdf");
  }

  private static byte[] print(GoldenCase files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(files.file("合同/借款合同.pdf"));
    out.writeBytes("% print\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
