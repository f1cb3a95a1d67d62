package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tiezheng.sqlite.Index;
import org.tiezheng.sqlite.RecordView;
import org.tiezheng.sqlite.Schema;
import org.tiezheng.sqlite.Table;

/**
 * What tells the rows of one table apart besides their rowid: UNIQUE keys, which are declared, and
 * fields whose values hardly ever repeat, which is seen in samples. Immutable once taught.
 */
final class Identity {
  /** Shorter values are the same by chance. */
  static final int LEAST = 4;

  private static final int MOST_WATCHED = 4;
  private static final int MOST_FIELDS = 64;
  private static final int MOST_ROWS = 4096;
  private static final int ENOUGH_ROWS = 8;
  private static final double TELLING = 0.98;
  private static final double WORTH_WATCHING = 0.2;
  private static final long UNIQUE = 1 << 20;

  private final Template template;
  private final List<int[]> uniqueKeys = new ArrayList<>();
  private final long[][] samples = new long[MOST_FIELDS][0];
  private final int[] counts = new int[MOST_FIELDS];
  private int[] watched = {};
  private final BitSet telling = new BitSet();

  Identity(Template template, List<Index> indexes) {
    this.template = template;
    for (Index index : indexes) {
      if (index.isUnique()) {
        fields(template.table(), index.columns()).ifPresent(uniqueKeys::add);
      }
    }
    // The library itself keeps these apart by name.
    if (template.table().name().equals("sqlite_sequence")) {
      uniqueKeys.add(new int[] {0});
    } else if (template.table().equals(Schema.SCHEMA_TABLE)) {
      uniqueKeys.add(new int[] {0, 1});
    }
  }

  /** The fields that hold some columns; none if one of them is not stored as itself. */
  static Optional<int[]> fields(Table table, List<String> columns) {
    int[] fields = new int[columns.size()];
    for (int i = 0; i < fields.length; i++) {
      int column = table.column(columns.get(i));
      boolean alias = table.rowidAlias().isPresent() && table.rowidAlias().getAsInt() == column;
      fields[i] = column < 0 || alias ? -1 : table.recordOrder().indexOf(column);
      if (fields[i] < 0) {
        return Optional.empty();
      }
    }
    return fields.length == 0 ? Optional.empty() : Optional.of(fields);
  }

  /** Looks at a live row. */
  void learn(Shape shape, byte[] page) {
    for (int i = 0; i < Math.min(shape.fields, MOST_FIELDS); i++) {
      if (length(shape, i) >= LEAST && counts[i] < MOST_ROWS) {
        if (counts[i] == samples[i].length) {
          samples[i] = Arrays.copyOf(samples[i], Math.max(64, 2 * counts[i]));
        }
        samples[i][counts[i]++] = field(shape, page, i);
      }
    }
  }

  /** Ends learning. */
  void settle() {
    double[] ratios = new double[MOST_FIELDS];
    List<Integer> worth = new ArrayList<>();
    for (int i = 0; i < MOST_FIELDS; i++) {
      if (counts[i] == 0) {
        continue;
      }
      ratios[i] = (double) Arrays.stream(samples[i], 0, counts[i]).distinct().count() / counts[i];
      if (ratios[i] >= WORTH_WATCHING || counts[i] < ENOUGH_ROWS) {
        worth.add(i);
      }
      telling.set(i, ratios[i] >= TELLING && counts[i] >= ENOUGH_ROWS);
      samples[i] = new long[0];
    }
    worth.sort((a, b) -> Double.compare(ratios[b], ratios[a]));
    watched = worth.stream().limit(MOST_WATCHED).mapToInt(Integer::intValue).toArray();
  }

  /** The fields whose values are looked for in live rows. */
  int[] watched() {
    return watched;
  }

  /** Whether hardly any two live rows have the same value in a field. */
  boolean isTelling(int field) {
    return telling.get(field);
  }

  int uniqueKeys() {
    return uniqueKeys.size();
  }

  /** Whether all fields of a UNIQUE key lie in a range and are not NULL. */
  boolean hasUniqueKey(int key, Shape shape, int first, int end) {
    for (int field : uniqueKeys.get(key)) {
      if (field < first || field >= end || field >= shape.fields || shape.types[field] == 0) {
        return false;
      }
    }
    return true;
  }

  /** A number for the values of a UNIQUE key. */
  long uniqueKey(int key, Shape shape, byte[] page) {
    long chain = ContentHash.start((int) UNIQUE + key);
    for (int field : uniqueKeys.get(key)) {
      chain = ContentHash.add(chain, shape, page, field);
    }
    return own(chain);
  }

  /** A number for the value of a field. */
  long field(Shape shape, byte[] page, int field) {
    return own(ContentHash.add(ContentHash.start(field), shape, page, field));
  }

  private long own(long chain) {
    return ContentHash.mix(chain + template.id() * 0x9e3779b97f4a7c15L);
  }

  static long length(Shape shape, int field) {
    return RecordView.fieldLength(shape.types[field]);
  }
}
