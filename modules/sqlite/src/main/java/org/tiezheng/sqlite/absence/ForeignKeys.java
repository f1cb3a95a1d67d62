package org.tiezheng.sqlite.absence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Table;

/** Reads the foreign keys of one column that a table declares. */
final class ForeignKeys {
  private static final String NAME = "(\"[^\"]*\"|`[^`]*`|\\[[^\\]]*\\]|'[^']*'|[\\p{L}\\p{N}_$]+)";
  private static final String TARGET =
      "\\bREFERENCES\\s+" + NAME + "\\s*(?:\\(\\s*" + NAME + "\\s*\\))?";
  private static final Pattern OF_TABLE =
      Pattern.compile(
          "(?is)^(?:CONSTRAINT\\s+"
              + NAME
              + "\\s+)?FOREIGN\\s+KEY\\s*\\(\\s*"
              + NAME
              + "\\s*\\)\\s*"
              + TARGET);
  private static final Pattern OF_COLUMN = Pattern.compile("(?is)^" + NAME + "\\b.*?" + TARGET);

  private ForeignKeys() {}

  static List<Join> of(Table table) {
    List<Join> joins = new ArrayList<>();
    for (String part : parts(table.sql())) {
      Matcher ofTable = OF_TABLE.matcher(part);
      Matcher ofColumn = OF_COLUMN.matcher(part);
      if (ofTable.find()) {
        add(joins, table, ofTable.group(2), ofTable.group(3), ofTable.group(4));
      } else if (ofColumn.find() && isColumn(table, name(ofColumn.group(1)))) {
        add(joins, table, ofColumn.group(1), ofColumn.group(2), ofColumn.group(3));
      }
    }
    return joins;
  }

  private static boolean isColumn(Table table, String name) {
    return table.columns().stream().map(Column::name).anyMatch(name::equalsIgnoreCase);
  }

  private static void add(
      List<Join> joins, Table table, String column, String parent, @Nullable String parentColumn) {
    joins.add(
        Join.of(
            table.name(),
            name(column),
            name(parent),
            parentColumn == null ? "" : name(parentColumn)));
  }

  private static String name(String written) {
    boolean quoted = written.length() > 1 && "\"`['".indexOf(written.charAt(0)) >= 0;
    return quoted ? written.substring(1, written.length() - 1) : written;
  }

  /** What stands between the outer brackets of the statement, cut at its commas. */
  private static List<String> parts(String sql) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '-' && sql.startsWith("--", i)) {
        i = Math.max(i, sql.indexOf('\n', i) < 0 ? sql.length() : sql.indexOf('\n', i));
        continue;
      } else if ("\"`'[".indexOf(c) >= 0) {
        quote = c == '[' ? ']' : c;
      } else if (c == '(' && depth++ == 0) {
        part.setLength(0);
        continue;
      } else if (c == ')' && --depth == 0) {
        parts.add(part.toString().strip());
        return parts;
      } else if (c == ',' && depth == 1) {
        parts.add(part.toString().strip());
        part.setLength(0);
        continue;
      }
      part.append(c);
    }
    return parts;
  }
}
