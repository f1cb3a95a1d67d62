package org.tiezheng.testkit.golden;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tiezheng.testkit.file.DkimSigner;
import org.tiezheng.testkit.file.MailFile;

/** The debtor's mail with the plan of repayment, and the creditor's answer; both are signed. */
final class GoldenMails {
  static final String DEBTOR = "zhoushan@shanwu.example";
  static final String CREDITOR = "linhai@mail.example";
  private static final String PLAN_ID = "20250108031501.9C21@shanwu.example";

  private final DkimSigner debtor;
  private final DkimSigner creditor;
  private final byte[] plan;

  GoldenMails(long seed, byte[] plan) {
    this.debtor = DkimSigner.of(seed);
    this.creditor = DkimSigner.of(seed + 1);
    this.plan = plan;
  }

  /** The published keys, as case.yaml has them. */
  String keys() {
    return "s2024._domainkey.shanwu.example="
        + debtor.record()
        + " s2024._domainkey.mail.example="
        + creditor.record();
  }

  Map<String, byte[]> all() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("邮件/20250108_还款计划.eml", debtor.sign(planMail()));
    files.put("邮件/20250109_回复.eml", creditor.sign(answer()));
    return files;
  }

  private byte[] planMail() {
    MailFile mail =
        new MailFile(
            "周山",
            DEBTOR,
            "林海",
            CREDITOR,
            "还款计划",
            OffsetDateTime.parse("2025-01-08T11:15:01+08:00"),
            List.of(
                hop(
                    "from mx2.mail.example (mx2.mail.example [192.0.2.25])",
                    "by store7.mail.example (Postfix) with LMTP id 4BC1D20AF7",
                    "for <linhai@mail.example>"),
                hop(
                    "from out.shanwu.example (out.shanwu.example [198.51.100.14])",
                    "by mx2.mail.example (Postfix) with ESMTPS id 9F2210C4E1",
                    "for <linhai@mail.example>"),
                hop(
                    "from [10.6.13.8] (unknown [203.0.113.77])",
                    "by out.shanwu.example with ESMTPSA id k7sm2207144")),
            PLAN_ID,
            "");
    String text = "海哥：\r\n\r\n本金还欠四万五千元，还款计划见附件，从二月底开始每月还一万。\r\n\r\n周山\r\n电话：13900000002\r\n";
    String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return mail.bytes(
        text, List.of(new MailFile.Attachment("还款计划.docx", word, plan)), new Random(8));
  }

  private byte[] answer() {
    MailFile mail =
        new MailFile(
            "林海",
            CREDITOR,
            "周山",
            DEBTOR,
            "Re: 还款计划",
            OffsetDateTime.parse("2025-01-09T09:30:12+08:00"),
            List.of(
                hop(
                    "from webmail.mail.example (webmail.mail.example [192.0.2.10])",
                    "by mx1.mail.example (Postfix) with ESMTPSA id 6D00B3127C",
                    "for <zhoushan@shanwu.example>")),
            "20250109013012.51C0@mail.example",
            PLAN_ID);
    return mail.bytes("收到，本金四万五千元请按期归还。\r\n\r\n林海\r\n", List.of(), new Random(9));
  }

  private static String hop(String... parts) {
    return String.join("\r\n\t", parts);
  }
}
