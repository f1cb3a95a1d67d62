package org.tiezheng.examine.gaps;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.RedPacket;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Observation.Weight;

/**
 * Times within transfers and red packets: they expire 86,400 s after they began, their row is dated
 * when they began, and their numbers contain the day in China's time.
 */
final class PaymentTimes implements Check {
  private static final long DAY = 86_400;
  private static final int LEAST = 5;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
  private final long tolerated;
  private final long[] numbers = new long[3];
  private final long[] dated = new long[3];
  private static final String[] ZH = {"转账号", "交易单号", "红包号"};
  private static final String[] EN = {"transfer number", "transaction number", "packet number"};

  PaymentTimes(GapQuestions.Tolerances tolerances) {
    tolerated = tolerances.paymentSeconds();
  }

  /** What a payment states; of a red packet, which states no begin, it is taken from the expiry. */
  private record Stated(
      Optional<Long> begin, Optional<Long> invalid, boolean offer, List<String> numbers) {}

  private static Optional<Stated> stated(ChatMessage m) {
    Optional<Long> invalid = seconds(m, "invalidtime");
    return switch (m.content()) {
      case Transfer t -> {
        String state = m.extra().getOrDefault("paysubtype", "");
        yield Optional.of(
            new Stated(
                seconds(m, "begintransfertime"),
                invalid,
                state.equals("1") || state.equals("7") || state.equals("8"),
                List.of(t.transferId().orElse(""), t.transactionId().orElse(""), "")));
      }
      case RedPacket p ->
          Optional.of(
              new Stated(
                  invalid.map(s -> s - DAY), invalid, true, List.of("", "", p.id().orElse(""))));
      default -> Optional.empty();
    };
  }

  private static Optional<Long> seconds(ChatMessage m, String field) {
    return Optional.ofNullable(m.extra().get(field))
        .filter(v -> Digits.are(v, 9, 11))
        .map(Long::parseLong)
        .filter(s -> s > 0);
  }

  private static boolean dated(String number, long begin) {
    for (long off : new long[] {0, -DAY, DAY}) {
      if (number.contains(DATE.format(Instant.ofEpochSecond(begin + off)))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void learn(ChatMessage m, int row) {
    Optional<Stated> stated = stated(m);
    if (stated.isPresent() && stated.get().begin().isPresent()) {
      for (int i = 0; i < 3; i++) {
        String number = stated.get().numbers().get(i);
        if (number.length() >= 16) {
          numbers[i]++;
          dated[i] += dated(number, stated.get().begin().get()) ? 1 : 0;
        }
      }
    }
  }

  private boolean usual(int i) {
    return numbers[i] >= LEAST && dated[i] * 10 >= numbers[i] * 8;
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    stated(m).ifPresent(s -> judge(m, s, findings));
  }

  private void judge(ChatMessage m, Stated s, Findings findings) {
    if (s.begin().isEmpty()) {
      return;
    }
    long begin = s.begin().get();
    findings.looksFor(GapKind.TRANSFER_EXPIRY, GapKind.PAYMENT_TIME);
    long length = s.invalid().map(end -> end - begin).orElse(DAY);
    if (length != DAY) {
      findings.row(
          GapKind.TRANSFER_EXPIRY,
          Weight.NOTABLE,
          m,
          "失效时间在发起后 %,d 秒,通常为 86,400 秒".formatted(length),
          "It expires %,d s after it began; usual are 86,400 s".formatted(length));
    }
    long off = Copy.seconds(m) - begin;
    if (s.offer() && m.time().instant().isPresent() && Math.abs(off) > tolerated) {
      findings.row(
          GapKind.PAYMENT_TIME,
          Weight.NOTABLE,
          m,
          "行的时间比内容所载的发起时间%s %s".formatted(off > 0 ? "晚" : "早", Spans.zh(off)),
          "The row is dated %s %s than the payment within it began"
              .formatted(Spans.en(off), off > 0 ? "later" : "earlier"));
    }
    for (int i = 0; i < 3; i++) {
      String number = s.numbers().get(i);
      if (usual(i) && number.length() >= 16) {
        findings.looksFor(GapKind.ID_DATE);
        if (!dated(number, begin)) {
          findings.row(
              GapKind.ID_DATE,
              Weight.NOTABLE,
              m,
              "%s %s 不含发起日期 %s;本副本 %,d 个中 %,d 个含有"
                  .formatted(
                      ZH[i],
                      number,
                      DATE.format(Instant.ofEpochSecond(begin)),
                      numbers[i],
                      dated[i]),
              "The %s %s does not contain the day %s, as %,d of %,d in this copy do"
                  .formatted(
                      EN[i],
                      number,
                      DATE.format(Instant.ofEpochSecond(begin)),
                      dated[i],
                      numbers[i]));
        }
      }
    }
  }
}
