package org.tiezheng.testkit.chat.render;

import java.util.List;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;

/** How an app lays its messages out in tables. */
interface Layout {
  /** Paths of the message stores, below the folder. */
  List<String> files();

  /** Statements that make what every store of this kind has. */
  String[] schema(int file);

  /** The store that a message goes into. */
  int file(HeldMessage m, Conversation in);

  String table(Conversation in);

  /** Statements that make the table of a conversation; none if all share one. */
  String[] conversation(String table);

  /** Column of the number that the store counts by itself. */
  String idColumn();

  /** Name and value of every other column, in turn. */
  Object[] row(HeldMessage m, Conversation in);

  /** The content of a message as bytes in the store. */
  byte[] stored(HeldMessage m, Conversation in);

  /** Statement that takes a conversation away; the only value is {@link Conversation#id()}. */
  default String drop(String table) {
    return "DROP TABLE " + table;
  }

  /** Whether the app first writes that a file is coming and replaces that row when it is there. */
  default boolean announces() {
    return true;
  }

  /** Called for each message that comes in, after its row is written. */
  default void arrived(HeldMessage m, Conversation in, RowPlace place) {}

  /** Called when all that happened by itself is done, before anyone touches the store. */
  default void settled(TableStore store) {}
}
