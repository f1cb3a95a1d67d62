package org.tiezheng.present.paper;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.RowState;

/** An invented loan dispute. No real person's data. */
public final class Samples {
  public static final Instant MADE = Instant.parse("2026-11-24T09:00:00Z");
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  public static final String ROOT =
      "9f2c4e8a1b3d5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8";
  public static final String BUNDLE = "0198f2a0-7c11-7d3e-9a55-3c2b1a009f42";

  private Samples() {}

  public static Party lender() {
    return new Party("me", "林䶮", Role.PLAINTIFF, true, Optional.of("周律师"), List.of());
  }

  public static Party borrower() {
    return new Party("other", "钱㛃", Role.DEFENDANT, false, Optional.empty(), List.of());
  }

  public static PaperFacts facts(Locale locale) {
    return facts(locale, ROOT);
  }

  static PaperFacts facts(Locale locale, String root) {
    return new PaperFacts(
        "林䶮诉钱㛃民间借贷纠纷案",
        "民间借贷纠纷",
        "(2026)浙0106民初12345号",
        "杭州市西湖区人民法院",
        List.of(lender(), borrower()),
        "林䶮",
        MADE,
        ZONE,
        BUNDLE,
        root,
        List.of(
            new ClockStatement(
                "own-p256", false, "本程序自有时间服务 (own-p256)", Optional.of(MADE.minusSeconds(60)))),
        "tiezheng/0.1.0",
        locale);
  }

  public static String hash(int n) {
    java.util.SplittableRandom random = new java.util.SplittableRandom(n);
    return "%016x%016x%016x%016x"
        .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  public static Original original(int n, String name, boolean container) {
    return new Original(
        new Digests(hash(n), hash(n + 1000)),
        1000L * n + 17,
        name,
        "application/octet-stream",
        Optional.empty(),
        container,
        "a1",
        "d-" + n);
  }

  public static Item item(int number, Kind kind, String title, List<String> originals) {
    return new Item(
        number,
        title,
        kind,
        kind.usualCategory(),
        number % 3 == 0 ? CopyGrade.DERIVED : CopyGrade.DEEMED_ORIGINAL,
        originals,
        true,
        "原告手机(型号 M-" + number + ")中的应用程序导出",
        "被告向原告借款、约定利息并收到款项的事实",
        "通过双方 2025 年 3 月至 2026 年 1 月的往来,证明被告于 2025 年 3 月 8 日提出借款 50,000 元并承诺半年内归还。",
        Optional.empty(),
        Map.of(),
        Map.of(
            "group",
            number <= 4 ? "1" : "2",
            "carrierNo",
            "ZT-" + (1 + number % 2),
            "deed",
            number == 2 ? "(2026)杭证字第88号" : "",
            "remark",
            number == 3 ? "与证据 1-1 第 120 行对应" : ""));
  }

  public static Case loanCase() {
    List<Item> items = new ArrayList<>();
    Kind[] kinds = {
      Kind.CHAT, Kind.PAYMENT, Kind.PAYMENT, Kind.EMAIL, Kind.PHOTO, Kind.DOCUMENT, Kind.AUDIO
    };
    for (int i = 0; i < kinds.length; i++) {
      items.add(
          item(
              i + 1,
              kinds[i],
              "原告与被告之间的" + kinds[i].title().zh() + "(第" + (i + 1) + "项)",
              i == 3 ? List.of(hash(4), hash(40)) : List.of(hash(i + 1))));
    }
    return new Case(
        "0198f2a0-0000-7000-8000-000000000001",
        "林䶮诉钱㛃民间借贷纠纷案",
        "民间借贷纠纷",
        "(2026)浙0106民初12345号",
        "杭州市西湖区人民法院",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        List.of(lender(), borrower()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        items,
        Map.of(),
        Map.of());
  }

  public static Map<Integer, List<Original>> originals() {
    Map<Integer, List<Original>> found = new HashMap<>();
    for (int i = 1; i < 8; i++) {
      found.put(i, List.of(original(i, "file" + i + ".json", false)));
    }
    found.put(4, List.of(original(4, "file4.json", false), original(40, "mail2.eml", false)));
    return found;
  }

  public static Catalogue catalogue(boolean hide) {
    return Catalogue.of(
        loanCase(),
        originals(),
        Map.of(1, new PageRange(1, 96), 2, new PageRange(97, 97)),
        Map.of(1, "ZT-1", 2, "ZT-1", 3, "ZT-1", 4, "ZT-1", 5, "ZT-1"),
        hide);
  }

  public static RecordedTime time(long seconds) {
    Instant instant = Instant.parse("2025-03-08T02:00:00Z").plusSeconds(seconds);
    return new RecordedTime(
        Long.toString(instant.getEpochSecond()),
        Optional.of(instant),
        RecordedTime.Precision.SECOND,
        RecordedTime.Basis.SERVER);
  }

  public static ChatMessage message(long n, boolean mine, MessageContent content) {
    return new ChatMessage(
        Provenance.of(hash(1), new Locator.Element("/messages/" + n, n * 200, 200)),
        "wechat",
        "wxid_qian",
        "钱㛃",
        Optional.of(Long.toString(7000000000000000000L + n)),
        Optional.empty(),
        content instanceof MessageContent.Notice
            ? Optional.empty()
            : Optional.of(mine ? "wechat:wxid_lin" : "wechat:wxid_qian"),
        mine ? "小林" : "阿钱",
        Optional.of(mine),
        time(n * 1300),
        "1",
        content,
        Optional.empty(),
        Optional.empty(),
        content instanceof MessageContent.Recall ? RowState.RECALLED : RowState.LIVE,
        Map.of());
  }

  public static ChatRecord chatRecord(List<ChatMessage> messages) {
    return chatRecord("原告与被告的微信聊天记录", messages);
  }

  public static ChatRecord chatRecord(String title, List<ChatMessage> messages) {
    return new ChatRecord(
        1,
        title,
        "微信(WeChat)8.0.50,导出格式 ChatLab 0.0.2",
        List.of(new Account("wechat", "wxid_lin", Optional.of("lin_yan"), List.of("小林", "林䶮"))),
        List.of(new Account("wechat", "wxid_qian", Optional.empty(), List.of("阿钱"))),
        Map.of("wechat:wxid_lin", "林䶮", "wechat:wxid_qian", "钱㛃"),
        List.of(original(1, "chat.json", false)),
        "chat.chatlab 1.0.0",
        CopyGrade.DEEMED_ORIGINAL,
        List.of(
            new org.tiezheng.evidence.Text(
                "2025-05-01 至 2025-05-09 无任何消息", "no message from 2025-05-01 to 2025-05-09")),
        List.of(
            new org.tiezheng.evidence.Text(
                "来源以 Unix 秒记载时间", "the source states times in Unix seconds")),
        messages);
  }

  private static final String[] WORDS = {
    "在吗?有个事想跟你商量一下",
    "我这边周转不开,能不能先借我五万块,半年之内一定还你",
    "可以,但是要打个借条。利息按年利率 6% 算,你看行不行",
    "行,没问题!收到👌 转我卡上就可以,户名是我本人",
    "今天先转 30,000 元,明天再转 20,000 元。\n账号发我一下",
    "好的",
    "合同我看过了,第三条的还款日期改成 2025-09-08 吧,其他没有意见,see attached loan agreement v2 final",
    "𠮷野家门口见",
    "你什么时候还钱?已经过了约定的日子了,再这样下去我只能走法律程序了,希望你能理解",
    "再宽限几天,年底工程款下来马上还"
  };

  /** A conversation of that many lines, with every kind of content. */
  public static List<ChatMessage> chat(int count) {
    List<ChatMessage> lines = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      lines.add(message(n, n % 3 == 0, content(n)));
    }
    return lines;
  }

  private static MessageContent content(int n) {
    return switch (n % 37) {
      case 7 ->
          new MessageContent.Media(
              MessageContent.MediaType.IMAGE,
              Optional.of("image/IMG_%05d.jpg".formatted(n)),
              n % 2 == 0 ? Optional.of(hash(n)) : Optional.empty(),
              Optional.empty(),
              "",
              Optional.empty());
      case 11 ->
          new MessageContent.Media(
              MessageContent.MediaType.VOICE,
              Optional.of("voice/%05d.silk".formatted(n)),
              Optional.empty(),
              Optional.empty(),
              "",
              Optional.of(7200L));
      case 13 ->
          new MessageContent.Transfer(
              Optional.of("100005000120250308" + n),
              Optional.of("4200002" + n),
              Optional.empty(),
              Optional.empty(),
              Optional.of(new Amount(3000000, "CNY", "¥30000.00")),
              "借款",
              "已收钱");
      case 17 -> new MessageContent.RedPacket(Optional.empty(), "恭喜发财", Optional.empty());
      case 19 -> new MessageContent.Call(false, Optional.of(125L), "");
      case 23 -> new MessageContent.Recall(Optional.empty(), "“阿钱”撤回了一条消息");
      case 29 -> new MessageContent.Notice("以上是打招呼的内容");
      case 31 -> new MessageContent.Unread("436207665", "<msg/>");
      default -> new MessageContent.Words(WORDS[n % WORDS.length]);
    };
  }

  public static CustodyRecord custody(boolean separateOperator) {
    List<DepositRecord> deposits = new ArrayList<>();
    for (int i = 1; i < 4; i++) {
      deposits.add(
          new DepositRecord(
              i,
              original(i, "微信导出 (" + i + ").json", false),
              "data/originals/00" + i + "/微信导出 (" + i + ").json",
              "0198f2a0-0000-7000-8000-00000000000" + i,
              MADE.minusSeconds(7200),
              "tiezheng.local/00112233aabbccdd",
              true,
              i + 40,
              64,
              hash(99),
              List.of(hash(50 + i), hash(60 + i)),
              List.of(
                  new DepositRecord.TimeToken(
                      "本程序自有时间服务",
                      false,
                      "2.25.1234",
                      "1024" + i,
                      MADE.minusSeconds(7100),
                      Optional.of("1s"),
                      "SHA-256"))));
    }
    return new CustodyRecord(
        "CZ-2026-0001",
        "原告手机中与被告往来的聊天记录与账单导出文件",
        "林䶮",
        "",
        deposits,
        Map.of("操作系统", "Debian GNU/Linux 12", "程序", "tiezheng/0.1.0", "程序哈希", hash(7)),
        "由原告从应用程序导出后复制到计算机，由本程序逐字节读取、计算哈希并存证。",
        List.of(),
        separateOperator
            ? Optional.of(new CustodyRecord.Operator("某某存证有限公司", "存证服务运营者"))
            : Optional.empty());
  }

  public static List<CarrierRecord> carriers() {
    return List.of(
        new CarrierRecord(
            "ZT-1",
            "光盘 (DVD-R)",
            Optional.of("证据 1、2"),
            "SN-00912",
            "4.7 GB",
            Optional.of(MADE.minusSeconds(600)),
            "xorriso 1.5.4",
            "封条 0008812",
            List.of(
                new CarrierRecord.File(1, "data/originals/001/chat.json", 1017, hash(1), hash(2)),
                new CarrierRecord.File(2, "data/originals/002/账单.csv", 2017, hash(3), hash(4)))),
        new CarrierRecord(
            "ZT-2", "U盘", Optional.empty(), "", "32 GB", Optional.empty(), "", "", List.of()));
  }

  public static VerifyRecord verification() {
    org.tiezheng.evidence.Text reason = new org.tiezheng.evidence.Text("全部一致", "all of them agree");
    return new VerifyRecord(
        "证据材料.zip（" + BUNDLE + "）",
        MADE,
        "tiezheng-verify/0.1.0",
        false,
        List.of(
            new VerifyRecord.Answer(
                new org.tiezheng.evidence.Text("文件未变", "Bytes"),
                VerifyRecord.Result.FAILED,
                new org.tiezheng.evidence.Text("1 个文件已改变", "1 file changed")),
            new VerifyRecord.Answer(
                new org.tiezheng.evidence.Text("已存证", "Log"), VerifyRecord.Result.PASSED, reason),
            new VerifyRecord.Answer(
                new org.tiezheng.evidence.Text("不晚于", "Time"),
                VerifyRecord.Result.NOT_CHECKED,
                new org.tiezheng.evidence.Text("证书未取得", "no certificate")),
            new VerifyRecord.Answer(
                new org.tiezheng.evidence.Text("未证明", "Not shown"),
                VerifyRecord.Result.NOT_CHECKED,
                new org.tiezheng.evidence.Text("见第二部分", "see part 2"))),
        List.of(
            new org.tiezheng.evidence.Text(
                "证据包共 3 个文件，其中 1 个与清单不符，请勿采信该文件。", "1 of 3 files differs from the list.")),
        List.of(
            new VerifyRecord.File(
                "data/originals/001/chat.json", VerifyRecord.FileState.OK, hash(1), List.of()),
            new VerifyRecord.File(
                "data/originals/002/账单.csv",
                VerifyRecord.FileState.CHANGED,
                hash(3),
                List.of(reason)),
            new VerifyRecord.File(
                "data/extra.txt", VerifyRecord.FileState.EXTRA, hash(9), List.of())),
        List.of(
            new VerifyRecord.Deposit(
                "0198f2a0-0000-7000-8000-000000000001",
                "data/originals/001/chat.json",
                "3 / 42",
                "2026-11-24T09:00:00.000Z",
                VerifyRecord.Result.PASSED)),
        List.of(
            new VerifyRecord.TimeToken(
                "own-p256", 42, false, Optional.of(MADE), reason, VerifyRecord.Result.PASSED)),
        List.of(new org.tiezheng.evidence.Text("日志密钥 tiezheng.local/00", "log key")),
        List.of(new org.tiezheng.evidence.Text("证书是否吊销", "revocation")),
        List.of(
            new org.tiezheng.evidence.Text("谁写的、是否真实、是否完整", "who wrote it, whether it is true"),
            new org.tiezheng.evidence.Text("存证之前发生过什么", "what happened before the deposit")));
  }

  /** One of every kind of paper. */
  public static List<Document> papers(Locale locale, int lines) {
    PaperFacts facts = facts(locale);
    return List.of(
        new CatalogueDocument(facts, catalogue(false)),
        new ChatFullDocument(facts, chatRecord(chat(lines)), 3),
        new PhoneExcerptDocument(facts, PhoneSamples.excerpt(PhoneSamples.rows(lines)), 9),
        new PhoneExcerptDocument(facts, PhoneSamples.callExcerpt(PhoneSamples.calls(40)), 1),
        new CustodyDocument(facts, custody(false)),
        new CarrierDocument(facts, carriers()),
        new VerifyDocument(facts, verification()));
  }
}
