package org.tiezheng.examine.check;

import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.TextMessage;

/** SMS-004: messages that were sent in several parts are complete, and so are their attachments. */
final class SmsParts implements Check.OfItem {
  @Override
  public String name() {
    return "sms.parts.complete";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places lost = new Places();
    Places bare = new Places();
    long[] counts = new long[3];
    try (Stream<TextMessage> messages = context.records(item, TextMessage.class)) {
      messages.forEach(m -> {
        counts[0]++;
        counts[1] += m.parts().isPresent() ? 1 : 0;
        m.parts()
            .filter(p -> p.present() < p.total())
            .ifPresent(p ->
                lost.add(context, m, p.present() + " of " + p.total() + " parts: " + m.text()));
        for (TextMessage.Attachment attachment : m.attachments()) {
          counts[2]++;
          if (attachment.sha256().isEmpty()) {
            bare.add(context, m, "no bytes: " + attachment.name());
          }
        }
      });
    }
    if (counts[0] == 0) {
      return Ruling.unknown("没有读到短信", "no text message was read", "records.sms");
    }
    if (!lost.isEmpty()) {
      return Ruling.fail(
              "%d 条长短信缺少分段".formatted(lost.count()),
              "%d messages lack parts".formatted(lost.count()))
          .at(lost.list());
    }
    if (!bare.isEmpty()) {
      return Ruling.warn(
              "彩信等的附件 %d 个,其中 %d 个没有文件内容".formatted(counts[2], bare.count()),
              "of %d attachments %d came without their bytes".formatted(counts[2], bare.count()))
          .at(bare.list());
    }
    if (counts[1] == 0 && counts[2] == 0) {
      return Ruling.unknown(
          "来源不载明分段情况(通常收齐后才写成一条),不能断定每条都完整",
          "the source does not state parts (a phone usually stores a message only when all are"
              + " there), so it cannot be told that each is complete",
          "records.sms.parts");
    }
    return Ruling.pass(
            "载明分段的 %d 条均齐全,附件 %d 个均在;其余 %d 条来源未载明分段"
                .formatted(counts[1], counts[2], counts[0] - counts[1]),
            "%d messages that state their parts are complete, %d attachments are there; %d others"
                    .formatted(counts[1], counts[2], counts[0] - counts[1])
                + " state nothing about parts")
        .at(Context.label(item), "messages", String.valueOf(counts[0]));
  }
}
