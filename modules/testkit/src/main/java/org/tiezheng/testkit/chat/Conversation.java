package org.tiezheng.testkit.chat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A conversation as one side holds it.
 *
 * @param key name within the world, equal on both sides ("direct", "group" …)
 * @param id name in the store of that side: the other account, or the room
 * @param title as that side shows it at the end
 * @param members account names, the own one included
 * @param owner account that founded a group; empty otherwise
 * @param cards group card of each member that has one, at the end
 */
public record Conversation(
    String key,
    Kind kind,
    String id,
    String title,
    List<String> members,
    String owner,
    Map<String, String> cards) {
  /** What sort of conversation. */
  public enum Kind {
    DIRECT,
    GROUP,
    SERVICE
  }

  public Conversation {
    members = List.copyOf(members);
    cards = Collections.unmodifiableMap(new TreeMap<>(cards));
  }

  public boolean group() {
    return kind == Kind.GROUP;
  }

  /** The accounts that are members, for quick questions. */
  public Set<String> memberSet() {
    return Set.copyOf(members);
  }
}
