package org.tiezheng.sqlite;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Makes rows of the records of one table. Not thread-safe. */
final class RowReader implements LeafVisitor {
  private final Pages pages;
  private final Table table;
  private final TextEncoding encoding;
  private final Consumer<Row> rows;
  private final RecordReader records;

  RowReader(
      Pages pages, Table table, TextEncoding encoding, DamageSink damage, Consumer<Row> rows) {
    this.pages = pages;
    this.table = table;
    this.encoding = encoding;
    this.rows = rows;
    records = new RecordReader(pages, damage, this::row);
  }

  long count() {
    return records.count();
  }

  @Override
  public void page(BtreePage page) {
    records.page(page);
  }

  /** Delivers the row of one cell, if the cell fits its page; it may be asked for again. */
  void cell(BtreePage page, int index) {
    records.cell(page, index);
  }

  private void row(BtreePage page, Cell cell, RecordView record, boolean whole) {
    boolean fits = record.fields() <= table.columns().size();
    if (!fits) {
      records.report(page, cell.start(), Defects.RECORD_TOO_WIDE);
    }
    rows.accept(
        new Row(
            table,
            table.withoutRowid() ? OptionalLong.empty() : OptionalLong.of(cell.rowid()),
            List.of(values(cell, record)),
            pages.place(page.number(), cell.start(), cell.end() - cell.start()),
            List.copyOf(records.overflow()),
            whole && fits));
  }

  private Value[] values(Cell cell, RecordView record) {
    List<Column> columns = table.columns();
    List<Integer> order = table.recordOrder();
    Value[] values = new Value[columns.size()];
    Arrays.fill(values, Value.NULL);
    for (int field = 0; field < values.length; field++) {
      int index = order.get(field);
      Column column = columns.get(index);
      Value value = field < record.fields() ? record.value(field, encoding) : column.defaultValue();
      if (value instanceof Value.Int integer && column.affinity() == Affinity.REAL) {
        value = new Value.Real(integer.value());
      }
      values[index] = value;
    }
    table.rowidAlias().ifPresent(alias -> values[alias] = new Value.Int(cell.rowid()));
    return values;
  }
}
