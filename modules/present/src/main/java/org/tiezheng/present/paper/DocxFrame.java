package org.tiezheng.present.paper;

import org.apache.poi.xwpf.usermodel.ParagraphAlignment;

/**
 * What stands before and behind the matter of every editable paper: for which case, by whom, and by
 * what numbers the paper is found again.
 */
record DocxFrame(Document document, PaperFacts facts) {
  private static final String GAP = "    ";

  /** What stands at the top of every page. */
  String header() {
    return facts.say("证据根 ", "evidence root ") + facts.shortRoot() + "…  " + document.number();
  }

  /** Title, case and parties. */
  void opening(DocxPaper docx) {
    docx.title(facts.say(document.title()));
    docx.line(
        facts.say("案号：", "Case number: ")
            + facts.stated(facts.caseNumber())
            + GAP
            + facts.say("案由：", "Cause: ")
            + facts.stated(facts.cause())
            + GAP
            + facts.say("受理法院：", "Court: ")
            + facts.stated(facts.court()));
    docx.line(facts.say("当事人：", "Parties: ") + facts.partyLine());
    docx.line(
        facts.say("提交人：", "Submitted by: ")
            + facts.stated(facts.submitter())
            + GAP
            + facts.say("制作日期：", "Date: ")
            + facts.date());
  }

  /** Signature, numbers and digests. */
  void closing(DocxPaper docx) {
    docx.paragraph(
        facts.say(
            "提交人（签名或盖章）：____________________    日期：______年____月____日",
            "Submitted by (signature or seal): ____________________    Date: ______________"),
        12,
        false,
        ParagraphAlignment.RIGHT);
    docx.line(facts.say("文书编号：", "Paper: ") + document.number());
    docx.line(facts.say("证据包编号：", "Bundle: ") + facts.bundleId());
    docx.line(facts.say("证据根：", "Evidence root: ") + facts.evidenceRoot());
    if (!facts.holdsOriginals()) {
      docx.line(facts.rootLine());
    }
    docx.line(facts.say("时间证明：", "Trusted time: ") + facts.clockLine());
    docx.line(facts.say("生成程序：", "Made by: ") + facts.generator());
    docx.line(facts.say("离线核验码：", "Offline check: ") + facts.qr(document.number()));
  }
}
