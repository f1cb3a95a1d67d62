package org.tiezheng.collect.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/**
 * A row of a database by the names of its columns, live or recovered. It remembers which columns
 * were asked for; what is left goes into the record as it is. A column that is not there reads like
 * one that is NULL. Not thread-safe: it may pass from one thread to another.
 */
public final class StoredRow {
  private static final int RAW_BYTES = 256;
  private static final int SHOWN = 1_000;

  /** Room for what a record mostly gets, with what its reader adds: nothing needs an order. */
  private static final int USUAL_REST = 24;

  private final ColumnPlaces columns;
  private final Table table;
  private final Optional<Long> rowid;
  private final List<Value> values;
  private final Provenance provenance;
  private final RowState state;
  private final boolean complete;
  private final int mostChars;
  private final Map<String, String> remarks;
  private final BitSet asked = new BitSet();
  private boolean cut;

  StoredRow(
      ColumnPlaces columns,
      Optional<Long> rowid,
      List<Value> values,
      Provenance provenance,
      RowState state,
      boolean complete,
      int mostChars,
      Map<String, String> remarks) {
    this.columns = columns;
    this.table = columns.table();
    this.rowid = rowid;
    this.values = values;
    this.provenance = provenance;
    this.state = state;
    this.complete = complete;
    this.mostChars = mostChars;
    this.remarks = remarks;
  }

  public Optional<Long> rowid() {
    return rowid;
  }

  public Provenance provenance() {
    return provenance;
  }

  /** LIVE, DELETED_RECOVERED or EARLIER_VERSION. */
  public RowState state() {
    return state;
  }

  /** What is remarked about a recovered row, such as {@link RecoveredRows#OTHER_TABLES}. */
  public Optional<String> remark(String name) {
    return Optional.ofNullable(remarks.get(name));
  }

  /** Whether no number of a recovered row is concluded or may be another's in part. */
  public boolean sureOfIds() {
    return !remarks.containsKey("_concluded") && !remarks.containsKey("_partial");
  }

  /** Whether all bytes of a column are there and its own; of a live row always. */
  public boolean whole(String column) {
    return remarks.isEmpty() || !(remarked("_lost", column) || remarked("_partial", column));
  }

  /** Whether a column is whole and its type need not be concluded. */
  public boolean sureOf(String column) {
    return whole(column) && !remarked("_concluded", column);
  }

  private boolean remarked(String remark, String column) {
    return ("," + remarks.getOrDefault(remark, "") + ",").contains("," + column + ",");
  }

  /**
   * The name under which rows like this one are counted: recovered ones in a table of their own.
   */
  public String countedIn() {
    return countedIn(table.name(), state);
  }

  /** The name under which rows of a table are counted. */
  public static String countedIn(String table, RowState state) {
    return state == RowState.LIVE ? table : table + " (recovered)";
  }

  /** The value of a column as it is stored. */
  public Value value(String column) {
    int index = columns.of(column);
    if (index < 0) {
      return Value.NULL;
    }
    asked.set(index);
    return values.get(index);
  }

  /**
   * A column as text: numbers in digits; empty if it is NULL, there is none, or it is a blob. Of a
   * text whose end is lost, a character that was cut in two is left out.
   */
  public String text(String column) {
    String text = text(value(column));
    return text.endsWith("\uFFFD") && !whole(column) ? text.substring(0, text.length() - 1) : text;
  }

  /** A column as text, empty if it is NULL, blank or a blob. */
  public Optional<String> word(String column) {
    return Optional.of(text(column)).filter(text -> !text.isBlank());
  }

  /** The beginning of a column as text, for what is held in memory. */
  public String text(String column, int most) {
    String text = text(column);
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** An integer column; also a whole number that is stored as text or as a fraction. */
  public Optional<Long> number(String column) {
    // Asked some ten times for every row of a store: a switch over patterns shows in the time.
    Value value = value(column);
    if (value instanceof Value.Int whole) {
      return Optional.of(whole.value());
    } else if (value instanceof Value.Text text) {
      return digits(text);
    }
    return value instanceof Value.Real real && real.value() == Math.rint(real.value())
        ? Optional.of((long) real.value())
        : Optional.empty();
  }

  /** An integer column, 0 if there is none. */
  public long numberOrZero(String column) {
    return number(column).orElse(0L);
  }

  /** The bytes of a blob, or of a text as they are stored. */
  public Optional<MemorySegment> bytes(String column) {
    Value value = value(column);
    if (value instanceof Value.Blob blob) {
      return Optional.of(blob.bytes());
    }
    return value instanceof Value.Text text ? Optional.of(text.bytes()) : Optional.empty();
  }

  /**
   * The columns that were not asked for, by name, as they are stored; a blob in hexadecimal digits,
   * or its length and digest if it is long. Left out are NULL and what the schema gives a new row.
   * {@code _incomplete} is added if the row is damaged, {@code _cut} if a text was cut; to a
   * recovered row what is known about its values ({@code _lost}, {@code _partial}, {@code
   * _concluded}: columns) and its rowid.
   */
  public Map<String, String> rest() {
    Map<String, String> rest = HashMap.newHashMap(USUAL_REST);
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      Value value = values.get(i);
      boolean plain =
          value instanceof Value.Null
              || value.equals(columns.get(i).defaultValue())
              || (table.rowidAlias().isPresent() && table.rowidAlias().getAsInt() == i);
      if (!asked.get(i) && !plain) {
        rest.put(columns.get(i).name(), shown(value));
      }
    }
    rest.putAll(remarks);
    if (!complete) {
      rest.put("_incomplete", "true");
    }
    if (cut) {
      rest.put("_cut", "true");
    }
    return rest;
  }

  /** Puts columns among the rest although they were asked for. */
  public void keep(String... columns) {
    for (String column : columns) {
      int index = this.columns.of(column);
      if (index >= 0) {
        asked.clear(index);
      }
    }
  }

  /**
   * All columns that are not NULL by name, as text, blobs in hexadecimal digits; and what is
   * remarked about the row as in {@link #rest}.
   */
  public Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      if (!(values.get(i) instanceof Value.Null)) {
        all.put(table.columns().get(i).name(), shown(values.get(i)));
      }
    }
    all.putAll(remarks);
    if (!complete) {
      all.put("_incomplete", "true");
    }
    if (cut) {
      all.put("_cut", "true");
    }
    return all;
  }

  /** The values in one line, to show what is set aside. */
  public String raw() {
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i < values.size() && raw.length() < SHOWN; i++) {
      if (!(values.get(i) instanceof Value.Null)) {
        String value = shown(values.get(i));
        raw.append(raw.isEmpty() ? "" : " | ")
            .append(table.columns().get(i).name())
            .append('=')
            .append(value, 0, Math.min(SHOWN, value.length()));
      }
    }
    return raw.toString();
  }

  private String shown(Value value) {
    return value instanceof Value.Blob blob ? hex(blob.bytes()) : text(value);
  }

  private String text(Value value) {
    if (value instanceof Value.Text text) {
      return text(text);
    } else if (value instanceof Value.Int whole) {
      return Long.toString(whole.value());
    }
    return value instanceof Value.Real real ? Double.toString(real.value()) : "";
  }

  /** No character of any encoding that a database may have takes more than four bytes. */
  private String text(Value.Text text) {
    long most = 4L * mostChars;
    if (text.bytes().byteSize() <= most) {
      String whole = text.text();
      if (whole.length() <= mostChars) {
        return whole;
      }
      cut = true;
      return whole.substring(0, mostChars);
    }
    cut = true;
    return new Value.Text(text.bytes().asSlice(0, most), text.encoding())
        .text()
        .substring(0, mostChars);
  }

  private static Optional<Long> digits(Value.Text text) {
    if (text.bytes().byteSize() > 80) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text.text().strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String hex(MemorySegment bytes) {
    if (bytes.byteSize() <= RAW_BYTES) {
      return HexFormat.of().formatHex(bytes.toArray(ValueLayout.JAVA_BYTE));
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.asByteBuffer());
      return bytes.byteSize() + " bytes, sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
