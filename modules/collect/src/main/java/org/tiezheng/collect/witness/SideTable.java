package org.tiezheng.collect.witness;

import java.util.regex.Pattern;
import org.tiezheng.evidence.Witness;

/**
 * A table whose rows speak of messages, as data. A column that is not named is an empty text.
 *
 * @param kind what its rows are
 * @param table its name
 * @param conversation column with the conversation, or with its number in {@code names}
 * @param names table that names the conversations by their rowid; empty if the column holds the id
 * @param name column of that table with the id
 * @param server column with the server's id of the message
 * @param local column with the number of the message's row
 * @param sort column with the key by which messages are sorted
 * @param time column with the message's time in seconds or milliseconds since 1970
 * @param epoch seconds from 1970 to the day from which times are counted
 * @param words column with the message's words
 */
record SideTable(
    Witness.Kind kind,
    Pattern table,
    String conversation,
    String names,
    String name,
    String server,
    String local,
    String sort,
    String time,
    long epoch,
    String words) {

  static SideTable of(Witness.Kind kind, String table) {
    return new SideTable(kind, Pattern.compile(table), "", "", "", "", "", "", "", 0, "");
  }

  SideTable in(String column) {
    return new SideTable(kind, table, column, "", "", server, local, sort, time, epoch, words);
  }

  SideTable in(String column, String namesTable, String nameColumn) {
    return new SideTable(
        kind, table, column, namesTable, nameColumn, server, local, sort, time, epoch, words);
  }

  SideTable server(String column) {
    return new SideTable(
        kind, table, conversation, names, name, column, local, sort, time, epoch, words);
  }

  SideTable local(String column) {
    return new SideTable(
        kind, table, conversation, names, name, server, column, sort, time, epoch, words);
  }

  SideTable sort(String column) {
    return new SideTable(
        kind, table, conversation, names, name, server, local, column, time, epoch, words);
  }

  SideTable time(String column) {
    return new SideTable(
        kind, table, conversation, names, name, server, local, sort, column, epoch, words);
  }

  /** Seconds since 2001, as Apple's programs count them. */
  SideTable cocoa(String column) {
    return new SideTable(
        kind, table, conversation, names, name, server, local, sort, column, 978_307_200L, words);
  }

  SideTable words(String column) {
    return new SideTable(
        kind, table, conversation, names, name, server, local, sort, time, epoch, column);
  }
}
