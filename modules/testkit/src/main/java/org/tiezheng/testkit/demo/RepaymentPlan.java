package org.tiezheng.testkit.demo;

import java.util.List;
import org.tiezheng.testkit.file.DocxPlan;

/** The plan that the defendant wrote and never signed. */
final class RepaymentPlan {
  private RepaymentPlan() {}

  static byte[] bytes() {
    return new DocxPlan(
            "还款计划", "周启明", DemoFiles.at("2025-05-05T22:14:00"), DemoFiles.at("2025-05-05T22:51:00"))
        .bytes(
            List.of(
                "林岚：",
                "本人周启明（身份证号"
                    + Person.ZHOU.idNumber()
                    + "）于2024年3月向你借款人民币80,000元，"
                    + "已归还本金13,000元，截至2025年5月5日尚欠本金人民币67,000元，利息自2024年10月起未付。",
                "本人承诺按下表分期归还本金，利息在最后一期一并结清："),
            List.of(
                List.of("期数", "还款日期", "金额（元）"),
                List.of("1", "2025年5月31日", "10,000.00"),
                List.of("2", "2025年6月30日", "10,000.00"),
                List.of("3", "2025年7月31日", "10,000.00"),
                List.of("4", "2025年8月31日", "10,000.00"),
                List.of("5", "2025年9月30日", "10,000.00"),
                List.of("6", "2025年10月31日", "17,000.00及利息"),
                List.of("合计", "", "67,000.00")),
            List.of("", "还款人（签字）：", "2025年5月5日", "（演示材料：人物、号码与事件均为虚构）"));
  }
}
