package org.tiezheng.testkit.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.testkit.DemoWorld;
import org.tiezheng.testkit.file.BillRow;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.LineKind;
import org.tiezheng.testkit.talk.Speaker;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a reader of the demo must find: counts, sums, lines that matter, planned oddities. */
final class AnswerKey {
  private static final Pattern LINE = Pattern.compile("\\{\\{(line|witness):(\\w+)}}");
  private final Conversation talk;
  private final Ledger ledger;
  private final List<Line> witness;
  private final List<Line> unlinked;

  AnswerKey(Conversation talk, Ledger ledger, List<Line> witness, List<Line> unlinked) {
    this.talk = talk;
    this.ledger = ledger;
    this.witness = witness;
    this.unlinked = unlinked;
  }

  /** The text with names of lines replaced by their numbers. */
  String fill(String text) {
    Matcher m = LINE.matcher(text);
    return m.replaceAll(r -> {
      List<Line> in = r.group(1).equals("line") ? talk.lines() : witness;
      return Integer.toString(number(in, r.group(2)));
    });
  }

  String json(Map<String, byte[]> files) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put(
        "evidenceFiles", files.keySet().stream().filter(f -> f.startsWith("evidence/")).count());
    key.put("catalogued", 10);
    key.put("items", 12);
    key.put("chat", chat());
    key.put("witnessMessages", witness.size());
    key.put("unlinkedMessages", unlinked.size());
    key.put("alipay", bill(ledger.alipay()));
    key.put("wechatPay", bill(ledger.wechat()));
    key.put("loan", loan());
    Map<String, Object> odd = new LinkedHashMap<>();
    odd.put("gapFrom", Conversation.GAP_FROM.toString());
    odd.put("gapTo", Conversation.GAP_TO.toString());
    odd.put("quotesNothing", talk.number("quotesNothing"));
    odd.put("contradictingAmount", "75000.00");
    odd.put("contradictingLine", talk.number("claim75"));
    odd.put("missingPicture", talk.number("missingImage"));
    odd.put("expiredTransfer", talk.number("expired"));
    key.put("planned", odd);
    key.put("markers", List.of(DemoWorld.PRIVATE_CODE, DemoWorld.PRIVATE_WORDS));
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(key)
            .replace("\r\n", "\n")
        + "\n";
  }

  private Map<String, Object> chat() {
    Map<String, Object> chat = new LinkedHashMap<>();
    chat.put("messages", talk.lines().size());
    chat.put("byPlaintiff", count(Speaker.PLAINTIFF));
    chat.put("byDefendant", count(Speaker.DEFENDANT));
    chat.put("bySystem", count(Speaker.SYSTEM));
    Map<LineKind, Integer> kinds = new TreeMap<>();
    talk.lines().forEach(l -> kinds.merge(l.kind(), 1, Integer::sum));
    chat.put("kinds", kinds);
    long named = talk.lines().stream().filter(l -> l.text().startsWith("media/")).count();
    chat.put("mediaNamed", named);
    chat.put("mediaMissing", 1);
    Map<String, Integer> lines = new LinkedHashMap<>();
    talk.lines().forEach(l -> l.name().ifPresent(n -> lines.put(n, talk.number(n))));
    chat.put("lines", lines);
    return chat;
  }

  private long count(Speaker who) {
    return talk.lines().stream().filter(l -> l.speaker() == who).count();
  }

  private static Map<String, Object> bill(List<BillRow> rows) {
    Map<String, Object> bill = new LinkedHashMap<>();
    bill.put("rows", rows.size());
    bill.put("inFen", sum(rows, 1));
    bill.put("outFen", sum(rows, -1));
    bill.put("rowsWithDefendant", rows.stream().filter(AnswerKey::withDefendant).count());
    return bill;
  }

  private Map<String, Object> loan() {
    Map<String, Object> loan = new LinkedHashMap<>();
    loan.put("agreedFen", 8_000_000);
    loan.put("lentAlipayFen", paid(ledger.alipay(), -1));
    loan.put("lentWechatFen", paid(ledger.wechat(), -1));
    long interest =
        ledger.wechat().stream()
            .filter(r -> withDefendant(r) && r.sign() > 0 && r.description().contains("利息"))
            .mapToLong(BillRow::fen)
            .sum();
    long back = paid(ledger.wechat(), 1) + paid(ledger.alipay(), 1) - interest;
    loan.put("interestFen", interest);
    loan.put("principalRepaidFen", back);
    loan.put("outstandingFen", 8_000_000 - back);
    loan.put("redPacketsFen", Ledger.RED_PACKETS.values().stream().mapToLong(v -> v).sum());
    return loan;
  }

  /** Transfers with the defendant, without red packets. */
  private static long paid(List<BillRow> rows, int sign) {
    return rows.stream()
        .filter(r -> withDefendant(r) && r.sign() == sign && !r.type().equals("微信红包"))
        .mapToLong(BillRow::fen)
        .sum();
  }

  private static boolean withDefendant(BillRow row) {
    return row.counterpart().equals(Person.ZHOU.nick())
        || row.counterpart().equals(Person.ZHOU.name());
  }

  private static long sum(List<BillRow> rows, int sign) {
    return rows.stream().filter(r -> r.sign() == sign).mapToLong(BillRow::fen).sum();
  }

  private static int number(List<Line> lines, String name) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).name().filter(name::equals).isPresent()) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("no line is called " + name);
  }
}
