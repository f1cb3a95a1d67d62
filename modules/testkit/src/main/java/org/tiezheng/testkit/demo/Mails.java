package org.tiezheng.testkit.demo;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tiezheng.testkit.file.MailFile;

/** The two mails: the defendant's plan with its attachment, and the plaintiff's demand. */
final class Mails {
  private static final String PLAN_ID = "20250506032014.7A1F@qiming-noodle.example";
  private final byte[] plan;
  private final Random random;

  Mails(Map<String, byte[]> files, Random random) {
    byte[] docx = files.get("evidence/合同/还款计划.docx");
    if (docx == null) {
      throw new IllegalArgumentException("the plan comes before the mail");
    }
    this.plan = docx;
    this.random = random;
  }

  Map<String, byte[]> all() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("evidence/邮件/20250506_还款计划.eml", planMail());
    files.put("evidence/邮件/20250915_催款函.eml", demandMail());
    return files;
  }

  private byte[] planMail() {
    MailFile mail =
        new MailFile(
            Person.ZHOU.name(),
            Person.ZHOU.mail(),
            Person.LIN.name(),
            Person.LIN.mail(),
            "还款计划",
            OffsetDateTime.parse("2025-05-06T11:20:14+08:00"),
            List.of(
                hop(
                    "from mx2.mail.example (mx2.mail.example [192.0.2.25])",
                    "by store7.mail.example (Postfix) with LMTP id 4BC1D20AF7",
                    "for <linlan@mail.example>"),
                hop(
                    "from smtp-out.hosting.example (smtp-out.hosting.example [198.51.100.14])",
                    "by mx2.mail.example (Postfix) with ESMTPS id 9F2210C4E1",
                    "for <linlan@mail.example>"),
                hop(
                    "from [10.6.13.8] (unknown [203.0.113.77])",
                    "by smtp-out.hosting.example with ESMTPSA id k7sm2207144")),
            PLAN_ID,
            "");
    String text =
        "岚姐：\r\n\r\n还款计划写好了，见附件。本金还欠六万七，我从五月底开始每月还一万，最后一期结清。\r\n"
            + "店里打印机坏了，签字的回头补给你。\r\n\r\n周启明\r\n电话："
            + Person.ZHOU.phone()
            + "\r\n";
    String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return mail.bytes(text, List.of(new MailFile.Attachment("还款计划.docx", word, plan)), random);
  }

  /** One Received field, folded as servers fold it. */
  private static String hop(String... parts) {
    return String.join("\r\n\t", parts);
  }

  private byte[] demandMail() {
    MailFile mail =
        new MailFile(
            Person.LIN.name(),
            Person.LIN.mail(),
            Person.ZHOU.name(),
            Person.ZHOU.mail(),
            "催款函：请于2025年9月16日前归还借款",
            OffsetDateTime.parse("2025-09-15T18:01:40+08:00"),
            List.of(
                hop(
                    "from webmail.mail.example (webmail.mail.example [192.0.2.10])",
                    "by mx1.mail.example (Postfix) with ESMTPSA id 6D00B3127C",
                    "for <zhouqm@qiming-noodle.example>")),
            "20250915100140.51C0@mail.example",
            PLAN_ID);
    String text = String.join("\r\n", Texts.lines("demand.txt")) + "\r\n";
    return mail.bytes(text, List.of(), random);
  }
}
