package org.tiezheng.testkit.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database editor, as forgers use one: statements on a file that an app wrote. */
public final class StoreEditor {
  private StoreEditor() {}

  /** Runs statements one after the other, each a transaction of its own. */
  public static void run(Path store, String... statements) {
    try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = open.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value of the first row. */
  public static String first(Path store, String query) {
    try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = open.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row: " + query);
      }
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
