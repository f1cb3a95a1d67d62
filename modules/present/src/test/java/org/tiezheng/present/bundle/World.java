package org.tiezheng.present.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.paper.Samples;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.seal.proof.LeafType;

/** A loan dispute with material that goes out and material that must not. No real data. */
final class World {
  /** Occurs only in what stays. */
  static final String MARKER = "绝密MARKER-7f3a";

  static final String BUNDLE = "0198f2a0-7c11-7d3e-9a55-3c2b1a009f42";

  final SmallLog log;
  final int messages;
  final Locale locale;
  private final List<Planned> planned = new ArrayList<>();
  private final List<PlannedCustody.PlannedEvent> events = new ArrayList<>();
  private String previous = "0".repeat(64);

  private record Planned(Original original, String deposit, String text) {}

  World(Path folder, int messages, Locale locale) throws IOException {
    this.log = new SmallLog(folder);
    this.messages = messages;
    this.locale = locale;
  }

  Original original(String name, String content, boolean container) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    ContentDigest digest = Digester.both().digest(bytes);
    String deposit = log.deposit(LeafType.ORIGINAL, digest.digests(), bytes.length);
    Original original =
        new Original(
            digest.digests(),
            bytes.length,
            name,
            "text/plain",
            Optional.empty(),
            container,
            "a1",
            deposit);
    planned.add(new Planned(original, deposit, content));
    return original;
  }

  private void event(Event.Type kind, boolean withheld, Map<String, String> what) {
    Event event =
        new Event(
            events.size() + 1,
            previous,
            "0198f2a0-0000-7000-8000-000000000001",
            Instant.parse("2026-11-24T08:00:00Z"),
            "林䶮",
            kind,
            "tiezheng/0.1.0",
            what);
    String line = EvidenceJson.write(event);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    previous = HexFormat.of().formatHex(RunningDigest.newSha256().digest(bytes));
    String deposit = log.deposit(LeafType.EVENT, bytes);
    events.add(
        new PlannedCustody.PlannedEvent(events.size() + 1, line, Optional.empty(), withheld));
    deposits.add(deposit);
  }

  private final List<String> deposits = new ArrayList<>();

  private PlannedOriginal plan(Original original) {
    Planned found =
        planned.stream().filter(p -> p.original().equals(original)).findFirst().orElseThrow();
    return new PlannedOriginal(
        original,
        log.receipt(found.deposit()),
        () -> new ByteArrayInputStream(found.text().getBytes(StandardCharsets.UTF_8)));
  }

  private static Item item(int number, Kind kind, boolean catalogued, List<Original> originals) {
    Item item =
        Samples.item(
            number,
            kind,
            catalogued ? "原告与被告之间的" + kind.title().zh() : MARKER + " 家人的聊天",
            originals.stream().map(o -> o.digests().sha256()).toList());
    return catalogued
        ? item
        : new Item(
            item.number(),
            item.title(),
            item.kind(),
            item.category(),
            item.copyGrade(),
            item.originals(),
            false,
            MARKER,
            MARKER,
            MARKER,
            item.reading(),
            Map.of(),
            Map.of("remark", MARKER));
  }

  static Reading reading(long rows) {
    return new Reading(
        "chat.chatlab",
        "1.0.0",
        Kind.CHAT,
        List.of(new Accounting("messages", rows, rows, 0)),
        List.of(
            new Account("wechat", "wxid_lin", Optional.of("lin_yan"), List.of("小林")),
            new Account("wechat", "wxid_qian", Optional.empty(), List.of("阿钱"))),
        Optional.of("wechat:wxid_lin"),
        List.of(),
        List.of(new Text("来源以 Unix 秒记载时间", "the source states times in Unix seconds")),
        "0".repeat(64));
  }

  BundlePlan plan() {
    Original chat = original("微信/" + MARKER + "/chat.json", "{\"messages\":[]}", false);
    Original bill = original("账单 100%.csv", "时间,金额\n2025-03-08,30000.00\n", false);
    Original first = original("a/IMG:1\u202e.jpg", "first picture", false);
    Original second = original("b/IMG:1\u202e.jpg", "second picture", false);
    Original empty = original("CON.txt", "", false);
    Original secret = original("家人的聊天.json", MARKER + " unlinked", false);
    Original backup = original(MARKER + ".tar", MARKER + " container", true);
    event(Event.Type.OPEN, false, Map.of("cause", "民间借贷"));
    event(Event.Type.COLLECT, true, Map.of("source", MARKER));
    event(Event.Type.COLLECT, false, Map.of("source", "/home/lin/" + MARKER));
    event(Event.Type.COLLECT, false, Map.of("original", secret.digests().sha256()));
    event(Event.Type.SEAL, false, Map.of("original", chat.digests().sha256()));

    List<Item> items =
        List.of(
            item(1, Kind.CHAT, true, List.of(chat, backup)),
            item(2, Kind.PAYMENT, true, List.of(bill)),
            item(3, Kind.PHOTO, true, List.of(first, second, empty)),
            item(4, Kind.CHAT, false, List.of(secret)));
    Case file = file(items);
    return new BundlePlan(
        file,
        new BundleHeading(
            BUNDLE, SmallLog.NOW, ZoneId.of("Asia/Shanghai"), "tiezheng/0.1.0", "林䶮", locale),
        List.of(
            new PlannedItem(items.get(0), List.of(plan(chat)), content(chat, backup)),
            new PlannedItem(items.get(1), List.of(plan(bill)), Optional.empty()),
            new PlannedItem(
                items.get(2), List.of(plan(first), plan(second), plan(empty)), Optional.empty())),
        custody(),
        List.of(
            new WithheldContainer(
                backup.digests().sha256(), "手机整机备份", "原告林䶮", log.receipt(backup.deposit()))),
        List.of(log.stamped()),
        log.trust(),
        List.of(),
        false);
  }

  private Optional<PlannedItem.Content> content(Original chat, Original backup) {
    List<Record> records = new ArrayList<>();
    for (ChatMessage message : Samples.chat(messages)) {
      String from = records.size() % 2 == 0 ? chat.digests().sha256() : backup.digests().sha256();
      records.add(moved(message, from));
    }
    return Optional.of(
        new PlannedItem.Content(
            reading(messages), records, "微信 8.0.50", List.of(), PlannedItem.Circumstances.UNKNOWN));
  }

  private static ChatMessage moved(ChatMessage m, String original) {
    return new ChatMessage(
        new org.tiezheng.evidence.Provenance(original, List.of(), m.provenance().locator()),
        m.platform(),
        m.conversation(),
        m.conversationTitle(),
        m.nativeId(),
        m.sequence(),
        m.sender(),
        m.senderName(),
        m.outgoing(),
        m.time(),
        m.nativeType(),
        m.content(),
        m.quotes(),
        m.quoted(),
        m.state(),
        m.extra());
  }

  private PlannedCustody custody() {
    List<PlannedCustody.PlannedEvent> receipted = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      PlannedCustody.PlannedEvent event = events.get(i);
      receipted.add(
          new PlannedCustody.PlannedEvent(
              event.n(),
              event.line(),
              Optional.of(log.receipt(deposits.get(i))),
              event.withheld()));
    }
    return new PlannedCustody(
        receipted,
        "与被告往来的聊天记录与账单",
        "林䶮",
        "",
        Map.of("操作系统", "Debian GNU/Linux 12", "程序", "tiezheng/0.1.0"),
        "由原告从应用程序导出后复制到计算机，由本程序逐字节读取、计算哈希并存证。",
        Optional.empty());
  }

  private static Case file(List<Item> items) {
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
        List.of(
            new Party("me", "林䶮", Role.PLAINTIFF, true, Optional.of("周律师"), List.of("13900001111")),
            new Party("other", "钱㛃", Role.DEFENDANT, false, Optional.empty(), List.of())),
        List.of(),
        List.of(
            new IdentityClaim("wechat:wxid_lin", "me", List.of()),
            new IdentityClaim("wechat:wxid_qian", "other", List.of())),
        List.of(),
        List.of(),
        items,
        Map.of(),
        Map.of("note", MARKER));
  }
}
