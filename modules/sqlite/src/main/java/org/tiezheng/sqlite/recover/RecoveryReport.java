package org.tiezheng.sqlite.recover;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.sqlite.Table;

/**
 * What a search did. Immutable.
 *
 * @param bytesSearched how many bytes of residue were searched for rows
 * @param images how many images of pages there are in all files
 * @param liveRowsCompared how many live rows what was found was compared with
 * @param finds how many places of rows were found
 * @param rows how many rows of tables that are known there are of each state, delivered or not
 * @param ofUnknownTables rows of tables whose statements are gone; not among those above
 * @param unlikely rows that were not delivered because they are too unlikely
 * @param indexEntries entries of indexes that were found as residue; none of them counts as a row
 * @param indexEntriesWithoutRow of those, how many name a rowid that the table does not have
 * @param droppedTables tables that are not in the schema any more, whose statements were recovered
 * @param notSearched where the search was broken off
 */
public record RecoveryReport(
    long bytesSearched,
    long images,
    long liveRowsCompared,
    long finds,
    Map<RowState, Long> rows,
    long ofUnknownTables,
    long unlikely,
    long indexEntries,
    long indexEntriesWithoutRow,
    List<Table> droppedTables,
    Unsearched notSearched) {
  public RecoveryReport {
    Map<RowState, Long> copy = new EnumMap<>(RowState.class);
    copy.putAll(rows);
    rows = copy;
    droppedTables = List.copyOf(droppedTables);
  }
}
