package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides how rows are stored is found in a CREATE TABLE statement. */
class TableSqlTest {
  private static TableSql parse(String sql) {
    return TableSql.parse(sql, TextEncoding.UTF_8);
  }

  private static List<String> names(TableSql table) {
    return table.stored().stream().map(Column::name).toList();
  }

  @Test
  void namesMayBeQuotedInFourWays() {
    TableSql table = parse("CREATE TABLE \"x(\" (\"a\"\"b\", [c d], `e``f`, 'g''h', 短信 TEXT)");
    assertThat(names(table)).containsExactly("a\"b", "c d", "e`f", "g'h", "短信");
  }

  @Test
  void commasAndParenthesesInTypesChecksAndCommentsDoNotDivideColumns() {
    TableSql table =
        parse(
            "CREATE TABLE t(a DECIMAL(10, 2) CHECK (a IN (1, 2)), -- , b (\n"
                + " c TEXT DEFAULT 'x, y' /* , d */, CONSTRAINT k CHECK (a > c), FOREIGN KEY (a)"
                + " REFERENCES u(v, w) ON DELETE CASCADE)");
    assertThat(names(table)).containsExactly("a", "c");
    assertThat(table.stored().getFirst().declaredType()).isEqualTo("DECIMAL(10, 2)");
    assertThat(table.understood()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t(x INTEGER PRIMARY KEY, y)",
        "create table t(x integer constraint k primary key asc autoincrement, y)",
        "CREATE TABLE t(x \"INTEGER\" PRIMARY KEY, y)",
        "CREATE TABLE t(x INTEGER, y, PRIMARY KEY(x))",
        "CREATE TABLE t(x INTEGER, y, PRIMARY KEY(X DESC))",
        "CREATE TABLE t(x INTEGER, y, UNIQUE(y) CONSTRAINT k PRIMARY KEY(\"x\" AUTOINCREMENT))"
      })
  void theseColumnsAreTheRowid(String sql) {
    assertThat(parse(sql).rowidAlias()).isEqualTo(OptionalInt.of(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t(x INTEGER PRIMARY KEY DESC, y)",
        "CREATE TABLE t(x INT PRIMARY KEY, y)",
        "CREATE TABLE t(x INTEGER(8) PRIMARY KEY, y)",
        "CREATE TABLE t(x INTEGER, y, PRIMARY KEY(x, y))",
        "CREATE TABLE t(x INTEGER UNIQUE, y)",
        "CREATE TABLE t(x INTEGER PRIMARY KEY, y) WITHOUT ROWID"
      })
  void theseAreNot(String sql) {
    assertThat(parse(sql).rowidAlias()).isEmpty();
  }

  @Test
  void recordsWithoutRowidBeginWithThePrimaryKey() {
    TableSql table =
        parse(
            "CREATE TABLE t(a, b, c, d, PRIMARY KEY(d, b COLLATE NOCASE, D)) STRICT, WITHOUT"
                + " ROWID");
    assertThat(table.withoutRowid()).isTrue();
    assertThat(table.recordOrder()).containsExactly(3, 1, 0, 2);
  }

  @Test
  void generatedColumnsHaveBytesOnlyIfStored() {
    TableSql table =
        parse(
            "CREATE TABLE t(a INT, b AS (a + 1), c TEXT GENERATED ALWAYS AS (a || ')') STORED, d)");
    assertThat(names(table)).containsExactly("a", "c", "d");
    assertThat(table.virtual()).containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "INT|INTEGER",
        "TINYINT UNSIGNED|INTEGER",
        "CHARACTER(20)|TEXT",
        "FLOATING POINT|INTEGER",
        "CLOB|TEXT",
        "BLOB|BLOB",
        "DOUBLE PRECISION|REAL",
        "DECIMAL(10,5)|NUMERIC",
        "STRING|NUMERIC"
      },
      delimiter = '|')
  void affinityFollowsTheWordsOfTheType(String type, Affinity affinity) {
    assertThat(Affinity.of(type)).isEqualTo(affinity);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CREATE TABLE",
        "CREATE TABLE t(",
        "CREATE TABLE t(a, 'b",
        "((((",
        "x'",
        "[",
        "CREATE TABLE t()"
      })
  void whatIsNoStatementIsSaidToBeNotUnderstood(String sql) {
    assertThat(parse(sql).understood()).isFalse();
  }

  @Test
  void aHostileStatementEndsSoon() {
    assertThat(parse("CREATE TABLE t(" + "UNIQUE ".repeat(100_000) + ")").understood()).isFalse();
    assertThat(parse("CREATE TABLE t(" + "a,".repeat(200_000) + "a)").stored()).hasSize(32767);
    assertThat(parse("(".repeat(500_000)).understood()).isFalse();
  }
}
