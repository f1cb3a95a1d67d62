package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.NotAVaultException;

/** Which tables the database has. */
final class SchemaVersion {
  static final int CURRENT = 2;

  /** Stands in the file's header, so that {@code file} and an expert can tell what it is. */
  private static final int APPLICATION_ID = 0x545a4831;

  /** One file of definitions for each version, added to those before. */
  private static final List<String> DEFINITIONS = List.of("schema.sql", "observations.sql");

  private SchemaVersion() {}

  /** Makes all tables in one transaction. */
  static void create(Connection connection) throws SQLException {
    Transaction.write(connection, c -> define(c, DEFINITIONS));
  }

  /** Adds the tables that a vault of an earlier version lacks, in one transaction. */
  static void upgrade(Connection connection) throws SQLException {
    int version = number(connection, "PRAGMA user_version");
    if (version > 0 && version < CURRENT) {
      Transaction.write(
          connection, c -> define(c, DEFINITIONS.subList(version, DEFINITIONS.size())));
    }
  }

  private static int define(Connection connection, List<String> added) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String definitions : added) {
        statement.executeUpdate(read(definitions));
      }
      statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
      statement.executeUpdate("PRAGMA user_version = " + CURRENT);
    }
    return CURRENT;
  }

  /** Refuses what another program, or a newer one of ours, has made. */
  static void require(Path path, Connection connection) throws SQLException {
    int application = number(connection, "PRAGMA application_id");
    int version = number(connection, "PRAGMA user_version");
    if (application != APPLICATION_ID || version > CURRENT) {
      throw new NotAVaultException(
          new Text(
              "“" + path + "”的格式(" + version + ")不是本程序能识别的(" + CURRENT + ");请使用新版本打开。",
              path
                  + " has a format ("
                  + version
                  + ") that this program does not know ("
                  + CURRENT
                  + "); open it with a newer version."));
    }
  }

  private static int number(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(pragma)) {
      return row.getInt(1);
    }
  }

  private static String read(String resource) {
    try (InputStream in = SchemaVersion.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
