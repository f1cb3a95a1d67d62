package org.tiezheng.casework;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * What was found in one database.
 *
 * @param item number of the item it belongs to; 0 without a case
 * @param name as found
 * @param sha256 of the main file
 * @param size of the main file in bytes
 * @param rows how many rows there are of each state: DELETED, EARLIER_VERSION, DELETED_OR_EARLIER
 *     (nothing left tells which), AMBIGUOUS, STALE_COPY
 * @param tables of the rows of a state, by table
 * @param ofUnknownTables rows of tables whose statements are gone; not among those above
 * @param indexEntries entries of indexes that are left over; none of them is a row
 * @param indexEntriesWithoutRow of those, how many name a row that the table does not have
 * @param first the first rows, for a person to look at
 * @param history how many rows the logs show to be inserted, changed and deleted
 * @param signs that rows are missing or the file was rewritten
 * @param bytes the account of every byte of the main file: {@code LIVE}, {@code OVERHEAD}, {@code
 *     RESIDUE}; of a log the same behind {@code WAL.} or {@code JOURNAL.}
 * @param damage what breaks the rules of the format, the first of it
 * @param report the report that was written, if it was asked for
 * @param table the table of all rows that was written with it
 */
public record RecoveredStore(
    int item,
    String name,
    String sha256,
    long size,
    Map<String, Long> rows,
    Map<String, Map<String, Long>> tables,
    long ofUnknownTables,
    long indexEntries,
    long indexEntriesWithoutRow,
    List<FoundRow> first,
    Map<String, Long> history,
    List<Sign> signs,
    Map<String, Long> bytes,
    List<Text> damage,
    Optional<Path> report,
    Optional<Path> table) {
  /** How many rows of a state there are. */
  public long count(String state) {
    return rows.getOrDefault(state, 0L);
  }

  /**
   * A row.
   *
   * @param table that it was of; behind a stroke those that it fits as well
   * @param where substrate, file, page and offset
   * @param percent how sure it is, 0 to 100
   * @param values the beginning of its values
   */
  public record FoundRow(
      String state, String table, Optional<Long> rowid, Text where, int percent, String values) {}

  /** A sign, with its innocent explanations. */
  public record Sign(
      String sign, String table, long count, Text weight, Text what, List<Text> innocent) {}
}
