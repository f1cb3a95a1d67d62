package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

/** What SQLite says about its file, and whether columns and JSON of a row agree. */
public final class DatabaseCheck {
  private final List<Text> faults = new ArrayList<>();
  private final Set<String> readingFiles = new HashSet<>();

  /**
   * Reads the database.
   *
   * @throws org.tiezheng.vault.VaultException when it cannot be read at all
   */
  public DatabaseCheck(VaultLayout layout) throws IOException {
    try (Database database = Database.openReadOnly(layout.database())) {
      database.read(this::check);
    }
  }

  /** One sentence for each fault. */
  public List<Text> faults() {
    return List.copyOf(faults);
  }

  /** Names of all files of JSON lines that rows speak of. */
  public Set<String> readingFiles() {
    return Set.copyOf(readingFiles);
  }

  private boolean check(Connection connection) throws SQLException {
    for (String said : Rows.list(connection, "PRAGMA integrity_check", row -> row.getString(1))) {
      if (!said.equals("ok")) {
        faults.add(new Text("SQLite 报告:" + said + "。", "SQLite says: " + said + "."));
      }
    }
    for (String table :
        Rows.list(connection, "PRAGMA foreign_key_check", row -> row.getString(1))) {
      faults.add(new Text(table + " 表中有悬空引用。", "a row of " + table + " leads nowhere."));
    }
    Rows.list(
        connection,
        "SELECT seq, acquisition, name, sha256, sm3, size, json FROM original",
        this::original);
    Rows.list(
        connection,
        "SELECT records, set_asides FROM reading",
        row -> readingFiles.addAll(List.of(row.getString(1), row.getString(2))));
    return faults.isEmpty();
  }

  private boolean original(ResultSet row) throws SQLException {
    Original original = EvidenceJson.read(row.getString("json"), Original.class);
    boolean agrees =
        original.acquisition().equals(row.getString("acquisition"))
            && original.name().equals(row.getString("name"))
            && original.digests().sha256().equals(row.getString("sha256"))
            && original.digests().sm3().equals(row.getString("sm3"))
            && original.size() == row.getLong("size");
    if (!agrees) {
      long seq = row.getLong("seq");
      faults.add(
          new Text("原件登记第 " + seq + " 行前后矛盾。", "row " + seq + " of original contradicts itself."));
    }
    return agrees;
  }
}
