package org.tiezheng.vault.embedded;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.vault.AlreadyKeptException;
import org.tiezheng.vault.CaseRevision;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.CustodyStore;
import org.tiezheng.vault.VaultSettings;
import org.tiezheng.vault.VaultSettings.ClockSetBack;

/** The custody log as rows; a row's line is what is hashed and deposited. */
final class SqliteCustodyStore implements CustodyStore {
  private static final String FIRST_PREV = "0".repeat(64);
  private static final String COLUMNS = "SELECT deposit, line, sha256 FROM event ";

  private final Database database;
  private final Access access;
  private final VaultSettings settings;

  SqliteCustodyStore(Database database, Access access, VaultSettings settings) {
    this.database = database;
    this.access = access;
    this.settings = settings;
  }

  @Override
  public CustodyEntry append(Draft draft) {
    access.requireWritable();
    return database.write(connection -> append(connection, draft));
  }

  private CustodyEntry append(Connection connection, Draft draft) throws SQLException {
    Optional<CustodyEntry> kept =
        Rows.first(
            connection, COLUMNS + "WHERE deposit = ?", SqliteCustodyStore::entry, draft.deposit());
    if (kept.isPresent()) {
      requireSame(kept.get().event(), draft);
      return kept.get();
    }
    String caseId =
        SqliteCaseStore.newest(connection)
            .map(CaseRevision::value)
            .orElseThrow(() -> new IllegalStateException("the case must be saved before events"))
            .id();
    Optional<CustodyEntry> last = last(connection);
    Instant now = settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, String> what = new TreeMap<>(draft.what());
    if (last.isPresent() && ClockCheck.setBack(last.get().event().time(), now)) {
      Instant before = last.get().event().time();
      if (settings.clockSetBack() == ClockSetBack.REFUSE || draft.kind() != Event.Type.NOTE) {
        ClockCheck.require(before, now);
      }
      what.put(ClockCheck.DETAIL, before.toString());
    }
    return insert(
        connection,
        draft.deposit(),
        new Event(
            last.map(before -> before.event().n() + 1).orElse(1L),
            last.map(CustodyEntry::sha256).orElse(FIRST_PREV),
            caseId,
            now,
            draft.actor(),
            draft.kind(),
            draft.tool(),
            what));
  }

  private static CustodyEntry insert(Connection connection, String deposit, Event event)
      throws SQLException {
    String line = EvidenceJson.write(event);
    CustodyEntry entry = new CustodyEntry(event, deposit, line, sha256(line));
    Rows.insert(
        connection,
        "INSERT INTO event (n, prev, sha256, deposit, line) VALUES (?, ?, ?, ?, ?)",
        event.n(),
        event.prev(),
        entry.sha256(),
        deposit,
        line);
    return entry;
  }

  static String sha256(String line) {
    return Digester.sha256Only().digest(line.getBytes(StandardCharsets.UTF_8)).sha256();
  }

  private static void requireSame(Event kept, Draft draft) {
    if (!kept.actor().equals(draft.actor())
        || kept.kind() != draft.kind()
        || !kept.tool().equals(draft.tool())
        || !kept.what().entrySet().containsAll(draft.what().entrySet())) {
      throw new AlreadyKeptException(
          new Text(
              "存证编号 " + draft.deposit() + " 已用于保管链第 " + kept.n() + " 条,内容不同;本次未写入。",
              "The deposit id "
                  + draft.deposit()
                  + " belongs to custody event "
                  + kept.n()
                  + ", which differs; nothing was written."));
    }
  }

  @Override
  public List<CustodyEntry> entries() {
    return database.read(
        connection -> Rows.list(connection, COLUMNS + "ORDER BY n", SqliteCustodyStore::entry));
  }

  @Override
  public Optional<CustodyEntry> last() {
    return database.read(SqliteCustodyStore::last);
  }

  static Optional<CustodyEntry> last(Connection connection) throws SQLException {
    return Rows.first(connection, COLUMNS + "ORDER BY n DESC LIMIT 1", SqliteCustodyStore::entry);
  }

  private static CustodyEntry entry(ResultSet row) throws SQLException {
    String line = row.getString("line");
    return new CustodyEntry(
        EvidenceJson.read(line, Event.class),
        row.getString("deposit"),
        line,
        row.getString("sha256"));
  }
}
