package org.tiezheng.testkit.chat.render;

/**
 * Where a message was written.
 *
 * @param file path below the folder, with slashes
 * @param table name of the table; empty in a text
 * @param id number of the row, which is the local id of the format, or of the line
 */
public record RowPlace(String file, String table, long id) {}
