package org.tiezheng.vault.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.vault.ObservationStore;

/** One row for each observation that was kept, as JSON. */
final class SqliteObservationStore implements ObservationStore {
  private final Database database;
  private final Access access;
  private final InstantSource clock;

  SqliteObservationStore(Database database, Access access, InstantSource clock) {
    this.database = database;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Observed add(Observation observation, Map<String, String> about) {
    access.requireWritable();
    Instant now = clock.instant();
    return database.write(connection -> {
      long number =
          Rows.first(
                  connection,
                  "SELECT coalesce(max(number), 0) + 1 FROM observation",
                  row -> row.getLong(1))
              .orElse(1L);
      Rows.insert(
          connection,
          "INSERT INTO observation (number, made, about, json) VALUES (?, ?, ?, ?)",
          number,
          now.toString(),
          EvidenceJson.write(new TreeMap<>(about)),
          EvidenceJson.write(observation));
      return new Observed(number, now, about, observation);
    });
  }

  @Override
  public List<Observed> all() {
    return database.read(connection ->
        // A vault of version 1 that is only read has no such table, and kept nothing.
        known(connection)
            ? Rows.list(
                connection,
                "SELECT number, made, about, json FROM observation ORDER BY number",
                SqliteObservationStore::observed)
            : List.of());
  }

  private static boolean known(Connection connection) throws SQLException {
    return Rows.first(
            connection,
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'observation'",
            row -> row.getInt(1))
        .isPresent();
  }

  private static Observed observed(ResultSet row) throws SQLException {
    Map<String, String> about = new TreeMap<>();
    EvidenceJson.mapper()
        .readTree(row.getString("about"))
        .properties()
        .forEach(e -> about.put(e.getKey(), e.getValue().asString()));
    return new Observed(
        row.getLong("number"),
        Instant.parse(row.getString("made")),
        about,
        EvidenceJson.read(row.getString("json"), Observation.class));
  }
}
