package org.tiezheng.vault.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Transactions in SQLite's own words. The driver's {@code setAutoCommit(false)} begins the next
 * transaction at once and loses count when SQLite has rolled back by itself, as it does when the
 * disk is full.
 */
final class Transaction {
  private Transaction() {}

  /** Alone with the right to write, durable when this returns. */
  static <T> T write(Connection connection, Database.Work<T> work) throws SQLException {
    return run(connection, "BEGIN IMMEDIATE", work, "COMMIT");
  }

  /** On one state of the database. */
  static <T> T read(Connection connection, Database.Work<T> work) throws SQLException {
    return run(connection, "BEGIN", work, "ROLLBACK");
  }

  private static <T> T run(Connection connection, String begin, Database.Work<T> work, String end)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(begin);
      try {
        T result = work.run(connection);
        statement.execute(end);
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        undo(statement, e);
        throw e;
      }
    }
  }

  private static void undo(Statement statement, Throwable cause) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // After some errors SQLite has done it already and says that there is no transaction.
      cause.addSuppressed(e);
    }
  }
}
