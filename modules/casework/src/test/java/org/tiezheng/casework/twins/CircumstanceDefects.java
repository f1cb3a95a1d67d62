package org.tiezheng.casework.twins;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tiezheng.evidence.Outcome;

/** Defects in what the person wrote about how, when and from what things were taken. */
final class CircumstanceDefects {
  private final List<Defect> all = new ArrayList<>();

  static List<Defect> all() {
    CircumstanceDefects defects = new CircumstanceDefects();
    defects.plantAll();
    return List.copyOf(defects.all);
  }

  private void plant(
      String id, String what, UnaryOperator<String> change, String rule, Outcome o, String where) {
    all.add(new Defect(id, what, new Defect.InStatement(change), rule, o, where));
  }

  private void plantAll() {
    plant(
        "collected-unlawfully",
        "以偷拍方式取得",
        Edit.answer(3, "collectionMethod", "偷拍"),
        "CN/G-006",
        Outcome.WARN,
        "偷拍");
    plant(
        "infringement",
        "取得方式严重侵害他人权益",
        Edit.answer(3, "seriousInfringement", "\"yes\""),
        "CN/G-006",
        Outcome.FAIL,
        "seriousInfringement");
    plant(
        "system-abnormal",
        "取证时系统不正常",
        Edit.answer(4, "systemState", "abnormal"),
        "CN/G-011",
        Outcome.FAIL,
        "systemState");
    plant(
        "platform-neutral-claimed",
        "自己运行的日志称为中立平台",
        Edit.answer(4, "platformIndependence", "\"yes\""),
        "CN/CH-004",
        Outcome.FAIL,
        "platformIndependence");
    plant(
        "deposit-after-dispute",
        "存证晚于争议发生",
        Edit.replace("disputeDate: \"2025-01-18\"", "disputeDate: \"2025-01-02\""),
        "CN-INET/CH-002",
        Outcome.WARN,
        "leaf");
    plant(
        "mail-client-print",
        "邮件取自打印件",
        Edit.answer(8, "acquisitionPoint", "PRINT"),
        "CN/EML-004",
        Outcome.FAIL,
        "item 8");
    plant(
        "mail-wrong-key",
        "存档的 DKIM 公钥不是签名所用",
        yaml -> {
          int at = yaml.indexOf("s2024._domainkey.shanwu.example=");
          int other = yaml.indexOf("s2024._domainkey.mail.example=");
          String mine = yaml.substring(yaml.indexOf('=', at), other).strip();
          String theirs = yaml.substring(yaml.indexOf('=', other), yaml.indexOf('"', other));
          return yaml.replace("shanwu.example" + mine, "shanwu.example" + theirs);
        },
        "CN/EML-003",
        Outcome.FAIL,
        "还款计划.eml");
    plant(
        "phone-used-later",
        "手机在短信之后才开始使用",
        Edit.item(7, "usedFrom: 2023-10-01", "usedFrom: 2024-06-01"),
        "CN/SMS-005",
        Outcome.WARN,
        "sms row 1");
    plant(
        "phone-handed-in-early",
        "手机在最后的短信之前就已交出",
        Edit.item(7, "usedFrom: 2023-10-01", "usedFrom: 2023-10-01, usedUntil: 2024-12-01"),
        "CN/SMS-005",
        Outcome.WARN,
        "sms row 13");
    plant(
        "document-date-early",
        "主张的形成日期早于文档创建",
        Edit.answer(2, "date", "\"2024-03-01\""),
        "CN/WRD-002",
        Outcome.FAIL,
        "docx");
    plant(
        "photo-date-wrong",
        "主张的拍摄日期与照片不符",
        Edit.answer(3, "date", "\"2024-03-01\""),
        "CN/PHO-005",
        Outcome.FAIL,
        "IMG_20240310");
    plant(
        "receipt-none",
        "没有对方收到合同文本的依据",
        Edit.answer(2, "receiptProof", "none"),
        "CN/WRD-004",
        Outcome.FAIL,
        "item 2");
  }
}
