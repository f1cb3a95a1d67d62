package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.MessageContent;

/** CHAT-011: the own side neither threatens nor puts words into the other's mouth. */
final class OwnWording implements Check.OfItem {
  private static final String THREATS = "threats";
  private static final String LEADING = "leading";

  @Override
  public String name() {
    return "chat.wording.own";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(THREATS, LEADING);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.reading().isEmpty()) {
      return Ruling.unknown("聊天记录未读取", "the chat was not read", "item.reading");
    }
    Sides sides = new Sides(item, context);
    Places found = new Places();
    long[] own = {0};
    long[] unclear = {0};
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(message -> {
        if (!(message.content() instanceof MessageContent.Words(String text))) {
          return;
        }
        Optional<Boolean> side = sides.own(message);
        if (side.isEmpty()) {
          unclear[0] += message.sender().isPresent() ? 1 : 0;
        } else if (side.get()) {
          own[0]++;
          look(text, params, found, context, message);
        }
      });
    }
    if (!found.isEmpty()) {
      return Ruling.warn(
              "己方 %d 处言语可能被认为是威胁或诱导,请律师审阅前后文".formatted(found.count()),
              "%d passages of the own side may be taken as a threat or as leading: have a lawyer read them in their context"
                  .formatted(found.count()))
          .at(found.list());
    }
    if (unclear[0] > 0) {
      return Ruling.unknown(
          "有 %d 条消息不知道是哪一方写的".formatted(unclear[0]),
          "of %d messages it is not known which side wrote them".formatted(unclear[0]),
          "item.reading.owner",
          "case.identities");
    }
    return own[0] == 0
        ? Ruling.notApplicable("己方没有写过文字", "the own side wrote no words")
        : Ruling.pass(
            "查看己方 %d 条文字,词表未见威胁、诱导言语(语音未听)".formatted(own[0]),
            "%d messages of the own side searched, no word of the lists (voices were not listened to)"
                .formatted(own[0]));
  }

  private static void look(
      String text, Params params, Places found, Context context, ChatMessage message) {
    String small = text.toLowerCase(Locale.ROOT);
    if (holds(small, params.words(THREATS)) || holds(small, params.words(LEADING))) {
      found.add(context, message, text);
    }
  }

  private static boolean holds(String text, List<String> words) {
    return words.stream().anyMatch(text::contains);
  }
}
