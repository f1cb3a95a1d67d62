package org.tiezheng.testkit.chat;

import java.util.List;

/**
 * A planted case: what was done to the copy of one side.
 *
 * @param id number within the world, from 1
 * @param conversation {@link Conversation#key()}
 * @param serverIds the messages that it touched, in order of time
 * @param before what stood there (text, seconds, account, amount); empty for insertions
 * @param after what stands there now; empty for deletions
 */
public record Plant(
    int id,
    Side side,
    Kind kind,
    String conversation,
    List<String> serverIds,
    String before,
    String after) {
  /** What was done. */
  public enum Kind {
    EDIT_TEXT,
    EDIT_TIME,
    EDIT_SENDER,
    EDIT_AMOUNT,
    DELETE_ONE,
    DELETE_RANGE,
    DELETE_TAIL,
    DELETE_CONVERSATION,
    INSERT;

    public boolean edit() {
      return name().startsWith("EDIT");
    }

    public boolean deletion() {
      return name().startsWith("DELETE");
    }
  }

  public Plant {
    serverIds = List.copyOf(serverIds);
  }
}
