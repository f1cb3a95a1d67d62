package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tiezheng.sqlite.Affinity;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Index;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.TextEncoding;
import org.tiezheng.sqlite.Value;

/**
 * What the records of one table look like: fields in stored order, how probable which types are in
 * them, how long the rowids are. Settled once, then only read.
 */
final class Template {
  /** Bits that one byte of a header is evidence for, in natural logarithms. */
  static final double BYTE = Math.log(256);

  private static final double LEAST_ROWID = -6;

  private final int id;
  private final Table table;
  private final boolean dropped;
  private final TextEncoding encoding;
  private final int keyFields;
  private final List<Affinity> affinities = new ArrayList<>();
  private final List<ColumnModel> models = new ArrayList<>();
  private final BitSet fieldCounts = new BitSet();
  private boolean index;
  private long taught;
  private long texts;
  private long oddTexts;
  private final int[] rowidLengths = new int[10];
  private final double[] rowidCost = new double[10];

  /** A template of the entries of an index: explains what is left over on its pages, no more. */
  static Template ofIndex(int id, Index index, Table table, TextEncoding encoding) {
    List<Column> columns = new ArrayList<>();
    for (String name : index.columns()) {
      int column = table.column(name);
      Affinity affinity = column < 0 ? Affinity.BLOB : table.columns().get(column).affinity();
      columns.add(new Column(name, "", affinity, false, Value.NULL));
    }
    columns.add(new Column("", "", Affinity.INTEGER, true, Value.NULL));
    List<Integer> order = IntStream.range(0, columns.size()).boxed().toList();
    Table entries =
        new Table(
            index.name(),
            index.rootPage(),
            "",
            columns,
            OptionalInt.empty(),
            true,
            order,
            List.of(),
            false,
            true);
    Template template = new Template(id, entries, false, encoding);
    template.index = true;
    return template;
  }

  Template(int id, Table table, boolean dropped, TextEncoding encoding) {
    this.id = id;
    this.table = table;
    this.dropped = dropped;
    this.encoding = encoding;
    keyFields = table.keyFields();
    for (int index : table.recordOrder()) {
      Column column = table.columns().get(index);
      boolean alias = table.rowidAlias().isPresent() && table.rowidAlias().getAsInt() == index;
      Affinity affinity = affinity(table, index, column);
      affinities.add(affinity);
      boolean key = models.size() < keyFields;
      models.add(new ColumnModel(affinity, column.notNull() || key, alias));
    }
    settle();
  }

  /** The library's own table has no types declared, but always a name and a number. */
  private static Affinity affinity(Table table, int index, Column column) {
    if (table.name().equals("sqlite_sequence")) {
      return index == 0 ? Affinity.TEXT : Affinity.INTEGER;
    }
    return column.affinity();
  }

  /** Whether hardly anything distinguishes its rows from other bytes. */
  boolean isVague() {
    return !isTaught() && models.size() < 3;
  }

  int id() {
    return id;
  }

  Table table() {
    return table;
  }

  boolean dropped() {
    return dropped;
  }

  /** Whether nothing but its rows is left of its table. */
  boolean isUnknown() {
    return dropped && table.sql().isEmpty();
  }

  TextEncoding encoding() {
    return encoding;
  }

  /** Whether this stands for an index, whose entries are no rows. */
  boolean isIndex() {
    return index;
  }

  boolean keyed() {
    return table.withoutRowid();
  }

  int fields() {
    return models.size();
  }

  /** Whether rows with this many fields are expected: the declared number, or one that was seen. */
  boolean expects(int fields) {
    return fields == models.size() || fieldCounts.get(fields);
  }

  /** The numbers of fields that are expected, the declared one first. */
  int[] expectedFields() {
    BitSet all = (BitSet) fieldCounts.clone();
    all.clear(models.size());
    int[] counts = new int[all.cardinality() + 1];
    counts[0] = models.size();
    int next = 1;
    for (int i = all.nextSetBit(0); i >= 0; i = all.nextSetBit(i + 1)) {
      counts[next++] = i;
    }
    return counts;
  }

  /** Learns from a live row. */
  void learn(int rowidLength, int fields, long[] types) {
    if (fields > models.size() || fields == 0) {
      return;
    }
    rowidLengths[rowidLength]++;
    taught++;
    fieldCounts.set(fields);
    for (int i = 0; i < fields; i++) {
      models.get(i).learn(types[i]);
    }
  }

  /** Learns the first byte of a value. */
  void learnFirst(int field, long type, int first) {
    if (field < models.size()) {
      models.get(field).learnFirst(type, first);
    }
  }

  /** How well the first byte of a value agrees with those of live rows. */
  double firstByte(int field, long type, int first) {
    return models.get(field).firstByte(type, first);
  }

  /** Learns whether texts of live rows are as texts should be. */
  void learnText(boolean odd) {
    texts++;
    oddTexts += odd ? 1 : 0;
  }

  /** Whether live rows have texts that break their encoding or hold control characters. */
  boolean oddTexts() {
    return oddTexts * 200L > texts;
  }

  void settle() {
    int total = 0;
    for (int count : rowidLengths) {
      total += count;
    }
    for (int i = 1; i < 10; i++) {
      double usual = i <= 4 ? 0.24 : 0.008;
      // Rowids grow: those of old rows may be shorter than any that was seen.
      double weight = 2 + 0.3 * total;
      rowidCost[i] = Math.log((rowidLengths[i] + weight * usual) / (total + weight));
    }
    models.forEach(ColumnModel::settle);
  }

  double rowidCost(int length) {
    return keyed() ? 0 : rowidCost[length];
  }

  /** Whether enough rows were seen to know what is unusual. */
  boolean isTaught() {
    return taught >= 20;
  }

  /** Whether a payload length and a rowid of this length together are worth trying. */
  boolean expectsPrefix(int length) {
    if (keyed()) {
      return true;
    }
    for (int size = 1; size <= 3 && size < length; size++) {
      if (length - size < 10 && rowidCost[length - size] > LEAST_ROWID) {
        return true;
      }
    }
    return false;
  }

  double cost(int field, long type) {
    return models.get(field).cost(type);
  }

  /** The types of one byte that a field can have. */
  LikelyTypes likely(int field) {
    return models.get(field).likely();
  }

  /** How many fields, from the first, are the key of a table WITHOUT ROWID. */
  int keyFields() {
    return keyFields;
  }

  /** Whether nothing in the declaration tells the rows of two tables apart. */
  boolean looksLike(Template other) {
    return keyed() == other.keyed() && index == other.index && affinities.equals(other.affinities);
  }
}
