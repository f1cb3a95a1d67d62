package org.tiezheng.testkit.demo;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tiezheng.testkit.file.AlipayBill;
import org.tiezheng.testkit.file.ChatLabFile;
import org.tiezheng.testkit.file.Exif;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.file.Jpeg;
import org.tiezheng.testkit.file.PdfLetter;
import org.tiezheng.testkit.file.QqTextFile;
import org.tiezheng.testkit.file.StoredZip;
import org.tiezheng.testkit.file.WechatPayBill;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.MessageIds;
import org.tiezheng.testkit.talk.Script;

/** Puts the demo together: which file lies where, made from one conversation and one ledger. */
public final class DemoFiles {
  private static final String CHAT = "evidence/微信/与周启明的聊天/";
  private static final Instant EXPORTED = at("2025-11-01T09:30:12");

  private final Glyphs glyphs;
  private final Conversation talk;
  private final Ledger ledger;
  private final List<Line> witness;
  private final List<Line> unlinked;
  private final long seed;

  public DemoFiles(long seed, Glyphs glyphs) {
    this.seed = seed;
    this.glyphs = glyphs;
    this.talk = new Conversation(new Random(seed));
    this.ledger = new Ledger(talk, new Random(seed + 1));
    this.witness = script("witness.txt", seed + 2);
    this.unlinked = script("private.txt", seed + 3);
  }

  /** Every file by its path below the demo folder. */
  public Map<String, byte[]> all() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    documents(files);
    photos(files);
    profiles(files);
    chats(files);
    bills(files);
    files.putAll(new Mails(files, new Random(seed + 4)).all());
    files.put("evidence/录音/通话录音_周启明_20250412_202214.m4a", Texts.bytes("call.m4a"));
    files.put("evidence/录音/通话录音文字稿.txt", utf8(Texts.text("call.txt")));
    files.put("evidence/备份/手机备份_20251101.zip", backup(files));
    AnswerKey key = new AnswerKey(talk, ledger, witness, unlinked);
    files.put("case.yaml", utf8(key.fill(Texts.text("case.yaml"))));
    files.put("answers.json", utf8(key.json(files)));
    files.put("README.md", Texts.bytes("README.md"));
    return files;
  }

  private void documents(Map<String, byte[]> files) {
    byte[] agreement =
        new PdfLetter("借款协议", "林岚", "WPS 文字", at("2024-02-25T14:52:08"))
            .bytes(Texts.lines("agreement.txt"), glyphs);
    byte[] demand =
        new PdfLetter("催款函", "林岚", "WPS 文字", at("2025-09-15T17:40:31"))
            .bytes(Texts.lines("demand.txt"), glyphs);
    files.put("evidence/合同/借款协议.pdf", agreement);
    files.put("evidence/合同/还款计划.docx", RepaymentPlan.bytes());
    files.put(CHAT + "media/files/借款协议.pdf", agreement);
    files.put(CHAT + "media/files/催款函.pdf", demand);
  }

  private void photos(Map<String, byte[]> files) {
    Pictures pictures = new Pictures(glyphs);
    files.put("evidence/照片/IMG_20240301_193512.jpg", photo(pictures.far(), "2024-03-01T19:35:12"));
    BufferedImage paper = pictures.middle();
    files.put("evidence/照片/IMG_20240301_193540.jpg", photo(paper, "2024-03-01T19:35:40"));
    files.put("evidence/照片/IMG_20240301_193605.jpg", photo(pictures.near(), "2024-03-01T19:36:05"));
    files.put(CHAT + "media/images/借条照片_20240301.jpg", Jpeg.of(paper, 0.5f, Optional.empty()));
    files.put(
        CHAT + "media/images/支付宝转账_20240302.jpg",
        Jpeg.of(pictures.receiptScreen(), 0.7f, Optional.empty()));
    int seed = 100;
    for (String name : talk.everydayPictures()) {
      files.put(CHAT + name, Jpeg.of(pictures.everyday(seed++), 0.5f, Optional.empty()));
    }
    files.put(CHAT + "media/images/新店装修.jpg", Jpeg.of(pictures.works(), 0.6f, Optional.empty()));
  }

  private void profiles(Map<String, byte[]> files) {
    Pictures pictures = new Pictures(glyphs);
    files.put(
        "evidence/微信/资料页/资料页_岚岚_本机账号.jpg",
        Jpeg.of(pictures.profileScreen(Person.LIN, true), 0.8f, Optional.empty()));
    files.put(
        "evidence/微信/资料页/资料页_启明星.jpg",
        Jpeg.of(pictures.profileScreen(Person.ZHOU, false), 0.8f, Optional.empty()));
  }

  private static byte[] photo(BufferedImage picture, String taken) {
    Exif exif =
        new Exif(
            "HUAWEI",
            "DEMO-AL00",
            "DEMO-AL00 12.0.0.1",
            LocalDateTime.parse(taken),
            8,
            23.1247,
            113.3812,
            picture.getWidth(),
            picture.getHeight());
    return Jpeg.of(picture, 0.8f, Optional.of(exif));
  }

  private void chats(Map<String, byte[]> files) {
    files.put(CHAT + "media/voices/语音_20250506_L.mp3", Texts.bytes("voice-lin.mp3"));
    files.put(CHAT + "media/voices/语音_20250506_Z.mp3", Texts.bytes("voice-zhou.mp3"));
    files.put(CHAT + "聊天记录_启明星.json", chatLab(Person.ZHOU, "周启明(面馆)").json(talk.lines()));
    files.put("evidence/微信/私人/聊天记录_晴天.jsonl", chatLab(Person.SU, "苏晴").jsonLines(unlinked));
    QqTextFile qq =
        new QqTextFile(
            "我的好友", Person.LIN.name(), Person.LIN.qq(), Person.HE.name(), Person.HE.qq());
    files.put("evidence/QQ/何敏.txt", qq.bytes(witness));
  }

  private static ChatLabFile chatLab(Person other, String remark) {
    return new ChatLabFile(
        other.nick(),
        new ChatLabFile.Member(Person.LIN.wechat(), Person.LIN.nick(), ""),
        new ChatLabFile.Member(other.wechat(), other.nick(), remark),
        EXPORTED);
  }

  private void bills(Map<String, byte[]> files) {
    Instant from = Ledger.FROM.atStartOfDay().toInstant(Script.ZONE);
    Instant to = Ledger.TO.atTime(23, 59, 59).toInstant(Script.ZONE);
    files.put(
        "evidence/账单/支付宝交易明细(20240201-20251031).csv",
        new AlipayBill(Person.LIN.name(), Person.LIN.phone(), from, to, EXPORTED)
            .bytes(ledger.alipay()));
    files.put(
        "evidence/账单/微信支付账单流水文件(20240201-20251031)_20251101093412.xlsx",
        new WechatPayBill(Person.LIN.nick(), from, to, EXPORTED.plusSeconds(240))
            .bytes(ledger.wechat()));
  }

  /** The phone's folder as one archive: holds the private chat as well, so it must stay home. */
  private static byte[] backup(Map<String, byte[]> files) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    files.forEach((name, bytes) -> {
      if (name.startsWith("evidence/微信/私人/") || name.endsWith("聊天记录_启明星.json")) {
        members.put("手机备份/" + name.substring("evidence/".length()), bytes);
      }
    });
    return StoredZip.of(members, LocalDateTime.of(2025, 11, 1, 10, 12, 30));
  }

  private static List<Line> script(String name, long seed) {
    Random random = new Random(seed);
    return Script.read(Texts.lines(name), random, new MessageIds(random)).lines();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Instant at(String local) {
    return OffsetDateTime.parse(local + "+08:00").toInstant();
  }
}
