package org.tiezheng.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a source.
 *
 * @param importer id of the importer, such as {@code payment.alipay}
 * @param version of the importer; a reading is repeatable with the same version
 * @param kind what the source is
 * @param accounts the accounts that the source names
 * @param owner {@link Account#key()} of the account that the source belongs to, if known
 * @param statements what the source states about itself (sums, period, number of rows), as found
 * @param notes things a person should know, such as the time zone assumed
 * @param recordsDigest SHA-256 over the JSON lines of the records, for the reproduction check
 */
public record Reading(
    String importer,
    String version,
    Kind kind,
    List<Accounting> tables,
    List<Account> accounts,
    Optional<String> owner,
    List<Statement> statements,
    List<Text> notes,
    String recordsDigest) {
  public Reading {
    tables = List.copyOf(tables);
    accounts = List.copyOf(accounts);
    statements = List.copyOf(statements);
    notes = List.copyOf(notes);
  }

  /** Whether every table balances; otherwise the import is incomplete. */
  public boolean complete() {
    return tables.stream().allMatch(Accounting::balances);
  }

  /** This reading with one more thing that a person should know. */
  public Reading with(Text note) {
    List<Text> all = new ArrayList<>(notes);
    all.add(note);
    return new Reading(
        importer, version, kind, tables, accounts, owner, statements, all, recordsDigest);
  }

  /** Something that the source says about itself. */
  public record Statement(String name, String value) {}
}
