package org.tiezheng.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Understands as much of a CREATE TABLE statement as decides how rows are stored: columns, types,
 * primary key, generated columns, defaults. Tolerant: what it does not know it steps over, and
 * {@link #understood()} says so if no column list was found.
 */
final class TableSql {
  /** Longer than any real one; a hostile statement could be as long as the file. */
  static final int LONGEST = 1_000_000;

  /** The library's own limit. */
  private static final int MOST_COLUMNS = 32767;

  private static final Set<String> TABLE_CONSTRAINT =
      Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
  private static final Set<String> COLUMN_CONSTRAINT =
      Set.of(
          "CONSTRAINT",
          "PRIMARY",
          "NOT",
          "NULL",
          "UNIQUE",
          "CHECK",
          "DEFAULT",
          "COLLATE",
          "REFERENCES",
          "GENERATED",
          "AS",
          "DEFERRABLE",
          "ON");

  private final String sql;
  private final TextEncoding encoding;
  private final List<SqlToken> tokens;
  private List<Column> stored = List.of();
  private final List<ColumnSql> columns = new ArrayList<>();
  private final List<List<String>> uniques = new ArrayList<>();
  private List<String> primaryKey = List.of();
  private boolean withoutRowid;
  private boolean strict;
  private boolean autoincrement;
  private boolean keyMayBeRowid;
  private boolean understood;

  private TableSql(String sql, TextEncoding encoding) {
    this.sql = sql;
    this.encoding = encoding;
    tokens = sql.length() > LONGEST ? List.of() : SqlTokens.of(sql);
  }

  static TableSql parse(String sql, TextEncoding encoding) {
    TableSql table = new TableSql(sql, encoding);
    table.statement();
    return table;
  }

  private void statement() {
    int open = 0;
    while (open < tokens.size() && !tokens.get(open).sign('(')) {
      open++;
    }
    int close = close(open);
    options(Math.min(close + 1, tokens.size()));
    int at = open + 1;
    while (at < close) {
      int comma = comma(at, close);
      item(tokens.subList(at, comma));
      at = comma + 1;
    }
    stored = columns.stream().filter(ColumnSql::isStored).map(ColumnSql::column).toList();
    understood = !columns.isEmpty() && close < tokens.size();
  }

  /** Words behind the column list. */
  private void options(int from) {
    for (int i = from; i < tokens.size(); i++) {
      strict |= tokens.get(i).is("STRICT");
      withoutRowid |=
          tokens.get(i).is("WITHOUT") && i + 1 < tokens.size() && tokens.get(i + 1).is("ROWID");
    }
  }

  private void item(List<SqlToken> item) {
    if (item.isEmpty()) {
      return;
    }
    SqlToken first = item.getFirst();
    if (first.kind() == SqlToken.Kind.WORD && constraintWord(first, TABLE_CONSTRAINT)) {
      tableConstraints(item);
    } else if (first.isName() && columns.size() < MOST_COLUMNS) {
      column(item);
    }
  }

  private void tableConstraints(List<SqlToken> item) {
    boolean auto = item.stream().anyMatch(word -> word.is("AUTOINCREMENT"));
    boolean unique = false;
    boolean key = false;
    for (int i = 0; i < item.size(); i++) {
      SqlToken token = item.get(i);
      key |= token.is("PRIMARY");
      unique |= key || token.is("UNIQUE");
      if (token.sign('(')) {
        if (unique) {
          uniques.add(terms(item, i));
        }
        if (key) {
          primaryKey = uniques.getLast();
          keyMayBeRowid = primaryKey.size() == 1;
          autoincrement |= auto;
        }
        unique = false;
        key = false;
        i = skip(item, i);
      }
    }
  }

  /** The names in the parentheses that open at a position. */
  private static List<String> terms(List<SqlToken> item, int open) {
    List<String> names = new ArrayList<>();
    int depth = 0;
    boolean expected = true;
    for (int i = open; i < item.size(); i++) {
      SqlToken token = item.get(i);
      depth += token.sign('(') ? 1 : token.sign(')') ? -1 : 0;
      if (depth == 0) {
        break;
      }
      if (token.sign(',') && depth == 1) {
        expected = true;
      } else if (expected && token.isName()) {
        names.add(token.text());
        expected = false;
      }
    }
    return names;
  }

  private void column(List<SqlToken> item) {
    int typeEnd = 1;
    while (typeEnd < item.size() && !constraintWord(item.get(typeEnd), COLUMN_CONSTRAINT)) {
      typeEnd = item.get(typeEnd).sign('(') ? skip(item, typeEnd) + 1 : typeEnd + 1;
    }
    typeEnd = Math.min(typeEnd, item.size());
    String type = typeEnd == 1 ? "" : type(item, typeEnd);
    Affinity affinity = strict && type.equalsIgnoreCase("ANY") ? Affinity.BLOB : Affinity.of(type);
    ColumnSql column = new ColumnSql(item.getFirst().text(), type, affinity);
    for (int i = typeEnd; i < item.size(); i++) {
      i = columnConstraint(item, i, column);
    }
    columns.add(column);
  }

  private String type(List<SqlToken> item, int end) {
    return end == 2 && item.get(1).kind() != SqlToken.Kind.WORD
        ? item.get(1).text()
        : sql.substring(item.get(1).start(), item.get(end - 1).end());
  }

  /** Reads one constraint; the index of its last token that was looked at. */
  private int columnConstraint(List<SqlToken> item, int i, ColumnSql column) {
    SqlToken token = item.get(i);
    if (token.is("PRIMARY")) {
      primaryKey = List.of(column.name);
      uniques.add(primaryKey);
      // A quirk that is kept for old files: with DESC it is an ordinary column.
      keyMayBeRowid = !(i + 2 < item.size() && item.get(i + 2).is("DESC"));
      return i + 1;
    }
    if (token.is("UNIQUE")) {
      uniques.add(List.of(column.name));
    } else if (token.is("AUTOINCREMENT")) {
      autoincrement = true;
    } else if (token.is("NOT")) {
      column.notNull = true;
      return i + 1;
    } else if (token.is("COLLATE") || token.is("CONSTRAINT")) {
      return i + 1;
    } else if (token.is("DEFAULT")) {
      return column.readDefault(item, i + 1, encoding);
    } else if (token.is("AS")) {
      column.generated = true;
    } else if (token.is("STORED") && column.generated) {
      column.storedGenerated = true;
    } else if (token.sign('(')) {
      return skip(item, i);
    }
    return i;
  }

  private static boolean constraintWord(SqlToken token, Set<String> words) {
    return token.kind() == SqlToken.Kind.WORD
        && words.contains(token.text().toUpperCase(Locale.ROOT));
  }

  /** Index of the parenthesis that closes the one at a position. */
  static int skip(List<SqlToken> item, int open) {
    int depth = 0;
    for (int i = open; i < item.size(); i++) {
      depth += item.get(i).sign('(') ? 1 : item.get(i).sign(')') ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return item.size();
  }

  private int close(int open) {
    return open < tokens.size() ? skip(tokens, open) : tokens.size();
  }

  private int comma(int from, int close) {
    int depth = 0;
    for (int i = from; i < close; i++) {
      depth += tokens.get(i).sign('(') ? 1 : tokens.get(i).sign(')') ? -1 : 0;
      if (depth == 0 && tokens.get(i).sign(',')) {
        return i;
      }
    }
    return close;
  }

  boolean understood() {
    return understood;
  }

  boolean withoutRowid() {
    return withoutRowid;
  }

  boolean autoincrement() {
    return autoincrement;
  }

  /** The stored columns in declared order. */
  List<Column> stored() {
    return stored;
  }

  List<String> virtual() {
    return columns.stream()
        .filter(column -> !column.isStored())
        .map(column -> column.name)
        .toList();
  }

  /** Names of the columns of each UNIQUE and PRIMARY KEY, in the order of the statement. */
  List<List<String>> uniques() {
    return uniques;
  }

  /** Which stored column is the rowid. */
  OptionalInt rowidAlias() {
    if (withoutRowid || !keyMayBeRowid || primaryKey.size() != 1) {
      return OptionalInt.empty();
    }
    int index = stored(primaryKey.getFirst());
    return index >= 0 && stored.get(index).declaredType().equalsIgnoreCase("INTEGER")
        ? OptionalInt.of(index)
        : OptionalInt.empty();
  }

  /** Which stored column each field of a record belongs to. */
  List<Integer> recordOrder() {
    Set<Integer> order = new LinkedHashSet<>();
    if (withoutRowid) {
      primaryKey.stream().map(this::stored).filter(index -> index >= 0).forEach(order::add);
    }
    for (int i = 0; i < stored.size(); i++) {
      order.add(i);
    }
    return List.copyOf(order);
  }

  /** How many fields of a record, from the first, are the primary key of a table WITHOUT ROWID. */
  int keyFields() {
    return (int)
        primaryKey.stream().map(this::stored).filter(index -> index >= 0).distinct().count();
  }

  private int stored(String name) {
    for (int i = 0; i < stored.size(); i++) {
      if (Names.same(stored.get(i).name(), name)) {
        return i;
      }
    }
    return -1;
  }
}
