package org.tiezheng.vault.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.vault.AlreadyKeptException;
import org.tiezheng.vault.IntakeStore;
import org.tiezheng.vault.OriginalStore;

/** Acquisitions and originals as rows, each with its JSON form. */
final class SqliteIntakeStore implements IntakeStore {
  private final Database database;
  private final Access access;
  private final OriginalStore bytes;
  private Known known = new Known(0, List.of());

  /** Entries never change and are never taken away, so that only later ones are read again. */
  private record Known(long lastSeq, List<Original> originals) {}

  SqliteIntakeStore(Database database, Access access, OriginalStore bytes) {
    this.database = database;
    this.access = access;
    this.bytes = bytes;
  }

  @Override
  public void add(Acquisition acquisition, List<Original> originals) {
    access.requireWritable();
    for (Original original : originals) {
      if (!original.acquisition().equals(acquisition.id())) {
        throw new IllegalArgumentException(
            original.name() + " belongs to the acquisition " + original.acquisition());
      }
      // No row without durable bytes.
      bytes.file(original.digests().sha256());
    }
    database.write(connection -> {
      addAcquisition(connection, acquisition);
      for (Original original : originals) {
        addOriginal(connection, original);
      }
      return acquisition;
    });
  }

  private static void addAcquisition(Connection connection, Acquisition acquisition)
      throws SQLException {
    Optional<Acquisition> kept =
        Rows.first(
            connection,
            "SELECT json FROM acquisition WHERE id = ?",
            row -> EvidenceJson.read(row.getString(1), Acquisition.class),
            acquisition.id());
    if (kept.isEmpty()) {
      Rows.insert(
          connection,
          "INSERT INTO acquisition (id, json) VALUES (?, ?)",
          acquisition.id(),
          EvidenceJson.write(acquisition));
    } else if (!kept.get().equals(acquisition)) {
      throw otherKept(acquisition.id());
    }
  }

  private static void addOriginal(Connection connection, Original original) throws SQLException {
    Optional<Original> kept =
        Rows.first(
            connection,
            "SELECT json FROM original WHERE acquisition = ? AND name = ?",
            row -> EvidenceJson.read(row.getString(1), Original.class),
            original.acquisition(),
            original.name());
    if (kept.isEmpty()) {
      Rows.insert(
          connection,
          "INSERT INTO original (acquisition, name, sha256, sm3, size, json)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          original.acquisition(),
          original.name(),
          original.digests().sha256(),
          original.digests().sm3(),
          original.size(),
          EvidenceJson.write(original));
    } else if (!kept.get().equals(original)) {
      throw otherKept(original.acquisition() + "/" + original.name());
    }
  }

  private static AlreadyKeptException otherKept(String name) {
    return new AlreadyKeptException(
        new Text(
            "“" + name + "”已有登记,且内容不同;原登记保持不变,本次未写入。",
            name
                + " is registered already, with other content; the entry stays as it is and"
                + " nothing was written."));
  }

  @Override
  public List<Acquisition> acquisitions() {
    return database.read(connection ->
        Rows.list(
            connection,
            "SELECT json FROM acquisition ORDER BY seq",
            row -> EvidenceJson.read(row.getString(1), Acquisition.class)));
  }

  @Override
  public List<Original> originals() {
    return database.read(connection -> {
      Known before = known();
      List<Known> later =
          Rows.list(
              connection,
              "SELECT seq, json FROM original WHERE seq > ? ORDER BY seq",
              row ->
                  new Known(
                      row.getLong(1), List.of(EvidenceJson.read(row.getString(2), Original.class))),
              before.lastSeq());
      if (later.isEmpty()) {
        return before.originals();
      }
      List<Original> all = new ArrayList<>(before.originals());
      later.forEach(entry -> all.addAll(entry.originals()));
      Known now = new Known(later.getLast().lastSeq(), List.copyOf(all));
      keep(now);
      return now.originals();
    });
  }

  private synchronized Known known() {
    return known;
  }

  private synchronized void keep(Known now) {
    if (now.lastSeq() > known.lastSeq()) {
      known = now;
    }
  }

  @Override
  public List<Original> originals(String sha256) {
    return database.read(connection ->
        Rows.list(
            connection,
            "SELECT json FROM original WHERE sha256 = ? ORDER BY seq",
            row -> EvidenceJson.read(row.getString(1), Original.class),
            sha256));
  }
}
