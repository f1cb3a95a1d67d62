package org.tiezheng.casework.twins;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tiezheng.evidence.Outcome;

/** Defects in what the person wrote about the case. */
final class StatementDefects {
  private static final String DEBTOR = "wechat:wxid_b2zhou7ty4u922";

  private final List<Defect> all = new ArrayList<>();

  static List<Defect> all() {
    StatementDefects defects = new StatementDefects();
    defects.identities();
    defects.facts();
    defects.grades();
    defects.form();
    defects.chats();
    defects.payments();
    return List.copyOf(defects.all);
  }

  private void plant(
      String id, String what, UnaryOperator<String> change, String rule, Outcome o, String where) {
    all.add(new Defect(id, what, new Defect.InStatement(change), rule, o, where));
  }

  private void identities() {
    plant(
        "identity-none",
        "对方微信账号没有身份依据",
        Edit.cut("  - account: " + DEBTOR, "  - account: qq:10086001"),
        "CN/CHAT-002",
        Outcome.FAIL,
        DEBTOR);
    plant(
        "identity-one-proof",
        "对方微信账号只有一项依据",
        Edit.cut(
            "      - {kind: CONTRACT_CONTACT, item: 1, where: 合同首部乙方微信号}",
            "  - account: qq:10086001"),
        "CN/CHAT-002",
        Outcome.WARN,
        DEBTOR);
    plant(
        "identity-two-persons",
        "同一微信账号又归到证人名下",
        Edit.replace(
            "  - account: qq:10086001",
            "  - account: "
                + DEBTOR
                + "\n    party: witness\n    proofs:\n      - {kind: VOICE, item: 9, where: 第2行}\n"
                + "  - account: qq:10086001"),
        "CN/CHAT-002",
        Outcome.FAIL,
        DEBTOR);
    plant(
        "identity-proof-absent",
        "身份依据指向一份不存在的证据",
        Edit.replace(
            "      - {kind: CONTRACT_CONTACT, item: 1, where: 合同首部乙方邮箱}\n"
                + "      - {kind: ADMISSION, item: 4",
            "      - {kind: ADMISSION, item: 44"),
        "CN/EML-005",
        Outcome.FAIL,
        "zhoushan@shanwu.example");
    plant(
        "sms-number-nobody",
        "对方手机号没有身份依据",
        Edit.cut("  - account: \"phone:13900000002\"", "  - account: \"phone:13800000001\""),
        "CN/G-009",
        Outcome.FAIL,
        "phone:+8613900000002");
  }

  private void facts() {
    plant(
        "amount-contradicts",
        "借条所载金额与合同不符",
        Edit.replace("{item: 3, value: \"50000.00\"", "{item: 3, value: \"80000.00\""),
        "CN/G-015",
        Outcome.FAIL,
        "80000");
    plant(
        "date-contradicts",
        "聊天所载到期日与合同不符",
        Edit.replace("{item: 4, value: \"2024-12-31\"", "{item: 4, value: \"2025-12-31\""),
        "CN/G-015",
        Outcome.FAIL,
        "2025-12-31");
    plant(
        "item-unlinked",
        "一份证据不关联任何待证事实",
        Edit.replace(
            "  - {item: 6, fact: delivery, supports: true, note: 2024-03-11转出20000.00元}\n", ""),
        "CN/G-008",
        Outcome.FAIL,
        "6 支付宝");
    plant(
        "fact-alone",
        "一项事实只有短信一份证据",
        Edit.replace("  - {item: 8, fact: default, supports: true, note: 还款计划}\n", "")
                .andThen(cutLine("  - {item: 4, fact: default"))
            ::apply,
        "CN/SMS-006",
        Outcome.FAIL,
        "fact default");
    plant(
        "fact-copies-only",
        "一项事实只有复制件",
        Edit.replace("facts:\n", "facts:\n  - {id: oral, title: 证人在场, burden: me}\n")
                .andThen(
                    Edit.replace(
                        "links:\n",
                        "links:\n  - {item: 9, fact: oral, supports: true, note: 第2行}\n"))
            ::apply,
        "CN/G-028",
        Outcome.WARN,
        "oral");
    plant(
        "fraud-one-item",
        "主张欺诈而只有一份证据",
        Edit.replace("facts:\n", "facts:\n  - {id: fraud, title: 被告以欺诈手段借款, burden: me}\n")
                .andThen(
                    Edit.replace(
                        "links:\n",
                        "links:\n  - {item: 4, fact: fraud, supports: true, note: 全文}\n"))
            ::apply,
        "CN/G-021",
        Outcome.FAIL,
        "fraud");
    plant(
        "presumption-unproved",
        "主张正常业务中形成的推定而没有证明",
        Edit.answer(5, "presumption", "ordinaryBusiness"),
        "CN/G-013",
        Outcome.WARN,
        "ordinaryBusiness");
    plant(
        "unfavourable-undecided",
        "有对己方不利的内容而没有决定",
        Edit.answer(4, "unfavourable", "第10行"),
        "CN/G-022",
        Outcome.WARN,
        "第10行");
  }

  private static UnaryOperator<String> cutLine(String start) {
    return yaml -> {
      int at = yaml.indexOf(start);
      return yaml.substring(0, at) + yaml.substring(yaml.indexOf('\n', at) + 1);
    };
  }

  private void grades() {
    plant(
        "grade-export-original",
        "聊天导出文本称为原件",
        Edit.item(9, "copyGrade: DERIVED", "copyGrade: ORIGINAL"),
        "CN/G-004",
        Outcome.FAIL,
        "chat.qq");
    plant(
        "grade-print-original",
        "短信打印件称为原件",
        Edit.answer(7, "collectionMethod", "打印后扫描"),
        "CN/G-004",
        Outcome.FAIL,
        "打印");
    plant(
        "original-missing",
        "聊天导出的原载体不能出示,也没有公证",
        Edit.item(9, "availableForHearing: \"yes\"", "availableForHearing: \"no\""),
        "CN/G-005",
        Outcome.FAIL,
        "9 林海");
    plant(
        "carrier-unavailable",
        "手机已卖掉,庭审时不能出示",
        Edit.item(7, "availableForHearing: \"yes\"", "availableForHearing: \"no\""),
        "CN/G-003",
        Outcome.FAIL,
        "7 原告手机短信");
  }

  private void form() {
    plant(
        "source-missing",
        "目录中一份证据没有来源",
        Edit.item(6, "    source: 依法院调查令由支付宝（中国）网络技术有限公司提供\n", "    source: \"\"\n"),
        "CN/G-016",
        Outcome.FAIL,
        "6 支付宝");
    plant(
        "copies-too-few",
        "提交份数不足",
        Edit.replace("\nparties:\n", "\ncopies: 1\n\nparties:\n"),
        "CN/G-016",
        Outcome.WARN,
        "copies");
    plant(
        "unsigned-place",
        "目录没有签名和日期的位置",
        Edit.replace("catalogueSignature: place", "catalogueSignature: \"no\""),
        "CN/G-016",
        Outcome.FAIL,
        "catalogueSignature");
    plant(
        "deadline-passed",
        "举证期限已过",
        Edit.replace("proofDeadline: 2025-02-10", "proofDeadline: 2025-01-10"),
        "CN/G-017",
        Outcome.FAIL,
        "2025-01-10");
    plant(
        "translation-missing",
        "外文合同没有译本",
        Edit.answer(1, "language", "en"),
        "CN/G-018",
        Outcome.FAIL,
        "1 借款合同");
    plant(
        "objection-unanswered",
        "对方有异议而没有理由和回应的记录",
        Edit.answer(4, "stance", "objects"),
        "CN/G-026",
        Outcome.WARN,
        "4 林海");
    plant(
        "risk-unsigned",
        "未公证风险提示没有签收",
        Edit.replace("riskNoticeAcknowledged: 林海 2025-01-17", "riskNoticeAcknowledged: \"no\""),
        "CN-GD/G-023",
        Outcome.WARN,
        "riskNotice");
    plant(
        "deed-incomplete",
        "公证书没有机构和日期",
        Edit.answer(1, "deed", "(2025)粤广证字第1号"),
        "CN/G-024",
        Outcome.UNKNOWN,
        "item 1");
    plant(
        "appraisal-incomplete",
        "鉴定书缺鉴定过程和鉴定人承诺",
        Edit.answer(2, "appraisalReport", "\"yes\"")
                .andThen(
                    Edit.answer(2, "appraisalParts", "\"court,matter,material,principle,opinion\""))
            ::apply,
        "CN/G-027",
        Outcome.FAIL,
        "appraisalParts");
  }

  private void chats() {
    plant(
        "private-chats-unchosen",
        "没有选定会话,私人聊天随库交出",
        Edit.item(4, "    conversations: [wxid_b2zhou7ty4u922]\n", ""),
        "CN/CHAT-026",
        Outcome.FAIL,
        "wxid_c3chen5op6a123");
    plant(
        "private-chat-handed-in",
        "无关的私人聊天也选入提交",
        Edit.item(4, "[wxid_b2zhou7ty4u922]", "[wxid_b2zhou7ty4u922, wxid_c3chen5op6a123]"),
        "CN/CHAT-002",
        Outcome.FAIL,
        "wxid_c3chen5op6a123");
    plant(
        "group-for-private",
        "选定的是群聊,不是双方的会话",
        Edit.item(4, "[wxid_b2zhou7ty4u922]", "[20231101088@chatroom]"),
        "CN/CHAT-002",
        Outcome.FAIL,
        "wxid_c3chen5op6a123");
    plant(
        "login-none",
        "没有登录演示",
        Edit.answer(4, "loginDemonstration", "none"),
        "CN/CHAT-003",
        Outcome.FAIL,
        "loginDemonstration");
    plant(
        "voice-no-transcript",
        "语音没有文字稿",
        Edit.answer(4, "transcript", "none"),
        "CN/CHAT-018",
        Outcome.FAIL,
        "item 4");
    plant(
        "lines-beyond",
        "关联的行号超出聊天记录",
        yaml ->
            yaml.replaceFirst(
                "(item: 4, fact: default, supports: true, lines: \")[^\"]*", "$1" + "9001-9002"),
        "CN/G-008",
        Outcome.FAIL,
        "9001");
    plant(
        "profile-none",
        "没有个人信息页",
        Edit.answer(4, "profilePages", "none"),
        "CN/PRE-005",
        Outcome.FAIL,
        "4 林海");
  }

  private void payments() {
    plant(
        "payment-screenshot",
        "付款只有截图",
        Edit.answer(5, "paymentSource", "screenshot"),
        "CN/PAY-001",
        Outcome.FAIL,
        "screenshot");
    plant(
        "payment-unsealed",
        "称为调取结果而没有印章",
        Edit.answer(6, "paymentSeal", "none"),
        "CN/PAY-001",
        Outcome.FAIL,
        "paymentSeal");
    plant(
        "sealed-carrier-unfilmed",
        "盖章光盘开封没有录像",
        Edit.answer(5, "sealedCarrier", "财付通光盘 SF123456")
                .andThen(Edit.answer(5, "openingFilmed", "\"no\""))
            ::apply,
        "CN/PAY-006",
        Outcome.FAIL,
        "item 5");
    plant(
        "order-no-lawyer",
        "调查令申请没有律师",
        Edit.replace("  lawyer1.name: 王律\n  lawyer2.name: 李律\n", ""),
        "CN/PAY-005",
        Outcome.FAIL,
        "lawyer1");
    plant(
        "order-run-out",
        "调查令已过有效期",
        Edit.answer(6, "orderValidUntil", "\"2025-01-10\""),
        "CN/PAY-005",
        Outcome.FAIL,
        "2025-01-10");
    plant(
        "bill-owner-nobody",
        "支付宝账户没有身份依据",
        Edit.cut("  - account: alipay:13800000001", "  - account: \"phone:13900000002\""),
        "CN/PAY-002",
        Outcome.FAIL,
        "alipay:13800000001");
  }
}
