package org.tiezheng.vault.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The three things that are done with SQL here. */
final class Rows {
  private Rows() {}

  static void insert(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    }
  }

  static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<T> all = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          all.add(mapper.map(row));
        }
      }
      return List.copyOf(all);
    }
  }

  /** The first row, if there is one. */
  static <T> Optional<T> first(
      Connection connection, String sql, Mapper<T> mapper, Object... values) throws SQLException {
    return list(connection, sql, mapper, values).stream().findFirst();
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** What one row means. */
  @FunctionalInterface
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }
}
