package org.tiezheng.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Understands which columns an index has: from its statement, or from that of its table. */
final class IndexSql {
  private static final int MOST_UNIQUES = 100;

  private IndexSql() {}

  /**
   * Reads an index.
   *
   * @param tables the statements of the tables, by name
   */
  static Index index(SchemaEntry entry, Map<String, TableSql> tables) {
    List<SqlToken> tokens =
        entry.sql().length() > TableSql.LONGEST ? List.of() : SqlTokens.of(entry.sql());
    int open = 0;
    while (open < tokens.size() && !tokens.get(open).sign('(')) {
      open++;
    }
    TableSql table = tables.get(Names.lower(entry.tableName()));
    List<String> columns =
        !entry.sql().isEmpty()
            ? terms(tokens, open)
            : table == null ? List.of() : automatic(entry.name(), table);
    boolean partial =
        open < tokens.size()
            && tokens
                .subList(Math.min(tokens.size(), TableSql.skip(tokens, open)), tokens.size())
                .stream()
                .anyMatch(token -> token.is("WHERE"));
    return new Index(
        entry.name(), entry.tableName(), entry.rootPage(), entry.sql(), columns, partial);
  }

  /** A term is a column if it is one name with nothing but COLLATE, ASC or DESC behind it. */
  private static List<String> terms(List<SqlToken> tokens, int open) {
    List<String> names = new ArrayList<>();
    int end = open < tokens.size() ? TableSql.skip(tokens, open) : open;
    int at = open + 1;
    while (at < end) {
      int comma = at;
      while (comma < end && !tokens.get(comma).sign(',')) {
        comma = tokens.get(comma).sign('(') ? TableSql.skip(tokens, comma) + 1 : comma + 1;
      }
      names.add(name(tokens.subList(at, Math.min(comma, end))));
      at = comma + 1;
    }
    return names;
  }

  private static String name(List<SqlToken> term) {
    boolean column =
        !term.isEmpty()
            && term.getFirst().isName()
            && (term.size() == 1
                || term.get(1).is("COLLATE")
                || term.get(1).is("ASC")
                || term.get(1).is("DESC"));
    return column ? term.getFirst().text() : "";
  }

  /** {@code sqlite_autoindex_table_N} belongs to the N-th UNIQUE or PRIMARY KEY that needs one. */
  private static List<String> automatic(String name, TableSql table) {
    List<List<String>> needing = new ArrayList<>();
    for (List<String> unique : table.uniques().stream().limit(MOST_UNIQUES).toList()) {
      boolean rowid =
          table.rowidAlias().isPresent()
              && unique.size() == 1
              && Names.same(
                  unique.getFirst(), table.stored().get(table.rowidAlias().getAsInt()).name());
      if (!rowid && needing.stream().noneMatch(other -> sameNames(other, unique))) {
        needing.add(unique);
      }
    }
    String digits = name.substring(name.lastIndexOf('_') + 1);
    int number = digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
    return number >= 1 && number <= needing.size() ? needing.get(number - 1) : List.of();
  }

  private static boolean sameNames(List<String> a, List<String> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!Names.same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
