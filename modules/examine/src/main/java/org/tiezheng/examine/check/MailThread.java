package org.tiezheng.examine.check;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Mail;

/** EML-006: the mails that a mail answers or refers to are there. */
final class MailThread implements Check.OfItem {
  private static final int MOST_IDS = 1_000_000;

  @Override
  public String name() {
    return "mail.thread.complete";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Set<String> present = context.mailIds(MailThread::ids);
    Places lost = new Places();
    long[] seen = {0, 0};
    try (Stream<Mail> all = context.records(item, Mail.class)) {
      all.forEach(mail -> {
        seen[0]++;
        Stream.concat(mail.inReplyTo().stream(), mail.references().stream())
            .map(String::strip)
            .distinct()
            .peek(_ -> seen[1]++)
            .filter(id -> !present.contains(id))
            .forEach(id -> lost.add(context, mail, "→ " + id));
      });
    }
    if (seen[0] == 0) {
      return Ruling.unknown("没有读到邮件", "no mail was read", "records.mail");
    }
    return lost.isEmpty()
        ? Ruling.pass(
                "邮件引用的 %d 处往来都在(附件须人工核对)".formatted(seen[1]),
                "all %d references lead to mails that are there (attachments are for a person)"
                    .formatted(seen[1]))
            .at(Context.label(item), "mails", String.valueOf(seen[0]))
        : Ruling.fail(
                "引用的往来邮件缺 %d 封".formatted(lost.count()),
                "%d mails that are referred to are missing".formatted(lost.count()))
            .at(lost.list());
  }

  /** The ids of every mail of the case, read once for all items. */
  private static Set<String> ids(Context context) {
    Set<String> present = new HashSet<>();
    for (Item mails : context.items(Kind.EMAIL)) {
      try (Stream<Mail> all = context.records(mails, Mail.class)) {
        all.forEach(mail -> {
          if (present.size() >= MOST_IDS) {
            throw new IllegalStateException("more than " + MOST_IDS + " mails");
          }
          mail.messageId().map(String::strip).ifPresent(present::add);
        });
      }
    }
    return present;
  }
}
