package org.tiezheng.vault.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.vault.CaseRevision;
import org.tiezheng.vault.CaseStore;
import org.tiezheng.vault.CustodyStore;
import org.tiezheng.vault.ExaminationStore;
import org.tiezheng.vault.IntakeStore;
import org.tiezheng.vault.ObservationStore;
import org.tiezheng.vault.OriginalStore;
import org.tiezheng.vault.ReadingStore;
import org.tiezheng.vault.ReceiptStore;
import org.tiezheng.vault.StaleRevisionException;
import org.tiezheng.vault.VaultSettings;

/** The case in the vault's database; its parts in classes of their own. */
final class SqliteCaseStore implements CaseStore {
  private final Database database;
  private final Access access;
  private final InstantSource clock;
  private final IntakeStore intake;
  private final CustodyStore custody;
  private final ReadingStore readings;
  private final ExaminationStore examinations;
  private final ObservationStore observations;
  private final ReceiptStore receipts;

  SqliteCaseStore(
      VaultLayout layout,
      Database database,
      Access access,
      OriginalStore originals,
      VaultSettings settings) {
    this.database = database;
    this.access = access;
    this.clock = settings.clock();
    intake = new SqliteIntakeStore(database, access, originals);
    custody = new SqliteCustodyStore(database, access, settings);
    readings = new FileReadingStore(layout, database, access, clock);
    examinations = new SqliteExaminationStore(database, access, clock);
    observations = new SqliteObservationStore(database, access, clock);
    receipts = new SqliteReceiptStore(database, access);
  }

  @Override
  public Optional<CaseRevision> current() {
    return database.read(SqliteCaseStore::newest);
  }

  static Optional<CaseRevision> newest(Connection connection) throws SQLException {
    return Rows.first(
        connection,
        "SELECT number, saved, json FROM case_revision ORDER BY number DESC LIMIT 1",
        SqliteCaseStore::revision);
  }

  @Override
  public CaseRevision save(Case changed, long basedOn) {
    access.requireWritable();
    Instant now = clock.instant();
    return database.write(connection -> {
      Optional<CaseRevision> newest = newest(connection);
      long number = newest.map(CaseRevision::number).orElse(0L);
      if (number != basedOn) {
        throw stale(number, basedOn);
      }
      if (newest.isPresent()) {
        requireSameCase(newest.get().value(), changed);
        if (newest.get().value().equals(changed)) {
          return newest.get();
        }
      }
      Rows.insert(
          connection,
          "INSERT INTO case_revision (number, saved, json) VALUES (?, ?, ?)",
          number + 1,
          now.toString(),
          EvidenceJson.write(changed));
      return new CaseRevision(number + 1, now, changed);
    });
  }

  private static CaseRevision revision(ResultSet row) throws SQLException {
    return new CaseRevision(
        row.getLong("number"),
        Instant.parse(row.getString("saved")),
        EvidenceJson.read(row.getString("json"), Case.class));
  }

  private static void requireSameCase(Case kept, Case changed) {
    if (!kept.id().equals(changed.id())) {
      throw new IllegalArgumentException(
          "this vault keeps the case " + kept.id() + ", not " + changed.id());
    }
  }

  private static StaleRevisionException stale(long number, long basedOn) {
    return new StaleRevisionException(
        new Text(
            "案件已被他人保存到第 " + number + " 版,而本次修改基于第 " + basedOn + " 版;请重新读取后再修改。",
            "The case was saved as revision "
                + number
                + " meanwhile, but this change is based on revision "
                + basedOn
                + "; read it again and repeat the change."));
  }

  @Override
  public IntakeStore intake() {
    return intake;
  }

  @Override
  public CustodyStore custody() {
    return custody;
  }

  @Override
  public ReadingStore readings() {
    return readings;
  }

  @Override
  public ExaminationStore examinations() {
    return examinations;
  }

  @Override
  public ObservationStore observations() {
    return observations;
  }

  @Override
  public ReceiptStore receipts() {
    return receipts;
  }
}
