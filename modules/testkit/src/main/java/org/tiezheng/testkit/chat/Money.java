package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Transfers with all their states, and red packets. */
final class Money {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
  private static final List<String> MEMOS = List.of("", "货款", "还款（第一笔）", "利息🙏", "先还你一部分");

  private Money() {}

  static Wish.Maker transfer(TransferChain chain) {
    return (t, s) -> transfer(t, s, chain);
  }

  /** A chain by chance; most transfers are received. */
  static void any(Timeline t, Session s) {
    TransferChain[] all = TransferChain.values();
    transfer(t, s, t.random.nextInt(3) > 0 ? all[0] : all[t.random.nextInt(all.length)]);
  }

  private static void transfer(Timeline t, Session s, TransferChain chain) {
    Random random = t.random;
    List<Persona> pair = t.cast.members(s.conversation(), s.now());
    boolean swap = random.nextInt(3) == 0;
    Persona payer = pair.get(swap ? 0 : 1);
    Persona receiver = pair.get(swap ? 1 : 0);
    Instant begin = s.tick(random);
    String day = DAY.format(begin);
    String id = "1000050001" + day + t.digits(13);
    String transaction = "53010000124165" + day + t.digits(10);
    long fen =
        random.nextInt(4) == 0 ? 1 + random.nextInt(99) : 100L * (1 + random.nextInt(50_000));
    String memo = MEMOS.get(random.nextInt(MEMOS.size()));
    // The row is dated when the app sent it, a second or two after the transfer began.
    Body offer =
        new Body.Transfer(
            id, transaction, fen, memo, chain.first, payer.id(), receiver.id(), begin);
    t.say(s, payer, offer);
    Instant end =
        chain.expires()
            ? begin.plusSeconds(86_401)
            : s.now()
                .plusSeconds(20 + random.nextInt(chain == TransferChain.DELAYED ? 7_200 : 600));
    Body answer =
        new Body.Transfer(
            id, transaction, fen, memo, chain.second, payer.id(), receiver.id(), begin);
    if (chain.second == -1) {
      Body.Notice notice =
          new Body.Notice(
              "{" + receiver.id() + "}24小时未收款，转账已过期，款项已退还{" + payer.id() + "}",
              false,
              List.of(payer.id(), receiver.id()));
      t.later(s, Optional.empty(), end, notice);
    } else if (chain.second > 0) {
      t.later(s, Optional.of(receiver), end, answer);
    }
    t.payments.add(
        new Payment(
            false,
            id,
            transaction,
            fen,
            memo,
            payer.id(),
            receiver.id(),
            begin,
            chain.second == 0 ? Optional.empty() : Optional.of(end),
            chain.outcome));
  }

  static void packet(Timeline t, Session s) {
    packet(t, s, false);
  }

  static void covered(Timeline t, Session s) {
    packet(t, s, true);
  }

  private static void packet(Timeline t, Session s, boolean cover) {
    Random random = t.random;
    List<Persona> pair = t.cast.members(s.conversation(), s.now());
    Persona payer = pair.get(random.nextInt(2));
    Persona receiver = pair.stream().filter(p -> !p.equals(payer)).findFirst().orElseThrow();
    Instant begin = s.tick(random);
    String id = "1000039901" + DAY.format(begin) + t.digits(13);
    long fen = 1L + random.nextInt(20_000);
    t.say(s, payer, new Body.RedPacket(id, "恭喜发财，大吉大利", cover, fen, begin));
    Instant end = s.tick(random);
    t.later(
        s,
        Optional.empty(),
        end,
        new Body.Notice(
            "{" + receiver.id() + "}领取了{" + payer.id() + "}的红包",
            false,
            List.of(receiver.id(), payer.id())));
    t.payments.add(
        new Payment(
            true,
            id,
            "10000399" + DAY.format(begin) + t.digits(14),
            fen,
            "",
            payer.id(),
            receiver.id(),
            begin,
            Optional.of(end),
            Payment.Outcome.RECEIVED));
  }
}
