package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;

/** A column while its definition is being read. */
final class ColumnSql {
  final String name;
  private final String type;
  private final Affinity affinity;
  boolean notNull;
  boolean generated;
  boolean storedGenerated;
  private Value defaultValue = Value.NULL;

  ColumnSql(String name, String type, Affinity affinity) {
    this.name = name;
    this.type = type;
    this.affinity = affinity;
  }

  boolean isStored() {
    return !generated || storedGenerated;
  }

  Column column() {
    return new Column(name, type, affinity, notNull, defaultValue);
  }

  /** Reads what follows DEFAULT; the index of its last token. */
  int readDefault(List<SqlToken> item, int from, TextEncoding encoding) {
    int i = from;
    int end = i;
    if (i < item.size() && item.get(i).sign('(')) {
      end = TableSql.skip(item, i);
      i++;
      if (end - i > 2) {
        return end;
      }
    }
    boolean minus = i < item.size() && item.get(i).sign('-');
    if (i < item.size() && (minus || item.get(i).sign('+'))) {
      i++;
    }
    if (i < item.size()) {
      defaultValue = defaultValue(item.get(i), minus, encoding);
    }
    return Math.max(i, end);
  }

  private Value defaultValue(SqlToken token, boolean minus, TextEncoding encoding) {
    Value value = literal(token, minus, encoding);
    if (token.kind() == SqlToken.Kind.NUMBER && affinity == Affinity.BLOB) {
      return Literals.convert(value, Affinity.NUMERIC, encoding);
    }
    if (value instanceof Value.Real && affinity == Affinity.TEXT) {
      return Literals.text((minus ? "-" : "") + token.text(), encoding);
    }
    return Literals.convert(value, affinity, encoding);
  }

  private static Value literal(SqlToken token, boolean minus, TextEncoding encoding) {
    return switch (token.kind()) {
      case NUMBER -> Literals.number((minus ? "-" : "") + token.text());
      case STRING, QUOTED -> Literals.text(token.text(), encoding);
      case BLOB -> blob(token.text());
      case WORD ->
          token.is("TRUE")
              ? new Value.Int(1)
              : token.is("FALSE")
                  ? new Value.Int(0)
                  : token.is("NULL") || token.text().startsWith("CURRENT_")
                      ? Value.NULL
                      : Literals.text(token.text(), encoding);
      case SIGN -> Value.NULL;
    };
  }

  private static Value blob(String digits) {
    boolean legal = digits.length() % 2 == 0 && digits.chars().allMatch(HexFormat::isHexDigit);
    return legal
        ? new Value.Blob(MemorySegment.ofArray(HexFormat.of().parseHex(digits)).asReadOnly())
        : Value.NULL;
  }
}
