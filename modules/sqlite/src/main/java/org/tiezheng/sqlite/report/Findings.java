package org.tiezheng.sqlite.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tiezheng.sqlite.ByteLedger;
import org.tiezheng.sqlite.Damage;
import org.tiezheng.sqlite.DamageLog;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.LogLedger;
import org.tiezheng.sqlite.absence.Absence;
import org.tiezheng.sqlite.absence.AbsenceReport;
import org.tiezheng.sqlite.history.Change;
import org.tiezheng.sqlite.history.Timeline;
import org.tiezheng.sqlite.history.TimelineSink;
import org.tiezheng.sqlite.history.TimelineSummary;
import org.tiezheng.sqlite.history.Untold;
import org.tiezheng.sqlite.recover.RecoveredEntry;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.Recovery;
import org.tiezheng.sqlite.recover.RecoveryReport;
import org.tiezheng.sqlite.recover.RecoverySink;
import org.tiezheng.sqlite.recover.RowState;

/**
 * Everything that was found in one database, as far as a report shows it: the first rows and
 * changes in full, all others counted.
 *
 * @param database that was examined; its bytes must stay readable
 * @param recovery what the search for rows did
 * @param rows the first rows of each state, of tables that are known
 * @param ofUnknownTables the first rows of tables whose statements are gone
 * @param entries the first entries of indexes whose rows the tables do not have
 * @param history what the history consists of
 * @param changes the first changes
 * @param untold the first hundred things that the history cannot tell
 * @param absence the signs of absence
 * @param bytes the account of every byte of the main file
 * @param damage what breaks the rules of the format
 */
public record Findings(
    Database database,
    RecoveryReport recovery,
    Map<RowState, List<RecoveredRow>> rows,
    List<RecoveredRow> ofUnknownTables,
    List<RecoveredEntry> entries,
    TimelineSummary history,
    List<Change> changes,
    List<Untold> untold,
    AbsenceReport absence,
    ByteLedger bytes,
    List<LogLedger> logBytes,
    List<Damage> damage) {
  private static final int MOST_UNTOLD = 100;

  /**
   * Examines a database.
   *
   * @param others take all recovered rows and entries too: a table, JSON lines
   */
  public static Findings gather(
      Database database, ReportOptions options, List<RecoverySink> others) {
    Map<RowState, List<RecoveredRow>> rows = new EnumMap<>(RowState.class);
    List<RecoveredRow> unknown = new ArrayList<>();
    List<RecoveredEntry> entries = new ArrayList<>();
    RecoveryReport recovery =
        Recovery.scan(
            database,
            new RecoverySink() {
              @Override
              public void row(RecoveredRow row) {
                List<RecoveredRow> kept =
                    row.ofUnknownTable()
                        ? unknown
                        : rows.computeIfAbsent(row.state(), ignored -> new ArrayList<>());
                if (kept.size() < options.mostRows()) {
                  kept.add(row);
                }
                others.forEach(other -> other.row(row));
              }

              @Override
              public void entry(RecoveredEntry entry) {
                if (!entry.rowidIsLive() && entries.size() < options.mostRows()) {
                  entries.add(entry);
                }
                others.forEach(other -> other.entry(entry));
              }

              @Override
              public void progress(long done, long total) {
                others.forEach(other -> other.progress(done, total));
              }
            },
            options.recovery());
    List<Change> changes = new ArrayList<>();
    List<Untold> untold = new ArrayList<>();
    TimelineSummary history =
        Timeline.of(database)
            .read(
                new TimelineSink() {
                  @Override
                  public void change(Change change) {
                    if (changes.size() < options.mostChanges()) {
                      changes.add(change);
                    }
                  }

                  @Override
                  public void untold(Untold what) {
                    if (untold.size() < MOST_UNTOLD) {
                      untold.add(what);
                    }
                  }
                });
    DamageLog damage = new DamageLog();
    database.damage().forEach(damage::report);
    history.damage().forEach(damage::report);
    ByteLedger bytes = ByteLedger.of(database, damage);
    return new Findings(
        database,
        recovery,
        rows,
        unknown,
        entries,
        history,
        changes,
        untold,
        Absence.examine(database, options.absence()),
        bytes,
        Stream.concat(LogLedger.wal(database).stream(), LogLedger.journal(database).stream())
            .toList(),
        damage.first());
  }

  /** The first rows of a state. */
  public List<RecoveredRow> rows(RowState state) {
    return rows.getOrDefault(state, List.of());
  }

  /** How many rows of a state there are. */
  public long count(RowState state) {
    return recovery.rows().getOrDefault(state, 0L);
  }
}
