package org.tiezheng.present.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.present.paper.ChatFullDocument;
import org.tiezheng.present.paper.FullVersion;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.PhoneExcerptDocument;
import org.tiezheng.present.paper.PhoneSamples;
import org.tiezheng.present.paper.Samples;
import org.tiezheng.present.paper.Scope;

/** Display scripts joined with items. */
class PlannerTest {
  private static final PaperFacts FACTS = Samples.facts(Locale.CHINESE);

  @TempDir Path folder;

  private static Item item(
      Kind kind, boolean electronic, Map<String, String> carrier, Map<String, String> answers) {
    return new Item(
        1,
        "标题",
        kind,
        kind.usualCategory(),
        CopyGrade.DUPLICATE,
        electronic ? List.of("0".repeat(64)) : List.of(),
        true,
        "",
        "",
        "",
        Optional.empty(),
        carrier,
        answers);
  }

  private static ShownItem shown(
      Item item,
      List<LineRange> key,
      Optional<Iterable<Record>> records,
      Optional<SubmittedCopy> copy) {
    return new ShownItem(
        item,
        "1-1",
        "ZT-1",
        List.of(new Account("wechat", "wxid_lin", Optional.empty(), List.of("小林"))),
        List.of(new Account("wechat", "wxid_qian", Optional.empty(), List.of("阿钱"))),
        Map.of(),
        Set.of("钱大海", "阿钱"),
        key,
        Scope.WHOLE,
        records,
        copy,
        List.of());
  }

  private static Showing plan(ShownItem item) {
    return new Planner(Scripts.standard(), FACTS).plan(List.of(item)).items().getFirst();
  }

  private static Showing plan(Item item) {
    return plan(shown(item, List.of(), Optional.of(List.of()), Optional.empty()));
  }

  private static SubmittedCopy copy(FullVersion full, int volume) {
    return new SubmittedCopy(
        full.number(), Text.same("x"), volume, full.printed().pages(), full.lines());
  }

  @Test
  @Tag("SEED-GD-21")
  @DisplayName(
      "10,000 messages: every line is in one row, on the page where it was printed, and rows stay"
          + " few")
  void tenThousandMessages() throws Exception {
    List<ChatMessage> chat = Samples.chat(10_000);
    FullVersion full =
        new ChatFullDocument(FACTS, Samples.chatRecord(chat), 7)
            .print(PaperFiles.pdf(folder.resolve("full.pdf")), Typefaces.standard());
    Item item = item(Kind.CHAT, true, Map.of("device", "手机"), Map.of("platform", "wechat"));

    Showing showing =
        plan(
            shown(
                item,
                List.of(new LineRange(1, 5000)),
                Optional.of(List.copyOf(chat)),
                Optional.of(copy(full, 7))));

    List<Place.OnLines> rows = new ArrayList<>();
    for (Point point : showing.points()) {
      if (point.id().startsWith("1/page/")) {
        rows.add((Place.OnLines) point.place());
      }
    }
    assertThat(rows.size()).isBetween(100, PageRows.MOST);
    int next = 1;
    for (Place.OnLines row : rows) {
      assertThat(row.first()).isEqualTo(next);
      assertThat(row.page()).isEqualTo(full.lines().of(row.first()));
      assertThat(row.lastPage()).isEqualTo(full.lines().of(row.last()));
      assertThat(row.volume()).isEqualTo(row.page() + 6);
      next = row.last() + 1;
    }
    assertThat(next).isEqualTo(10_001);
    assertThat(showing.points().stream().filter(p -> p.id().startsWith("1/line/"))).hasSize(201);
    assertThat(showing.points())
        .anyMatch(p -> p.id().equals("1/line/rest") && p.what().contains("其余 4800 处"));
    assertThat(showing.points()).extracting(Point::id).doesNotHaveDuplicates();
    assertThat(showing.missing()).isEmpty();
  }

  @Test
  @DisplayName("a copy of very many pages is gathered, and still no line falls away")
  void manyPages() {
    PageRows rows = new PageRows();
    for (int n = 1; n <= 5000; n++) {
      Line line =
          new Line(
              n,
              "g",
              "",
              "t" + n,
              "w",
              "",
              true,
              n % 50 == 0 ? Optional.of(Line.Opens.VOICE) : Optional.empty(),
              "",
              new Provenance("0".repeat(64), List.of(), new Locator.Whole()));
      rows.add(line, 1 + n / 2);
    }
    List<PageRows.Row> all = rows.rows();
    assertThat(all.size()).isLessThanOrEqualTo(PageRows.MOST);
    assertThat(all.stream().mapToInt(r -> r.count).sum()).isEqualTo(5000);
    assertThat(all.getLast().last).isEqualTo(5000);
    assertThat(all.getFirst().words(FACTS)).startsWith("[000001]–[");
  }

  @Test
  @Tag("SEED-GD-23")
  @Tag("SEED-SMS-01")
  @DisplayName("text messages: own number, storage location, and the page of each row as printed")
  void textMessages() throws Exception {
    List<Record> rows = PhoneSamples.rows(120);
    FullVersion full =
        new PhoneExcerptDocument(FACTS, PhoneSamples.excerpt(rows), 1)
            .print(PaperFiles.pdf(folder.resolve("sms.pdf")), Typefaces.standard());
    Item item = item(Kind.SMS, true, Map.of("device", "手机"), Map.of("ownNumber", "13800000001"));

    Showing showing =
        plan(
            shown(
                item, List.of(new LineRange(3, 4)), Optional.of(rows), Optional.of(copy(full, 1))));

    assertThat(showing.script()).isEqualTo("sms");
    assertThat(showing.points())
        .anyMatch(p -> p.what().contains("本机号码：13800000001"))
        .anyMatch(p -> p.id().startsWith("1/stored/") && p.what().contains("保存位置："))
        .anyMatch(p -> p.what().startsWith("会话 "));
    assertThat(String.join("", showing.steps().stream().map(Showing.Step::act).toList()))
        .contains("保存位置");
    for (Point point : showing.points()) {
      if (point.place() instanceof Place.OnLines lines) {
        assertThat(lines.page()).as(point.id()).isEqualTo(full.lines().of(lines.first()));
        assertThat(lines.page()).as(point.id()).isPositive();
      }
    }
  }

  @Test
  @DisplayName("an item that was not read has its steps, open places, and says so")
  void unread() {
    Item item = item(Kind.CHAT, true, Map.of(), Map.of("platform", "wechat"));
    Showing showing = plan(shown(item, List.of(), Optional.empty(), Optional.empty()));

    assertThat(showing.script()).isEqualTo("wechat");
    assertThat(showing.steps()).isNotEmpty();
    assertThat(showing.missing())
        .anyMatch(m -> m.contains("没有被程序读取"))
        .anyMatch(m -> m.contains("没有填写原始载体"));
    assertThat(showing.points().getFirst().place()).isInstanceOf(Place.Open.class);
  }

  @Test
  @DisplayName("lines without a bundle are compared 25 at once, with room for page and line")
  void withoutABundle() {
    Item item = item(Kind.CHAT, true, Map.of("device", "手机"), Map.of("platform", "wechat"));
    Showing showing =
        plan(shown(item, List.of(), Optional.of(List.copyOf(Samples.chat(60))), Optional.empty()));

    assertThat(showing.points().stream().filter(p -> p.id().startsWith("1/lines/")))
        .hasSize(3)
        .allMatch(p -> p.place() instanceof Place.Open);
    assertThat(showing.missing()).anyMatch(m -> m.contains("tiezheng present"));
  }

  @Test
  @Tag("SEED-GD-28")
  void anUnknownAppIsShownByAnalogyAndSaidToBe() {
    Showing showing = plan(item(Kind.CHAT, true, Map.of("device", "x"), Map.of("platform", "钉钉")));
    assertThat(showing.analogy()).isTrue();
    assertThat(showing.missing()).anyMatch(m -> m.contains("没有为该软件编写的步骤"));
  }

  @Test
  @Tag("SEED-SMS-03")
  @Tag("SEED-EML-04")
  @Tag("SEED-EML-06")
  @Tag("SEED-WEB-04")
  @Tag("SEED-WEB-06")
  @DisplayName("deed, consent and the court's wish decide the route")
  void routes() {
    Function<Map<String, String>, Showing.Route> route =
        answers -> plan(item(Kind.EMAIL, true, Map.of(), answers)).route();
    assertThat(route.apply(Map.of())).isEqualTo(Showing.Route.DEMO);
    assertThat(route.apply(Map.of("deed", "none"))).isEqualTo(Showing.Route.DEMO);
    assertThat(route.apply(Map.of("deed", "(2026)某证字第1号"))).isEqualTo(Showing.Route.DEED);
    assertThat(route.apply(Map.of("deed", "第1号", "courtAsksDisplay", "yes")))
        .isEqualTo(Showing.Route.DEED_AND_DEMO);
    assertThat(route.apply(Map.of("stance", "noObjection"))).isEqualTo(Showing.Route.PAPER);
    assertThat(route.apply(Map.of("stance", "admitted", "courtAsksDisplay", "yes")))
        .isEqualTo(Showing.Route.DEMO);
    assertThat(route.apply(Map.of("stance", "objects"))).isEqualTo(Showing.Route.DEMO);
    assertThat(plan(item(Kind.DOCUMENT, false, Map.of(), Map.of())).route())
        .isEqualTo(Showing.Route.ORIGINAL);
  }

  private static Payment payment(int n, String counterpart) {
    return new Payment(
        new Provenance("0".repeat(64), List.of(), new Locator.Cell("账单", n)),
        "alipay",
        Optional.empty(),
        Samples.time(n),
        "转账",
        counterpart,
        "",
        "备注",
        Payment.Direction.OUT,
        new Amount(1000, "CNY", "10.00"),
        Optional.empty(),
        "",
        "成功",
        "no" + n,
        "",
        "",
        Map.of());
  }

  @Test
  @Tag("SEED-GD-24")
  @DisplayName(
      "payments with people of the case are named, also where a bill masks the name; the rest is"
          + " counted")
  void payments() {
    List<Record> rows = new ArrayList<>();
    for (int n = 1; n <= 50; n++) {
      rows.add(payment(n, n == 7 ? "钱*海" : n == 9 ? "*大海(阿钱)" : "某超市"));
    }
    Item item = item(Kind.PAYMENT, true, Map.of("device", "x"), Map.of("platform", "alipay"));
    Showing showing = plan(shown(item, List.of(), Optional.of(rows), Optional.empty()));

    assertThat(showing.points().stream().map(Point::id).filter(id -> id.startsWith("1/payment/")))
        .containsExactly("1/payment/7", "1/payment/9", "1/payment/others");
    assertThat(showing.points()).anyMatch(p -> p.what().contains("48 笔"));
    assertThat(showing.points())
        .anyMatch(p -> p.place() instanceof Place.InFile in && in.where().contains("第 7 行"));
  }

  private static Mail mail(int n) {
    return new Mail(
        new Provenance("0".repeat(64), List.of(), new Locator.Whole()),
        Optional.of("<m" + n + "@example.test>"),
        Samples.time(n),
        "a@example.test",
        List.of("b@example.test"),
        List.of(),
        "还款计划 " + n,
        Optional.empty(),
        List.of(),
        List.of("from x by y"),
        false,
        "正文",
        List.of(new Mail.Attachment("计划.docx", "application/x", 12, "1".repeat(64))),
        Map.of(),
        Optional.empty());
  }

  @Test
  @Tag("DOC-SHOW-RECORD")
  @Tag("SEED-GD-22")
  @Tag("SEED-EML-05")
  @Tag("SEED-WEB-05")
  @DisplayName(
      "mails go to DOC-SHOW-RECORD: address, time, network, headers, attachments, and every mail of"
          + " many is counted")
  void mails() throws Exception {
    List<Record> rows = new ArrayList<>();
    for (int n = 1; n <= 250; n++) {
      rows.add(mail(n));
    }
    Item item = item(Kind.EMAIL, true, Map.of("device", "邮箱"), Map.of());
    HearingPlan plan =
        new Planner(Scripts.standard(), FACTS)
            .plan(List.of(shown(item, List.of(), Optional.of(rows), Optional.empty())));
    List<HearingPaper> papers = RecordPaper.of(FACTS, plan, CourtResults.NONE, Optional.empty());

    assertThat(papers).extracting(HearingPaper::id).containsExactly("DOC-SHOW-RECORD");
    Path file = folder.resolve("show.txt");
    papers.getFirst().text(file);
    assertThat(Files.readString(file))
        .contains("网页、电子邮件当庭演示情况记录表（供书记员参考，以庭审笔录为准）")
        .contains("网址", "演示时间", "所用网络", "Message-ID <m1@example.test>", "Received 1 行")
        .contains("发件人 a@example.test；收件人 b@example.test", "附件 计划.docx", "1".repeat(64))
        .contains("第 201 条起共 50 条")
        .contains("[  ] 一致 [  ] 不一致 [  ] 无法核对");
  }

  @Test
  @DisplayName(
      "what a person recorded is printed where it belongs, and nothing else is called the same")
  void results() throws Exception {
    Item item = item(Kind.CHAT, true, Map.of("device", "手机"), Map.of("platform", "wechat"));
    HearingPlan plan =
        new Planner(Scripts.standard(), FACTS)
            .plan(
                List.of(
                    shown(
                        item,
                        List.of(),
                        Optional.of(List.copyOf(Samples.chat(60))),
                        Optional.empty())));
    Iterator<Point> points = plan.items().getFirst().points().iterator();
    String same = points.next().id();
    String different = points.next().id();
    String before = points.next().id();
    CourtResults results =
        new CourtResults(
            Map.of(CourtResults.Field.CLERK, "某书记员"),
            Map.of(1, Map.of(CourtResults.Field.DEVICE, "另一部手机")),
            Map.of(
                same,
                new CourtResults.Result(Optional.of(CourtResults.Outcome.SAME), "", "", ""),
                different,
                new CourtResults.Result(
                    Optional.of(CourtResults.Outcome.DIFFERENT), "昵称已改", "对方称非其账号", ""),
                before,
                new CourtResults.Result(
                    Optional.of(CourtResults.Outcome.SAME), "", "", "2026-12-01 10:00")),
            List.of("1/line/9 (2026-12-01 10:00)"));
    Path file = folder.resolve("record.txt");
    RecordPaper.of(FACTS, plan, results, Optional.empty()).getFirst().text(file);
    String text = Files.readString(file);

    assertThat(text)
        .contains("书记员：某书记员", "设备：另一部手机", "昵称已改", "对方称非其账号")
        .contains("不一致汇总（2 处）", "此前记为不一致：2026-12-01 10:00", "1/line/9 (2026-12-01 10:00)")
        .contains("核对结果：一致 2；不一致 1；无法核对 0；未核对 " + (plan.items().getFirst().points().size() - 3));
    assertThat(text.lines().filter(l -> l.contains("[√] 一致")).count()).isEqualTo(2);
    assertThat(text.lines().filter(l -> l.contains("[√] 不一致")).count()).isEqualTo(1);
  }

  @Test
  @DisplayName("a carrier that serves several items is brought once")
  @Tag("SEED-GD-15")
  void carry() {
    Item a = item(Kind.CHAT, true, Map.of("device", "手机", "serial", "S1"), Map.of());
    ShownItem one = shown(a, List.of(), Optional.of(List.of()), Optional.empty());
    HearingPlan plan = new Planner(Scripts.standard(), FACTS).plan(List.of(one, one));
    assertThat(plan.carry()).hasSize(1);
    assertThat(plan.carry().getFirst().items()).hasSize(2);
    assertThat(plan.items().stream().map(Showing::device).collect(Collectors.toSet()))
        .containsExactly("手机");
  }
}
