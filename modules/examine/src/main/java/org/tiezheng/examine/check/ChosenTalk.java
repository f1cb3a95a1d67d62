package org.tiezheng.examine.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.TextMessage;

/**
 * Which records of an item are handed in: with a choice of conversations, those of the chosen ones
 * and nothing else. Who stays at home need not be proved to be anybody.
 */
final class ChosenTalk {
  private ChosenTalk() {}

  /**
   * Whether a record goes. A choice that cannot be followed by id or title alone narrows nothing
   * here: then a rule asks about more than goes, never about less.
   */
  static Predicate<Record> of(Item item, Context context) {
    Selection selection = item.selection().orElse(Selection.NONE);
    if (!selection.narrows()) {
      return _ -> true;
    }
    Set<String> words = Set.copyOf(selection.conversations());
    Set<String> ids = new HashSet<>();
    Set<String> understood = new HashSet<>();
    try (Stream<Record> records = context.records(item)) {
      records.forEach(record ->
          names(record)
              .filter(words::contains)
              .forEach(word -> {
                understood.add(word);
                ids.add(id(record));
              }));
    }
    return understood.containsAll(words) ? record -> ids.contains(id(record)) : _ -> true;
  }

  private static String id(Record record) {
    return switch (record) {
      case ChatMessage m -> m.conversation();
      case TextMessage m -> String.join(", ", m.counterparts());
      case Conversation c -> c.id();
      default -> "";
    };
  }

  private static Stream<String> names(Record record) {
    return switch (record) {
      case ChatMessage m -> Stream.of(m.conversation(), m.conversationTitle());
      case TextMessage m -> Stream.of(id(m), m.counterpartName());
      case Conversation c -> Stream.of(c.id(), c.title());
      default -> Stream.empty();
    };
  }
}
