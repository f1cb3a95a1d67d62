package org.tiezheng.present.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each paper has the fields that a court, an office or the law asks for, and the right filer. */
class LetterFieldsTest {
  private static void hasParts(String doc, String... keys) {
    Template template = Templates.find(doc).orElseThrow();
    assertThat(template.filled()).as(doc).extracting(Block.Filled::key).contains(keys);
  }

  private static List<Filer> filers(String doc) {
    return Templates.find(doc).orElseThrow().filers();
  }

  private static Letter filled(String doc, Map<String, String> attributes) {
    return Letters.of(
            LetterSamples.matter(attributes), Templates.find(doc).orElseThrow(), Locale.CHINESE)
        .getFirst();
  }

  private static String value(Letter letter, String key) {
    for (Letter.Entry entry : letter.entries()) {
      if (entry instanceof Letter.Value value && value.key().equals(key)) {
        return value.value();
      }
      if (entry instanceof Letter.Table table && table.key().equals(key)) {
        return table.rows().toString();
      }
      if (entry instanceof Letter.Boxes boxes && boxes.key().equals(key)) {
        return boxes.boxes().stream().filter(Letter.Box::ticked).toList().toString();
      }
    }
    throw new AssertionError("no part " + key + " in " + letter.number());
  }

  @Test
  @Tag("DOC-STATEMENT")
  @Tag("SEED-JUD-16")
  void aStatementSaysHowTheDataAroseWereKeptAndExtractedAndInWhichSystem() {
    hasParts(
        "DOC-STATEMENT",
        "sources",
        "materials",
        "acquisitions",
        "staff",
        "environment",
        "normalOperation",
        "errorMeans",
        "points",
        "explanation",
        "limits",
        "unitSigners");
    Letter letter = filled("DOC-STATEMENT", Map.of());
    assertThat(value(letter, "points")).contains("CN/CHAT-004", "本地编号缺 3 个");
    assertThat(value(letter, "environment")).contains("Linux 6.1");
    assertThat(value(letter, "clock")).contains("时钟偏差未测量");
    assertThat(value(letter, "normalOperation")).contains("【待填");
  }

  @Test
  @Tag("DOC-PRODUCE")
  void aRequestToProduceNamesEvidenceFactImportanceControlAndDuty() {
    hasParts(
        "DOC-PRODUCE",
        "applicant",
        "respondent",
        "evidence",
        "facts",
        "importance",
        "control",
        "duty");
    Letter letter = filled("DOC-PRODUCE", Map.of());
    assertThat(value(letter, "evidence"))
        .contains("对方保存的、与第 1 项证据“微信聊天记录”相同的聊天记录", "2026-01-03 至 2026-05-08");
    assertThat(value(letter, "facts")).contains("出借人已交付借款");
    assertThat(value(letter, "reasons")).contains("本地编号缺 3 个", "EnMicroMsg.db row 17");
    assertThat(value(letter, "duty")).contains("【待填").contains("第四十七条");
  }

  @Test
  @Tag("DOC-APPRAISAL")
  @Tag("SEED-SMS-12")
  @Tag("SEED-CHAT-09")
  @Tag("SEED-JUD-18")
  void anApplicationForAppraisalAsksWhatTheFailedRulesLeaveOpen() {
    hasParts("DOC-APPRAISAL", "materials", "samples", "questions", "standard", "facts", "reasons");
    Letter letter = filled("DOC-APPRAISAL", Map.of());
    assertThat(value(letter, "questions")).contains("是否真实", "有无删除").doesNotContain("声纹");
    assertThat(value(letter, "materials")).contains("SHA-256");
    assertThat(letter.template().limits().zh()).contains("最后手段");
    assertThat(letter.entries().toString()).contains("鉴定费用由申请人预交");
  }

  @Test
  @Tag("DOC-ENQUIRY")
  @Tag("SEED-EML-12")
  void anEnquiryNamesUnitAccountPeriodDataAndWhyOneCannotCollectItOneself() {
    hasParts(
        "DOC-ENQUIRY",
        "applicant",
        "unit",
        "accounts",
        "period",
        "data",
        "facts",
        "notSelf",
        "reasons",
        "annexes");
    assertThat(Templates.find("DOC-ENQUIRY").orElseThrow().addressee())
        .contains(Template.Addressee.COURT);
    Letter letter = filled("DOC-ENQUIRY", Map.of());
    assertThat(letter.platform()).contains("tencent");
    assertThat(value(letter, "accounts")).contains("wechat:wxid_qian", "钱㛃", "第 1 项证据 第 3 行");
    assertThat(value(letter, "data")).contains("通信、收发记录");
  }

  @Test
  @Tag("DOC-COURT-COLLECT")
  void anApplicationToCollectHasWhatArticle20Asks() {
    hasParts(
        "DOC-COURT-COLLECT", "unit", "unitAddress", "data", "reason", "facts", "clue", "notSelf");
    assertThat(filers("DOC-COURT-COLLECT")).containsExactly(Filer.PARTY, Filer.AGENT);
    assertThat(Templates.find("DOC-COURT-COLLECT").orElseThrow().until())
        .hasValueSatisfying(u -> assertThat(u.zh()).contains("举证期限届满前", "书面"));
  }

  @Test
  @Tag("DOC-INV-ORDER")
  @Tag("SEED-PAY-01")
  @Tag("SEED-PAY-02")
  @Tag("SEED-PAY-03")
  @Tag("SEED-PAY-04")
  @Tag("SEED-PAY-06")
  void anOrderIsAppliedForByALawyerAndSaysHowManyTheUnitWants() {
    hasParts(
        "DOC-INV-ORDER",
        "applicant",
        "lawyers",
        "unit",
        "unitAddress",
        "verifiedOn",
        "data",
        "period",
        "accounts",
        "facts",
        "relevance",
        "notSelf",
        "clue",
        "validity",
        "courier",
        "annexes");
    assertThat(filers("DOC-INV-ORDER")).containsExactly(Filer.LAWYER);
    Letter alipay =
        Letters.of(
                LetterSamples.matter(LetterSamples.LAWYERS),
                Templates.find("DOC-INV-ORDER").orElseThrow(),
                Locale.CHINESE)
            .stream()
            .filter(l -> l.platform().equals(Optional.of("alipay")))
            .findFirst()
            .orElseThrow();
    assertThat(value(alipay, "unit")).isEqualTo("支付宝(中国)网络技术有限公司");
    assertThat(value(alipay, "unitAddress")).contains("万塘路18号");
    assertThat(value(alipay, "verifiedOn")).contains("未向该单位核实", "未经核对");
    assertThat(value(alipay, "lawyersDemanded")).contains("需 2 名律师", "载明 2 名");
    assertThat(value(alipay, "lawyers")).contains("周䶮律师", "______【待填】");
    assertThat(value(alipay, "data")).contains("实名认证");
    assertThat(value(alipay, "route")).contains("杭州", "快递地址");
  }

  @Test
  @Tag("DOC-INV-ORDER")
  @Tag("DOC-COURT-COLLECT")
  void withoutALawyerTheCourtIsAskedToCollectAndThePaperSaysWhy() {
    Letter letter = filled("DOC-INV-ORDER", Map.of());
    assertThat(letter.template().id()).isEqualTo("DOC-COURT-COLLECT");
    assertThat(letter.notes()).anyMatch(n -> n.zh().contains("只能由代理律师申请"));
    assertThat(letter.asked()).isNotEmpty();
  }

  @Test
  @Tag("DOC-PRESERVE")
  void aRequestToPreserveStatesTheEvidenceTheRiskAndTheMeasure() {
    hasParts(
        "DOC-PRESERVE",
        "applicant",
        "respondent",
        "stage",
        "request",
        "measure",
        "evidence",
        "holder",
        "risk",
        "primaFacie",
        "security",
        "annexes");
    Letter letter = filled("DOC-PRESERVE", Map.of("DOC-PRESERVE.measure", "copy, inspect"));
    assertThat(value(letter, "stage")).contains("诉讼中");
    assertThat(value(letter, "measure")).contains("复制", "勘验").doesNotContain("录像");
    assertThat(value(letter, "risk")).contains("【待填");
  }

  @Test
  @Tag("DOC-NOTARY-APP")
  @Tag("SEED-AUD-13")
  @Tag("SEED-AUD-29")
  void anApplicationToANotaryHasIdentityInterestReasonUseWayObjectAndSteps() {
    hasParts(
        "DOC-NOTARY-APP",
        "applicant",
        "identity",
        "interest",
        "object",
        "reason",
        "use",
        "obtained",
        "script",
        "devices",
        "place");
    Letter letter =
        filled("DOC-NOTARY-APP", Map.of("DOC-NOTARY-APP.script", "1 | 打开微信 | 会话列表\n2 | 打开会话"));
    assertThat(value(letter, "script")).isEqualTo("[[1, 打开微信, 会话列表], [2, 打开会话, ]]");
    assertThat(letter.template().addressee()).contains(Template.Addressee.NOTARY);
  }

  @Test
  @Tag("DOC-EXPERT")
  @Tag("SEED-JUD-15")
  @Tag("SEED-EML-13")
  void anExpertIsAskedForWithPersonQualificationPurposeAndQuestions() {
    hasParts("DOC-EXPERT", "person", "qualification", "purpose", "questions");
    assertThat(filled("DOC-EXPERT", Map.of()).template().limits().zh()).contains("当事人陈述");
  }

  @Test
  @Tag("DOC-RISK")
  @Tag("SEED-GD-11")
  void theNoticeOfRiskNamesItemsWithoutADeedAndIsSignedByHand() {
    Letter letter = filled("DOC-RISK", Map.of());
    assertThat(value(letter, "items")).contains("微信聊天记录", "支付宝账单");
    assertThat(letter.entries().toString())
        .contains("未经公证的电子证据可能存在不能获得法院采纳的风险", "选择性提交的后果", "诚信承诺");
    assertThat(value(letter, "acknowledged")).doesNotContain("待填");
  }

  @Test
  @Tag("DOC-RECEIPT")
  void theReceiptIsABlankForTheCourt() {
    Letter letter = filled("DOC-RECEIPT", Map.of());
    assertThat(filers("DOC-RECEIPT")).containsExactly(Filer.COURT);
    assertThat(letter.missing()).isEmpty();
    assertThat(value(letter, "items")).contains("[1, 微信聊天记录, 2, , 复制件, ]");
    assertThat(value(letter, "received") + value(letter, "clerk")).doesNotContain("待填");
  }

  @Test
  @Tag("DOC-COC")
  void theChainOfCustodyHasItemsEventsAndRoomForHandOvers() {
    hasParts("DOC-COC", "items", "condition", "sealNumber", "matches", "events");
    Letter letter = filled("DOC-COC", Map.of());
    assertThat(value(letter, "items")).contains("SN-0001", "林䶮", "SHA-256");
    assertThat(value(letter, "events")).contains("取证人", "COLLECT", "UTC+08:00");
    assertThat(value(letter, "matches")).contains("1 个文件中 1 个");
  }

  @Test
  @Tag("DOC-PRESERVE-CERT")
  void theRecordOfCollectionClaimsNoOfficeAndAsksForTheChecksOfCleanliness() {
    hasParts(
        "DOC-PRESERVE-CERT",
        "subject",
        "depositor",
        "files",
        "tokens",
        "environment",
        "clock",
        "antivirus",
        "proxy",
        "hosts",
        "dns",
        "steps",
        "screenshots",
        "videoHash");
    Letter letter = filled("DOC-PRESERVE-CERT", Map.of());
    assertThat(letter.template().title().zh()).isEqualTo("取证过程记录");
    assertThat(letter.template().limits().zh()).contains("不是公证机构");
    assertThat(value(letter, "antivirus")).contains("【待填");
    assertThat(value(letter, "steps")).contains("copy the files");
  }

  @Test
  @Tag("SEED-AUD-21")
  @Tag("SEED-AUD-15")
  @Tag("SEED-AUD-24")
  void theOutlineForATalkHasAQuestionForEveryValueOfEveryFact() {
    Letter letter = filled("DOC-TALK-OUTLINE", Map.of());
    assertThat(value(letter, "questions")).contains("出借人已交付借款", "金额：50000 元", "对吗？");
    assertThat(letter.template().limits().zh()).contains("窃听", "不提交法院");
  }

  @Test
  @Tag("SEED-EML-10")
  void questionsForConfrontationComeFromWhatItemsSayDifferently() {
    Letter letter = filled("DOC-CONFRONTATION", Map.of());
    assertThat(value(letter, "contradictions"))
        .contains("第 1 项证据：50000（第 12 行）", "第 2 项证据：48000（第 7 行）", "2 种说法");
  }

  @Test
  void anExtensionIsAskedForBeforeThePeriodEnds() {
    hasParts("DOC-EXTENSION", "deadline", "extension", "difficulty");
    assertThat(value(filled("DOC-EXTENSION", Map.of()), "deadline")).isEqualTo("2026-12-05");
  }

  @Test
  @Tag("DOC-FRE-902-13")
  @Tag("DOC-FRE-902-14")
  void certificationsUnderTheFederalRulesAreInEnglishAndNotConclusory() {
    hasParts(
        "DOC-FRE-902-13",
        "certifier",
        "employer",
        "qualification",
        "system",
        "generated",
        "accuracy",
        "regular",
        "exhibits",
        "outputMatches",
        "noticeDate",
        "declaration",
        "executed");
    hasParts(
        "DOC-FRE-902-14",
        "certifier",
        "qualification",
        "sources",
        "tool",
        "toolHash",
        "steps",
        "exhibits",
        "match",
        "when",
        "acquisitions",
        "noticeDate",
        "declaration",
        "executed");
    Letter letter = filled("DOC-FRE-902-14", Map.of());
    assertThat(value(letter, "match")).contains("1 of 1 files, hashed again, have the SHA-256");
    assertThat(value(letter, "qualification")).contains("[to be filled in");
    assertThat(filers("DOC-FRE-902-13")).containsExactly(Filer.CERTIFIER);
    assertThat(letter.template().basis()).anyMatch(b -> b.line().en().contains("UNVERIFIED"));
  }
}
