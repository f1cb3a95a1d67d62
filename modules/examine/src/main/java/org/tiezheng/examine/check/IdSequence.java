package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;

/** The ids of one conversation in the order of the source, if they count up one by one. */
final class IdSequence {
  private final Places gaps = new Places();
  private long previous = -1;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long count;
  private long backwards;
  private boolean numbered = true;

  void add(ChatMessage message, List<String> fields, Context context) {
    Optional<String> field =
        fields.stream()
            .map(name -> message.extra().getOrDefault(name, ""))
            .filter(v -> !v.isEmpty())
            .findFirst()
            .or(message::nativeId);
    if (field.isEmpty() || !field.get().matches("[0-9]{1,18}")) {
      numbered = false;
      return;
    }
    long id = Long.parseLong(field.get());
    if (previous >= 0) {
      if (id > previous + 1) {
        gaps.add(context, message, previous + " → " + id + ": " + (id - previous - 1) + " missing");
      } else if (id <= previous) {
        backwards++;
      }
    }
    previous = id;
    first = Math.min(first, id);
    last = Math.max(last, id);
    count++;
  }

  /**
   * Whether the ids number the messages of this conversation: every message has one, they rise, and
   * they fill at least that share of their range. Ids drawn at random or shared with other
   * conversations do not, and then a jump means nothing.
   */
  boolean isSequence(long percent) {
    return numbered
        && count > 1
        && backwards == 0
        && (last - first + 1) <= Long.MAX_VALUE / 100
        && count * 100 >= (last - first + 1) * percent;
  }

  Places gaps() {
    return gaps;
  }
}
