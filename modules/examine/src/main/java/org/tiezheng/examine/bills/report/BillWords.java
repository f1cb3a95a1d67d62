package org.tiezheng.examine.bills.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Payment.Direction;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.report.PageWords;

/** Words of the page and of the table. */
final class BillWords {
  static final Transfer NO_TRANSFER =
      new Transfer(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          "");
  private static final int DIGITS = 12;
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAYS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

  private BillWords() {}

  static Text direction(Direction direction) {
    return switch (direction) {
      case IN -> new Text("收入", "in");
      case OUT -> new Text("支出", "out");
      case NEUTRAL -> new Text("不计收支", "neutral");
    };
  }

  /** Who sent the card: a receipt is sent by the one who takes the money. */
  static String direction(ChatMessage m) {
    return m.outgoing().map(own -> own ? "本方发送 sent" : "对方发送 received").orElse("");
  }

  /** As a clock of the zone shows it, no finer than the source states it; empty if it has none. */
  static String time(RecordedTime time, ZoneId zone) {
    DateTimeFormatter form = time.precision() == RecordedTime.Precision.DAY ? DAYS : TIMES;
    return time.instant().map(t -> form.format(t.atZone(zone))).orElse(time.raw());
  }

  /** Beginning of the original's digest and the place in it. */
  static String place(Provenance from) {
    String original = from.original();
    String beginning = original.substring(0, Math.min(DIGITS, original.length()));
    return (beginning + "… " + PageWords.where(from)).strip();
  }
}
