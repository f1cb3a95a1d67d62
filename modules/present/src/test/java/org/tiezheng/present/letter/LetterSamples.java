package org.tiezheng.present.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Category;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.Samples;

/** An invented loan dispute with findings that ask for papers. */
final class LetterSamples {
  static final Map<String, String> LAWYERS =
      Map.of(
          "lawyer1.name", "周䶮律师",
          "lawyer1.firm", "浙江某某律师事务所",
          "lawyer1.licence", "13301200010000001",
          "lawyer1.phone", "0571-00000001",
          "lawyer2.name", "吴律师",
          "lawyer2.firm", "浙江某某律师事务所",
          "lawyer2.licence", "13301200010000002");

  private LetterSamples() {}

  static PaperFacts facts(Locale locale, LetterMatter matter) {
    Case file = matter.matter();
    return PaperFacts.of(
        file,
        Samples.MADE,
        Samples.ZONE,
        PaperFacts.NO_ROOT,
        PaperFacts.NO_ROOT,
        List.of(),
        "tiezheng/0.1.0",
        locale);
  }

  static LetterMatter matter() {
    return matter(Map.of());
  }

  static LetterMatter matter(Map<String, String> attributes) {
    return matter(attributes, Samples.lender(), Samples.borrower(), "微信聊天记录");
  }

  static LetterMatter matter(
      Map<String, String> attributes, Party self, Party other, String chatTitle) {
    Original chat = Samples.original(1, "EnMicroMsg.db", false);
    Original bill = Samples.original(2, "支付宝账单.csv", false);
    List<Item> items =
        List.of(
            item(1, chatTitle, Kind.CHAT, chat, "wechat.android", "借款合意与交付"),
            item(2, "支付宝账单", Kind.PAYMENT, bill, "payment.alipay", "款项交付"));
    Case file =
        new Case(
            "8f1d1a1e-0000-4000-8000-000000000001",
            "林䶮诉钱㛃民间借贷纠纷案",
            "民间借贷纠纷",
            "(2026)浙0106民初12345号",
            "杭州市西湖区人民法院",
            List.of(),
            Optional.of(LocalDate.of(2026, 12, 20)),
            Optional.of(LocalDate.of(2026, 12, 5)),
            0,
            List.of(self, other),
            List.of(new Account("wechat", "wxid_qian", Optional.empty(), List.of("阿钱"))),
            List.of(
                new IdentityClaim(
                    "wechat:wxid_qian",
                    other.id(),
                    List.of(
                        new IdentityClaim.Proof(
                            IdentityClaim.ProofKind.PHONE_SEARCH, 1, "第 3 行")))),
            List.of(
                new Fact(
                    "delivery",
                    "出借人已交付借款",
                    Optional.of(self.id()),
                    Fact.Standard.HIGH_PROBABILITY,
                    List.of(
                        new Fact.Slot(
                            "金额",
                            Fact.SlotType.AMOUNT,
                            "50000 元",
                            List.of(
                                new Fact.SlotReading(1, "50000", "第 12 行"),
                                new Fact.SlotReading(2, "48000", "第 7 行")))))),
            List.of(new Link(1, "delivery", true, Optional.of("12-20"), "")),
            items,
            Map.of(),
            attributes);
    return new LetterMatter(
        file,
        self.name(),
        Map.of(chat.digests().sha256(), chat, bill.digests().sha256(), bill),
        List.of(acquisition()),
        List.of(event()),
        List.of(
            new Observation.Bytes(
                chat.digests().sha256(), chat.digests(), Optional.of(chat.digests()))),
        asked(),
        Map.of(
            1,
            new LetterMatter.Span(
                Instant.parse("2026-01-03T02:00:00Z"), Instant.parse("2026-05-08T02:00:00Z"))),
        Map.of("os", "Linux"),
        "tiezheng/0.1.0",
        Samples.MADE,
        Samples.ZONE,
        slot -> slot.readings().stream().map(List::of).toList());
  }

  private static Item item(
      int number, String title, Kind kind, Original original, String importer, String proves) {
    return new Item(
        number,
        title,
        kind,
        kind == Kind.CHAT ? Category.CAT2 : Category.CAT3,
        CopyGrade.DUPLICATE,
        List.of(original.digests().sha256()),
        true,
        "林䶮手机",
        proves,
        "",
        Optional.of(
            new Reading(
                importer,
                "1",
                kind,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                "")),
        Map.of("device", "某型号手机", "serial", "SN-0001", "holder", "林䶮"),
        Map.of());
  }

  private static Acquisition acquisition() {
    return new Acquisition(
        "a1",
        "取证人",
        Samples.MADE.minusSeconds(7200),
        Samples.MADE.minusSeconds(7000),
        Optional.empty(),
        "/sdcard/backup",
        "copied from files",
        Map.of("device", "某型号手机"),
        Map.of("os", "Linux 6.1", "java", "25"),
        List.of("open the folder", "copy the files"));
  }

  private static Event event() {
    return new Event(
        1,
        Samples.hash(9),
        "8f1d1a1e-0000-4000-8000-000000000001",
        Samples.MADE.minusSeconds(7000),
        "取证人",
        Event.Type.COLLECT,
        "tiezheng/0.1.0",
        Map.of("files", "2"));
  }

  /** A gap in the chat and an unknown payee, as rules would find them, for every paper. */
  private static List<Asked> asked() {
    List<Asked> asked = new ArrayList<>();
    Map<String, Finding> findings = new HashMap<>();
    findings.put(
        "gap", finding("CN/CHAT-004", 1, Outcome.WARN, "本地编号缺 3 个", "3 local numbers are missing"));
    findings.put(
        "who",
        finding("CN/G-009", 2, Outcome.FAIL, "收款账户未与当事人关联", "the payee is not linked to a party"));
    for (Template template : Templates.all()) {
      for (String key : List.of("gap", "who")) {
        asked.add(
            new Asked(
                template.id(),
                java.util.Objects.requireNonNull(findings.get(key)),
                new Text("规则标题", "title of the rule"),
                new Text("办法", "remedy")));
      }
    }
    return asked;
  }

  static Finding finding(String rule, int item, Outcome outcome, String zh, String en) {
    return new Finding(
        rule,
        "1.0.0",
        "00",
        Optional.of(item),
        outcome,
        List.of(new Finding.Pointer("EnMicroMsg.db", "row 17", "")),
        new Text(zh, en),
        List.of(),
        List.of("produce"),
        "tiezheng-examine 0.1.0");
  }
}
