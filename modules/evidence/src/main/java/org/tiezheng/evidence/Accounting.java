package org.tiezheng.evidence;

/**
 * The row accounting of one table of a source: rows seen = records + set aside.
 *
 * @param table name of the table, sheet, file part
 */
public record Accounting(String table, long seen, long records, long setAside) {
  /** Whether every row is accounted for. */
  public boolean balances() {
    return seen == records + setAside;
  }
}
