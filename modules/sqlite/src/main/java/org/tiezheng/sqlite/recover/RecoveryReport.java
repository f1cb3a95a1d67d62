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
 * @param rows how many rows there are of each state, whether delivered or not
 * @param unlikely rows that were not delivered because they are too unlikely
 * @param droppedTables tables that are not in the schema any more, whose statements were recovered
 */
public record RecoveryReport(
    long bytesSearched,
    long images,
    long liveRowsCompared,
    long finds,
    Map<RowState, Long> rows,
    long unlikely,
    List<Table> droppedTables) {
  public RecoveryReport {
    Map<RowState, Long> copy = new EnumMap<>(RowState.class);
    copy.putAll(rows);
    rows = copy;
    droppedTables = List.copyOf(droppedTables);
  }
}
