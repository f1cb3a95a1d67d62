package org.tiezheng.collect.wechat.version4;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.collect.wechat.Talkers;

/**
 * Whose conversation a recovered row was in. The tables of all conversations are made alike, so a
 * row on a free page may fit many; its sender, the form of its text and the full-text index often
 * tell. Where they do not, the conversation stays unknown and those that fit are named.
 *
 * @param fitting accounts of the conversations whose tables the row fits
 */
record Whose(Set<String> fitting) {
  private static final int SHOWN = 20;

  /**
   * @param others names of the other tables, parted by commas
   */
  static Whose of(Shard shard, String table, String others) {
    Set<String> fitting = new LinkedHashSet<>();
    fitting.add(shard.conversation(table));
    for (String other : others.split(",", -1)) {
      fitting.add(shard.conversation(other));
    }
    return new Whose(fitting);
  }

  String conversation(
      StoredRow row, String content, Optional<String> sender, String owner, IndexedWords words) {
    String sort = row.text("sort_seq");
    List<String> indexed = fitting.stream().filter(in -> words.isAlone(in, sort, content)).toList();
    if (indexed.size() == 1) {
      return indexed.getFirst();
    }
    List<String> left =
        fitting.stream().filter(in -> possible(in, content, sender.orElse(""), owner)).toList();
    return left.size() == 1 ? left.getFirst() : StoredMessage.UNKNOWN;
  }

  /** Others' messages in groups begin with their sender; in direct conversations there are two. */
  private static boolean possible(String in, String content, String sender, String owner) {
    if (sender.isEmpty() || owner.isEmpty()) {
      return true;
    }
    boolean group = in.endsWith("@chatroom");
    if (sender.equals(owner)) {
      return true;
    }
    return group ? content.startsWith(sender + ":\n") : in.equals(sender);
  }

  /** What a record says about it. */
  Map<String, String> remarks(String conversation) {
    return conversation.equals(StoredMessage.UNKNOWN)
        ? Map.of(
            Talkers.Remarks.FITTING, fitting.stream().limit(SHOWN).collect(Collectors.joining(",")))
        : Map.of(Talkers.Remarks.CONCLUDED, "true");
  }
}
