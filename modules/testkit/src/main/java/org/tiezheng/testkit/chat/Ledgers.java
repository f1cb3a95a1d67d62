package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tiezheng.testkit.file.BillRow;

/** The bills of one side. */
final class Ledgers {
  private Ledgers() {}

  /** WeChat Pay: every payment that the account made or received, and every refund. */
  static List<BillRow> wechat(String self, Side side, List<Payment> payments) {
    List<BillRow> rows = new ArrayList<>();
    for (Payment p : payments) {
      boolean pays = p.payer().equals(self);
      if (!pays && (!p.receiver().equals(self) || p.outcome() != Payment.Outcome.RECEIVED)) {
        continue;
      }
      boolean back = p.outcome() == Payment.Outcome.RETURNED;
      String peer = Cast.persona(pays ? p.receiver() : p.payer()).shownOn(side);
      String what = p.packet() ? "/" : "转账备注:" + (p.memo().isEmpty() ? "微信转账" : p.memo());
      String type = p.packet() ? (pays ? "微信红包（单发）" : "微信红包") : "转账";
      String status = pays ? back ? "对方已退还" : p.packet() ? "支付成功" : "对方已收钱" : "已存入零钱";
      Instant time = pays ? p.begin() : p.settled().orElse(p.begin());
      rows.add(row(p, time, type, peer, what, pays ? -1 : 1, status));
      if (back) {
        rows.add(row(p, p.settled().orElseThrow(), "转账-退款", peer, what, 1, "已全额退款"));
      }
    }
    return rows;
  }

  private static BillRow row(
      Payment p, Instant time, String type, String peer, String what, int sign, String status) {
    return new BillRow(
        time,
        type,
        peer,
        "",
        what,
        sign,
        p.fen(),
        sign < 0 ? "零钱" : "/",
        status,
        p.transactionId(),
        p.transferId(),
        "/");
  }

  /** Alipay: payments beside the chat, the same on both sides with the sign turned. */
  static List<BillRow> alipay(Side side, long seed, int count) {
    Random random = new Random(seed);
    List<BillRow> rows = new ArrayList<>();
    long span = Timeline.TO.getEpochSecond() - Timeline.FROM.getEpochSecond();
    for (int i = 0; i < count; i++) {
      Instant time = Timeline.FROM.plusSeconds((long) (random.nextDouble() * span));
      boolean aPays = random.nextBoolean();
      long fen = 100L * (1 + random.nextInt(90_000));
      String order = "20240229" + "%020d".formatted(random.nextLong() >>> 4);
      int sign = aPays == (side == Side.A) ? -1 : 1;
      Persona peer = Cast.self(side.other());
      rows.add(
          new BillRow(
              time,
              "转账红包",
              side == Side.A ? "周山" : "林海",
              peer.qq() + "@qq.com",
              "转账",
              sign,
              fen,
              sign < 0 ? "余额宝" : "",
              "交易成功",
              order,
              "",
              ""));
    }
    return rows;
  }
}
