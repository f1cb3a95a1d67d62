package org.tiezheng.testkit.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.tiezheng.testkit.file.BillRow;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.LineKind;
import org.tiezheng.testkit.talk.OutsidePayment;
import org.tiezheng.testkit.talk.Script;
import org.tiezheng.testkit.talk.Speaker;

/**
 * What the plaintiff's two payment accounts show: the payments of the story among household money.
 */
final class Ledger {
  static final LocalDate FROM = LocalDate.of(2024, 2, 1);
  static final LocalDate TO = LocalDate.of(2025, 10, 31);

  /** Red packets state no amount in the chat; only the bill knows it. Fen, by name of the line. */
  static final Map<String, Long> RED_PACKETS = Map.of("rp1", 8_800L, "rp2", 20_000L);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private final Random random;
  private final List<BillRow> wechat = new ArrayList<>();
  private final List<BillRow> alipay = new ArrayList<>();

  Ledger(Conversation talk, Random random) {
    this.random = random;
    story(talk);
    for (String row : Texts.lines("merchants.txt")) {
      if (!row.startsWith("#")) {
        household(row.split(" \\| "));
      }
    }
  }

  List<BillRow> wechat() {
    return List.copyOf(wechat);
  }

  List<BillRow> alipay() {
    return List.copyOf(alipay);
  }

  private void story(Conversation talk) {
    Map<String, Line> offered = new HashMap<>();
    for (Line line : talk.lines()) {
      if (line.kind() == LineKind.TRANSFER || line.kind() == LineKind.REDPACKET) {
        offered.put(line.id(), line);
      } else if (line.kind() == LineKind.ACCEPT) {
        wechat.add(transfer(answered(offered, line), line));
      } else if (line.kind() == LineKind.OPENPACKET) {
        wechat.add(redPacket(answered(offered, line), line));
      }
    }
    talk.payments().forEach(p -> alipay.add(outside(p)));
  }

  private BillRow transfer(Line offer, Line taken) {
    boolean out = offer.speaker() == Speaker.PLAINTIFF;
    Instant time = out ? offer.time() : taken.time();
    return new BillRow(
        time,
        "转账",
        Person.ZHOU.nick(),
        "",
        "转账备注:" + offer.text(),
        out ? -1 : 1,
        offer.fen(),
        out ? "招商银行(0207)" : "/",
        out ? "对方已收钱" : "已存入零钱",
        order("1000050001", time, 14),
        "1000050001" + order("", time, 4),
        "/");
  }

  private BillRow redPacket(Line offer, Line opened) {
    return new BillRow(
        opened.time(),
        "微信红包",
        Person.ZHOU.nick(),
        "",
        "/",
        1,
        inside(offer),
        "/",
        "已存入零钱",
        order("1000039901", opened.time(), 14),
        "1000039901" + order("", opened.time(), 4),
        "/");
  }

  private BillRow outside(OutsidePayment p) {
    return new BillRow(
        p.time(),
        "转账红包",
        p.party(),
        "120****0613",
        p.description(),
        p.in() ? 1 : -1,
        p.fen(),
        p.in() ? "余额" : "招商银行储蓄卡(0207)",
        "交易成功",
        order("", p.time(), 14),
        "",
        "");
  }

  /** The rows of one merchant: type, counterpart, what, range of yuan, times a month. */
  private void household(String[] field) {
    double perDay = Double.parseDouble(field[5]) / 30;
    int dash = field[4].indexOf('-');
    long least = Long.parseLong(field[4].substring(0, dash)) * 100;
    long most = Long.parseLong(field[4].substring(dash + 1)) * 100;
    boolean isWechat = field[0].equals("wechat");
    for (LocalDate day = FROM; !day.isAfter(TO); day = day.plusDays(1)) {
      if (random.nextDouble() < perDay) {
        LocalTime at = LocalTime.of(7 + random.nextInt(15), random.nextInt(60), random.nextInt(60));
        Instant time = day.atTime(at).toInstant(Script.ZONE);
        long fen = least == most ? least : least + random.nextLong(most - least);
        (isWechat ? wechat : alipay).add(purchase(field, time, fen, isWechat));
      }
    }
  }

  private BillRow purchase(String[] field, Instant time, long fen, boolean isWechat) {
    return new BillRow(
        time,
        field[1],
        field[2],
        "/",
        field[3],
        -1,
        fen,
        method(isWechat),
        isWechat ? "支付成功" : "交易成功",
        order(isWechat ? "42000" : "", time, isWechat ? 9 : 14),
        order(isWechat ? "" : "T200P", time, 6),
        isWechat ? "/" : "");
  }

  private String method(boolean isWechat) {
    if (random.nextInt(4) == 0) {
      return isWechat ? "零钱" : "余额宝";
    }
    return isWechat ? "招商银行(0207)" : "招商银行储蓄卡(0207)";
  }

  private static Line answered(Map<String, Line> offered, Line line) {
    Line offer = offered.get(line.answers().orElseThrow());
    if (offer == null) {
      throw new IllegalArgumentException("takes what nobody offered: " + line);
    }
    return offer;
  }

  private static long inside(Line packet) {
    Long fen = RED_PACKETS.get(packet.name().orElse(""));
    if (fen == null) {
      throw new IllegalArgumentException("a red packet of unknown amount: " + packet);
    }
    return fen;
  }

  /** Numbers of payment providers hold the day of the payment. */
  private String order(String prefix, Instant time, int noise) {
    StringBuilder number = new StringBuilder(prefix);
    number.append(STAMP.format(time.atOffset(Script.ZONE)), 0, prefix.isEmpty() ? 8 : 14);
    for (int i = 0; i < noise; i++) {
      number.append(random.nextInt(10));
    }
    return number.toString();
  }
}
