package org.tiezheng.testkit.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.LoanTalk;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.file.AlipayBill;
import org.tiezheng.testkit.file.BillRow;
import org.tiezheng.testkit.file.DocxPlan;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.file.PdfLetter;
import org.tiezheng.testkit.file.QqTextFile;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.file.WechatPayBill;
import org.tiezheng.testkit.phone.MessageStore;
import org.tiezheng.testkit.phone.PhoneWorld;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.MessageIds;
import org.tiezheng.testkit.talk.Script;

/**
 * The golden case: a private loan, proved by a contract, photos of the note, a chat store, bills,
 * short messages, mails and a witness's chat, each as the program that makes such a file writes it.
 * Nothing was touched: whatever a rule accuses here, it accuses falsely. The same seed gives the
 * same files. Immutable.
 *
 * @param files everything but the chat store and the phone's, by path below the evidence folder
 */
public record GoldenCase(
    long seed, ChatWorld world, PhoneWorld phone, Map<String, byte[]> files, String mailKeys) {
  /** The chat that belongs to the case. */
  public static final String CHAT = "wxid_b2zhou7ty4u922";

  /** What is stated of every item alike. */
  private static final String COMMON =
      """
      collector: 林海
            environment: 设备正常，系统时间与国家授时中心相差小于1秒
            systemState: normal
            language: zh
            legible: "yes"
            seriousInfringement: "no"
            masked: none
            stance: notYetKnown
            presumption: none
            unfavourable: none
            generation: 形成于日常往来
            storage: 保存于本人设备，未改动
            witness: 第三方时间戳
            platformIndependence: "no，日志由原告自己运行，不主张平台中立"
      """
          .strip();

  /** The folders that the case lies in. */
  public static final Set<String> FOLDERS = Set.of("合同", "照片", "微信", "账单", "短信", "邮件", "QQ", "录像");

  private static final Instant BILL_FROM = at("2024-01-01T00:00:00");
  private static final Instant BILL_TO = at("2025-01-15T00:00:00");
  private static final Instant BILLED = at("2025-01-15T10:00:00");

  public GoldenCase {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /**
   * Makes the case.
   *
   * @param root the checkout; the built-in font is read from it
   */
  public static GoldenCase of(Path root, long seed) {
    Glyphs glyphs =
        Glyphs.of(
            root.resolve(
                "modules/present/src/main/resources/org/tiezheng/present/font/NotoSansSC-Regular.ttf.xz"));
    ChatWorld world = LoanTalk.of(seed);
    GoldenMails mails = new GoldenMails(seed, plan());
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("合同/借款合同.pdf", contractPdf(glyphs));
    files.put("合同/借款合同.docx", contractDocx());
    GoldenPictures pictures = new GoldenPictures(glyphs);
    files.put(
        "照片/IMG_20240310_164405.jpg",
        pictures.photo(0.4, LocalDateTime.of(2024, 3, 10, 16, 44, 5)));
    files.put(
        "照片/IMG_20240310_164431.jpg",
        pictures.photo(1.0, LocalDateTime.of(2024, 3, 10, 16, 44, 31)));
    files.put(
        "照片/IMG_20240310_164502.jpg",
        pictures.photo(1.7, LocalDateTime.of(2024, 3, 10, 16, 45, 2)));
    files.put("账单/微信支付交易明细.xlsx", wechatBill(wechatRows(world)));
    files.put("账单/支付宝交易明细.csv", alipayBill(alipayRows()));
    files.putAll(mails.all());
    files.put("QQ/陈静.txt", witness());
    files.put("录像/登录演示_20250116.mp4", MediaBytes.of(MediaBytes.Kind.MP4, seed, 20_000).bytes());
    return new GoldenCase(seed, world, GoldenPhone.world(), files, mails.keys());
  }

  /** The same with one file in the place of another. */
  public GoldenCase with(String name, byte[] bytes) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, bytes);
    return new GoldenCase(seed, world, phone, changed, mailKeys);
  }

  /** The same without a file. */
  public GoldenCase without(String name) {
    Map<String, byte[]> fewer = new LinkedHashMap<>(files);
    if (fewer.remove(name) == null) {
      throw new IllegalArgumentException("the case has no " + name);
    }
    return new GoldenCase(seed, world, phone, fewer, mailKeys);
  }

  /** The same with other short messages. */
  public GoldenCase with(PhoneWorld other) {
    return new GoldenCase(seed, world, other, files, mailKeys);
  }

  /** The same with another chat. */
  public GoldenCase with(ChatWorld other) {
    return new GoldenCase(seed, other, phone, files, mailKeys);
  }

  /** A file of the case. */
  public byte[] file(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("the case has no " + name);
    }
    return bytes;
  }

  /**
   * What the person writes about the case, with the numbers of the chat's lines still to be put in:
   * {@code {{words}}} stands for the number of the line that has these words.
   */
  public String caseYaml() {
    try (InputStream in = GoldenCase.class.getResourceAsStream("case.yaml")) {
      if (in == null) {
        throw new IllegalStateException("no case.yaml");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{common}", COMMON)
          .replace("{mailKeys}", mailKeys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes what the person hands to the program.
   *
   * @param folder empty
   * @param wanted names of the folders in it that are written
   * @return the chat store, for whoever wants to change rows of it; without files if not wanted
   */
  public Rendered writeTo(Path folder, Set<String> wanted) throws IOException {
    files.forEach((name, bytes) -> {
      if (wanted.contains(name.substring(0, name.indexOf('/')))) {
        write(folder.resolve(name), bytes);
      }
    });
    if (wanted.contains("短信")) {
      phoneFiles()
          .forEach(
              (ending, bytes) -> write(folder.resolve("短信/databases/mmssms.db" + ending), bytes));
    }
    WeChat4Store store = new WeChat4Store();
    return wanted.contains("微信")
        ? store.write(world, Side.A, folder.resolve("微信"), WriteOptions.CLOSED)
        : new Rendered(folder, List.of(), store.capabilities(), Map.of(), Map.of(), List.of());
  }

  /** The phone's store, whose list of threads counts the messages as the provider's triggers do. */
  private Map<String, byte[]> phoneFiles() throws IOException {
    Path work = Files.createTempDirectory("tiezheng-phone");
    try (SqliteFile db = new SqliteFile(work, SqliteFile.Journal.DELETE)) {
      MessageStore.fill(db, phone, MessageStore.Provider.MODERN);
      db.run(
          "UPDATE threads SET message_count=(SELECT count(*) FROM sms WHERE thread_id=threads._id"
              + " AND type<>3),snippet=(SELECT body FROM sms WHERE thread_id=threads._id ORDER BY"
              + " date DESC LIMIT 1)");
      return db.files();
    } finally {
      Files.delete(work);
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] contractPdf(Glyphs glyphs) {
    return new PdfLetter("借款合同", "林海", "WPS 文字", at("2024-03-09T20:31:08"))
        .bytes(contract(), glyphs);
  }

  private static byte[] contractDocx() {
    return new DocxPlan("借款合同", "林海", at("2024-03-09T20:02:00"), at("2024-03-09T20:30:00"))
        .bytes(
            contract().subList(1, 7), List.of(List.of("甲方", "乙方"), List.of("林海", "周山")), List.of());
  }

  private static List<String> contract() {
    return List.of(
        "借款合同",
        "甲方（出借人）：林海，电话 13800000001，微信 linhai_88，邮箱 linhai@mail.example",
        "乙方（借款人）：周山，电话 13900000002，微信 zhoushan2020，邮箱 zhoushan@shanwu.example",
        "第一条 甲方向乙方出借人民币伍万元整（50000.00元）。",
        "第二条 年利率百分之六，借款期限至2024年12月31日。",
        "第三条 其中三万元以微信转账交付，二万元以支付宝转账交付。",
        "第四条 逾期归还的，按同一利率支付逾期利息。",
        "签订日期：2024年3月10日");
  }

  private static byte[] plan() {
    return new DocxPlan("还款计划", "周山", at("2025-01-08T10:40:00"), at("2025-01-08T11:02:00"))
        .bytes(
            List.of("本人周山尚欠林海本金人民币45000元，承诺按下表归还："),
            List.of(List.of("日期", "金额（元）"), List.of("2025年2月28日", "10000.00")),
            List.of("还款人：周山", "2025年1月8日"));
  }

  /** The bill as the court's order brought it: with real names in the place of nicknames. */
  public static List<BillRow> wechatRows(ChatWorld world) {
    List<BillRow> rows = new ArrayList<>();
    for (BillRow r : world.truth(Side.A).wechatBill()) {
      rows.add(
          new BillRow(
              r.time(),
              r.type(),
              "周山",
              r.counterpartAccount(),
              r.description(),
              r.sign(),
              r.fen(),
              r.method(),
              r.status(),
              r.order(),
              r.merchantOrder(),
              r.memo()));
    }
    rows.add(
        new BillRow(
            at("2025-01-13T18:02:11"),
            "商户消费",
            "好又多超市",
            "",
            "购物",
            -1,
            8_640,
            "零钱",
            "支付成功",
            "4200002501202501131234567890",
            "M20250113180211",
            "/"));
    return rows;
  }

  /** The workbook of WeChat Pay with these rows. */
  public static byte[] wechatBill(List<BillRow> rows) {
    return new WechatPayBill("海阔天空", BILL_FROM, BILL_TO, BILLED).bytes(rows);
  }

  /** The rows of the Alipay bill. */
  public static List<BillRow> alipayRows() {
    return List.of(
        new BillRow(
            at("2025-01-12T09:12:40"),
            "生活服务",
            "广州供电局",
            "",
            "电费",
            -1,
            21_430,
            "余额宝",
            "交易成功",
            "20250112200040011100530087654321",
            "",
            ""),
        new BillRow(
            at("2024-03-11T10:01:20"),
            "转账红包",
            "周山",
            "13900000002",
            "借款第二笔",
            -1,
            2_000_000,
            "余额宝",
            "交易成功",
            "20240311200040011100530012345678",
            "",
            ""));
  }

  /** The Alipay bill with these rows. */
  public static byte[] alipayBill(List<BillRow> rows) {
    return new AlipayBill("林海", "13800000001", BILL_FROM, BILL_TO, BILLED).bytes(rows);
  }

  private static byte[] witness() {
    Random random = new Random(31);
    List<String> script;
    try (InputStream in = GoldenCase.class.getResourceAsStream("witness.txt")) {
      if (in == null) {
        throw new IllegalStateException("no witness.txt");
      }
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Line> lines = Script.read(script, random, new MessageIds(random)).lines();
    return new QqTextFile("我的好友", "林海", "10086001", "陈静", "10086003").bytes(lines);
  }

  static Instant at(String local) {
    return OffsetDateTime.parse(local + "+08:00").toInstant();
  }
}
