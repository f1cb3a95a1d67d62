package org.tiezheng.vault.embedded;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.vault.ExaminationStore;

/** One row for each examination, with its findings as a JSON array. */
final class SqliteExaminationStore implements ExaminationStore {
  private final Database database;
  private final Access access;
  private final InstantSource clock;

  SqliteExaminationStore(Database database, Access access, InstantSource clock) {
    this.database = database;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Examined add(List<Finding> findings) {
    access.requireWritable();
    Instant now = clock.instant();
    return database.write(connection -> {
      long number =
          Rows.first(
                  connection,
                  "SELECT coalesce(max(number), 0) + 1 FROM examination",
                  row -> row.getLong(1))
              .orElse(1L);
      Rows.insert(
          connection,
          // A text, handed over in UTF-8: there may be a hundred thousand findings.
          "INSERT INTO examination (number, made, findings) VALUES (?, ?, CAST(? AS TEXT))",
          number,
          now.toString(),
          json(findings));
      return new Examined(number, now, findings);
    });
  }

  /** Counted first, so that no more than these bytes are held. */
  private static byte[] json(List<Finding> findings) {
    long[] size = {0};
    EvidenceJson.array(findings, bytes -> size[0] += bytes.remaining());
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(size[0]));
    EvidenceJson.array(findings, all::put);
    return all.array();
  }

  @Override
  public Optional<Examined> last() {
    return database.read(connection ->
        Rows.first(
            connection,
            "SELECT number, made, findings FROM examination ORDER BY number DESC LIMIT 1",
            SqliteExaminationStore::examined));
  }

  private static Examined examined(ResultSet row) throws SQLException {
    return new Examined(
        row.getLong("number"),
        Instant.parse(row.getString("made")),
        List.of(EvidenceJson.read(row.getString("findings"), Finding[].class)));
  }
}
