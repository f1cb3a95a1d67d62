package org.tiezheng.casework.twins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;

/** The page about the golden case and its twins. */
public final class TwinsPage {
  private static final String HEAD =
      """
      # 金案与伪造的孪生 The golden case and its forged twins

      本页由 `ForgedTwinsTest` 生成并逐次比对(`-Dwrite=true` 重写)。This page is written by
      `ForgedTwinsTest` (`-Dwrite=true`) and compared with it otherwise.

      金案是一件完整的民间借贷案:微信 4.x 数据库、微信支付与支付宝账单、手机短信库、带 DKIM 签名的邮件、
      带 EXIF 的照片、PDF 与 DOCX 合同、QQ 文本,连同当事人填写的 case.yaml。文件由 `testkit` 按种子写出,
      照用户的做法分两次采集、审查、举证。没有人动过其中任何东西:任何规则在这里报不符或提醒,就是规则的错,
      测试不通过。The golden case is a whole private loan: a store of WeChat 4.x, bills of WeChat Pay and
      Alipay, a phone's message store, mails with DKIM, photos with EXIF, the contract as PDF and DOCX, a
      QQ text, and the case.yaml that a person writes. `testkit` writes the files from a seed; they are
      collected in two stages, examined and presented through the verbs a user has. Nobody touched
      anything, so a rule that says FAIL or WARN here is wrong, and the test fails.

      每个孪生只改一处,在采集之前改文件、在 case.yaml 里改陈述,或者改做好的证据包;测试要求所列的规则给出
      所列的结论,并指到所列的地方。Each twin differs in one thing: files before they are collected, the
      statement in case.yaml, or the finished bundle. The test demands the outcome of the rule named, with
      a pointer to the place named.

      外部时间戳在测试中不联网取得,其核验结果作为观察给出;其余全部实做。No test asks an outside time
      service: what checking its token shows is given as an observation. Everything else is done.
      """;

  private static final String UNKNOWN =
      """
      ## 金案上结论为未知的规则 Rules that come to no answer on the golden case

      未知不是提醒;每一条都写明为什么诚实的案件在这里也得不到通过。UNKNOWN is no alarm; for each it is said
      why an honest case cannot pass here either.
      """;

  private static final String LIMITS =
      """
      ## 没有植入的 What is not planted

      * 传真、录音、网页、签名的 PDF:相应的规则落地后在此加入。Fax, audio, web pages and signed PDFs follow
        with their rules.
      * QQ 文本导出中间删去几行:导出没有编号,数据里没有痕迹可查,规则如实说未知。Lines cut out of a QQ text
        export leave no trace in the data: the export has no ids, and the rule says UNKNOWN.
      * 账单中一笔的对方姓名换成案外人而单号不变:目前没有规则指出,名字可以是昵称或被遮盖;全部换掉时 PAY-002
        发现。A bill whose row names another person under the same number is missed today: a name in a bill
        may be a nickname or masked; where no row names a party, PAY-002 says so.
      """;

  /** Why a rule rightly comes to no answer on the honest case. */
  private static final Map<String, String> JUDGED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "CN/CH-005",
                  "离线核验不查吊销；自有时间戳的 nonce、policy 没有可比的期望值 / offline nobody asks for"
                      + " revocation, and our own tokens have no expected nonce or policy"),
              Map.entry(
                  "CN/CH-006",
                  "没有离线可靠的资质名录 / there is no list of licensed services to rely on offline"),
              Map.entry("CN/CHAT-004", "文本导出没有连续编号 / a text export carries no consecutive ids"),
              Map.entry(
                  "CN/CHAT-005", "文本导出不显示撤回和编辑 / a text export shows neither recalls nor edits"),
              Map.entry("CN/CHAT-008", "对方的副本还没有 / there is no copy of the other party yet"),
              Map.entry(
                  "CN/G-011", "复制文件时没有人测时钟偏差 / nobody measures the clock while files are copied"),
              Map.entry(
                  "CN/PAY-002", "微信账单只写昵称，不写账户 / the WeChat bill names a nickname and no account"),
              Map.entry(
                  "CN/SMS-004",
                  "手机只在各段到齐后才存为一条，库中不记段数 / a phone stores a message when all its parts are"
                      + " there and keeps no count of them"),
              Map.entry(
                  "CN/VID-002",
                  "这段录像里没有可供筛查的音轨和画面 / the film has no tracks that could be screened")));

  private TwinsPage() {}

  /** Rules that come to no answer on the honest case and were not judged. */
  public static List<String> unjudged(List<Finding> honest) {
    return unknown(honest).keySet().stream().filter(r -> !JUDGED.containsKey(r)).toList();
  }

  private static Map<String, List<Finding>> unknown(List<Finding> honest) {
    return honest.stream()
        .filter(f -> f.outcome() == Outcome.UNKNOWN)
        .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()));
  }

  /**
   * The page.
   *
   * @param honest what the rules found on the golden case and its bundle
   */
  public static String text(List<Defect> defects, List<Finding> honest) {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD.strip());
    lines.add("");
    Map<String, Long> rules =
        defects.stream()
            .collect(
                Collectors.groupingBy(Defect::rule, LinkedHashMap::new, Collectors.counting()));
    lines.add(
        "%d 处缺陷，由 %d 条规则发现 / %d defects, caught by %d rules:"
            .formatted(defects.size(), rules.size(), defects.size(), rules.size()));
    lines.add("");
    lines.add(
        "| 缺陷 defect | 植入什么 what is planted | 在哪里 in | 规则 rule | 结论 outcome | 指向 points to |");
    lines.add("|---|---|---|---|---|---|");
    defects.forEach(d -> lines.add(row(d)));
    lines.add("");
    lines.add(UNKNOWN.strip());
    lines.add("");
    lines.add("| 规则 rule | 证据 items | 缺什么 missing | 为什么不能通过 why it cannot pass |");
    lines.add("|---|---|---|---|");
    unknown(honest).forEach((rule, found) -> lines.add(row(rule, found)));
    lines.add("");
    lines.add(LIMITS.strip());
    return String.join("\n", lines) + "\n";
  }

  private static String row(Defect d) {
    String in =
        switch (d.how()) {
          case Defect.InFiles files -> "文件 files: " + String.join("、", sorted(files));
          case Defect.InStatement _ -> "case.yaml";
          case Defect.InBundle _ -> "证据包 bundle";
        };
    return "| `%s` | %s | %s | %s | %s | %s |"
        .formatted(d.id(), d.what(), in, d.rule(), d.outcome(), "`" + d.where() + "`");
  }

  private static List<String> sorted(Defect.InFiles files) {
    return files.folders().stream().sorted().toList();
  }

  private static String row(String rule, List<Finding> found) {
    String items =
        found.stream()
            .map(f -> f.item().map(String::valueOf).orElse("—"))
            .distinct()
            .collect(Collectors.joining("、"));
    String missing =
        found.stream()
            .flatMap(f -> f.missing().stream())
            .distinct()
            .map(m -> "`" + m + "`")
            .collect(Collectors.joining(" "));
    return "| %s | %s | %s | %s |".formatted(rule, items, missing, JUDGED.getOrDefault(rule, ""));
  }
}
