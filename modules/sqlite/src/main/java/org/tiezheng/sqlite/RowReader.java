package org.tiezheng.sqlite;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Makes rows of the cells of one table. Not thread-safe. */
final class RowReader {
  private final Pages pages;
  private final Table table;
  private final TextEncoding encoding;
  private final DamageSink damage;
  private final Consumer<Row> rows;
  private final Payload payload;
  private final Cell cell = new Cell();
  private final RecordView record = new RecordView();
  private long count;

  RowReader(
      Pages pages, Table table, TextEncoding encoding, DamageSink damage, Consumer<Row> rows) {
    this.pages = pages;
    this.table = table;
    this.encoding = encoding;
    this.damage = damage;
    this.rows = rows;
    payload = new Payload(pages);
  }

  long count() {
    return count;
  }

  /** Delivers the rows of one page. */
  void page(BtreePage page) {
    long room = page.usableSize();
    for (int i = 0; i < page.cells(); i++) {
      if (!page.cell(i, cell)) {
        report(page, page.pointer(i), Defects.CELL_OUTSIDE);
        continue;
      }
      room -= cell.size();
      if (room < 0) {
        report(page, page.pointer(i), Defects.CELLS_OVERLAP);
        return;
      }
      row(page);
    }
  }

  /** Delivers the row of one cell, if the cell fits its page; it may be asked for again. */
  void cell(BtreePage page, int index) {
    if (page.cell(index, cell)) {
      row(page);
      payload.release();
    } else {
      report(page, page.pointer(index), Defects.CELL_OUTSIDE);
    }
  }

  private void row(BtreePage page) {
    boolean whole = payload.read(page.bytes(), cell);
    boolean wellFormed = record.read(payload.bytes(), payload.start(), payload.length());
    if (!whole) {
      report(page, cell.start(), Defects.CHAIN_BROKEN);
    } else if (!wellFormed) {
      report(page, cell.start(), Defects.RECORD_BROKEN);
    }
    count++;
    rows.accept(
        new Row(
            table,
            table.withoutRowid() ? OptionalLong.empty() : OptionalLong.of(cell.rowid()),
            List.of(values()),
            pages.place(page.number(), cell.start(), cell.end() - cell.start()),
            List.copyOf(payload.overflow()),
            whole && wellFormed));
  }

  private Value[] values() {
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

  private void report(BtreePage page, int offset, Sentence what) {
    long number = page.number();
    damage.report(new Damage(pages.file(number), number, pages.position(number) + offset, what));
  }
}
