package org.tiezheng.examine.check;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Original;

/** EML-001: the mail is there as its raw bytes and not only as a print or a picture of it. */
final class RawMail implements Check.OfItem {
  private static final Set<String> RAW =
      Set.of(
          "message/rfc822",
          "application/mbox",
          "application/vnd.ms-outlook",
          "application/vnd.ms-outlook-pst");

  @Override
  public String name() {
    return "mail.raw.present";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.fail("只有纸质打印件,没有邮件本身", "a print on paper only, not the mail itself")
          .at(Context.label(item), "item.originals", "0");
    }
    Set<String> read = new HashSet<>();
    Places raw = new Places();
    try (Stream<Mail> mails = context.records(item, Mail.class)) {
      mails.forEach(mail -> {
        read.add(mail.provenance().original());
        raw.add(context, mail, mail.messageId().orElse(""));
      });
    }
    Places unread = new Places();
    Places shown = new Places();
    for (Original original : context.originals(item)) {
      if (!read.contains(original.digests().sha256())) {
        (RAW.contains(original.mediaType()) ? unread : shown)
            .add(original.name(), "", original.mediaType());
      }
    }
    if (!unread.isEmpty()) {
      return Ruling.unknown(
              "有原始邮件文件未能读取,不能确认其中是邮件",
              "a raw mail file was not read, so it is not known to hold a mail",
              "records.mail")
          .at(unread.list());
    }
    if (!raw.isEmpty()) {
      return Ruling.pass(
              "有 %d 封邮件的原始数据,含邮件头".formatted(raw.count()),
              "the raw data of %d mails are there, with their header".formatted(raw.count()))
          .at(raw.list());
    }
    if (shown.isEmpty()) {
      return Ruling.unknown("原始数据不明", "the originals are not known", "originals");
    }
    return Ruling.fail(
            "只有打印件、截图或另存的文件,没有原始邮件(eml、msg)",
            "prints, screenshots or saved pages only, no raw mail (eml, msg)")
        .at(shown.list());
  }
}
