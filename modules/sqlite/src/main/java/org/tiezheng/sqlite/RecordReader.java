package org.tiezheng.sqlite;

import java.util.List;

/** Reads the records of the pages of one b-tree. Not thread-safe. */
final class RecordReader implements LeafVisitor {
  private final Pages pages;
  private final DamageSink damage;
  private final RecordVisitor visitor;
  private final Payload payload;
  private final Cell cell = new Cell();
  private final RecordView record = new RecordView();
  private long count;

  RecordReader(Pages pages, DamageSink damage, RecordVisitor visitor) {
    this.pages = pages;
    this.damage = damage;
    this.visitor = visitor;
    payload = new Payload(pages);
  }

  /** How many records were delivered. */
  long count() {
    return count;
  }

  /** The overflow parts of the record that is being delivered. */
  List<Place> overflow() {
    return payload.overflow();
  }

  @Override
  public void page(BtreePage page) {
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
      record(page);
    }
  }

  /** Delivers the record of one cell, if the cell fits its page; it may be asked for again. */
  void cell(BtreePage page, int index) {
    if (page.cell(index, cell)) {
      record(page);
      payload.release();
    } else {
      report(page, page.pointer(index), Defects.CELL_OUTSIDE);
    }
  }

  private void record(BtreePage page) {
    boolean whole = payload.read(page.bytes(), cell);
    boolean wellFormed = record.read(payload.bytes(), payload.start(), payload.length());
    if (!whole) {
      report(page, cell.start(), payload.problem());
    } else if (!wellFormed) {
      report(page, cell.start(), Defects.RECORD_BROKEN);
    }
    count++;
    visitor.record(page, cell, record, whole && wellFormed && !page.isDoubtful());
  }

  void report(BtreePage page, int offset, Sentence what) {
    long number = page.number();
    damage.report(new Damage(pages.file(number), number, pages.position(number) + offset, what));
  }
}
