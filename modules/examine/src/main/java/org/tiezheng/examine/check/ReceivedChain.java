package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Mail;
import org.tiezheng.examine.value.MailTime;

/**
 * EML-002: the servers that handed the mail on stamped it one after the other, and the sender's
 * date fits the first stamp. Everything below the stamp of the receiver's own server may have been
 * written by anybody, which a pass says.
 */
final class ReceivedChain implements Check.OfItem {
  private static final String CLOCKS = "clockSeconds";
  private static final String DELAY = "delayHours";
  private static final Pattern BY = Pattern.compile("(?i)(^|\\s)by\\s+\\S");

  @Override
  public String name() {
    return "mail.received.chain";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(CLOCKS, DELAY);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places back = new Places();
    Places odd = new Places();
    Places silent = new Places();
    Places good = new Places();
    try (Stream<Mail> mails = context.records(item, Mail.class)) {
      mails.forEach(mail -> {
        if (mail.received().isEmpty() || mail.time().instant().isEmpty()) {
          String without = mail.received().isEmpty() ? "Received" : "Date";
          silent.add(context, mail, without + " missing " + mail.messageId().orElse(""));
          return;
        }
        long before = back.count() + odd.count();
        judge(mail, context, params, back, odd);
        if (back.count() + odd.count() == before) {
          good.add(context, mail, mail.received().size() + " × Received");
        }
      });
    }
    if (!back.isEmpty()) {
      return Ruling.fail(
              "传输路径的时间有 %d 处倒流(其中发件时间由发件人设备填写,不是服务器时间)".formatted(back.count()),
              ("the times of the way run backwards in %d places (the Date is what the sender's"
                      + " device wrote, no server's time)")
                  .formatted(back.count()))
          .at(back.list());
    }
    if (!silent.isEmpty()) {
      return Ruling.unknown(
              "%d 封邮件没有 Received 或 Date,路径无从核对(发件箱副本通常没有 Received)".formatted(silent.count()),
              ("%d mails lack Received or Date, so the way cannot be checked (copies from the sent"
                      + " folder usually have no Received)")
                  .formatted(silent.count()),
              "records.mail.received",
              "records.mail.time")
          .at(silent.list());
    }
    if (!odd.isEmpty()) {
      return Ruling.warn(
              "传输路径有 %d 处须说明".formatted(odd.count()),
              "%d places of the way through the servers need an explanation".formatted(odd.count()))
          .at(odd.list());
    }
    return good.isEmpty()
        ? Ruling.unknown("没有读到邮件", "no mail was read", "records.mail")
        : Ruling.pass(
                "各跳时间依次递增,与发件时间相符(收件方服务器以下的各跳可由他人书写,未与服务器日志核对)",
                "the hops follow each other in time and fit the date (hops below the receiver's own"
                    + " server may be written by anybody; not compared with server logs)")
            .at(good.list());
  }

  private static void judge(Mail mail, Context context, Params params, Places back, Places odd) {
    Duration clocks = params.seconds(CLOCKS);
    List<Instant> up = new ArrayList<>();
    List<String> hops = mail.received().reversed();
    for (int i = 0; i < hops.size(); i++) {
      String hop = hops.get(i);
      Optional<Instant> at = MailTime.ofTrace(hop);
      if (at.isEmpty() || !BY.matcher(hop).find()) {
        odd.add(context, mail, "Received " + (i + 1) + ": no server or time: " + hop);
      }
      at.ifPresent(time -> {
        if (!up.isEmpty() && up.getLast().isAfter(time.plus(clocks))) {
          back.add(context, mail, "Received: " + up.getLast() + " → " + time);
        }
        up.add(time);
      });
    }
    if (up.isEmpty()) {
      return;
    }
    Instant date = mail.time().instant().orElseThrow();
    if (date.isAfter(up.getFirst().plus(clocks))) {
      back.add(context, mail, "Date " + date + " > Received " + up.getFirst());
    } else if (Duration.between(date, up.getFirst())
            .compareTo(Duration.ofHours(params.number(DELAY)))
        > 0) {
      odd.add(context, mail, "Date " + date + " ≪ Received " + up.getFirst());
    }
  }
}
