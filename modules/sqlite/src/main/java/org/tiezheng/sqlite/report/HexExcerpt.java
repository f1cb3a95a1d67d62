package org.tiezheng.sqlite.report;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.sqlite.Cell;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.PageType;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.RecordView;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.Source;

/** Shows the part of a page that holds a row: its bytes marked, its fields named. */
final class HexExcerpt {
  private static final int LINE = 16;

  /** Lines at the beginning and at the end of a long row that are shown. */
  private static final int HEAD = 24;

  private static final int TAIL = 4;

  /** A field of the row. */
  private record Field(String name, long from, long to) {}

  private final Database database;
  private final Html html;
  private final Language language;

  HexExcerpt(Database database, Html html, Language language) {
    this.database = database;
    this.html = html;
    this.language = language;
  }

  void write(RecoveredRow row) throws IOException {
    Place place = row.source().place();
    MemorySegment page = page(place);
    long from = place.offset() - start(place);
    if (from < 0 || from + place.length() > page.byteSize()) {
      return;
    }
    bytes(page, place, from, from + place.length());
    fields(row, page, place, from);
  }

  private MemorySegment page(Place place) {
    return switch (place.file()) {
      case MAIN -> database.main().page(place.page());
      case WAL -> database.wal().orElseThrow().page(place.frame().orElse(0));
      case JOURNAL -> database.journal().orElseThrow().page(place.frame().orElse(0));
    };
  }

  private long start(Place place) {
    return switch (place.file()) {
      case MAIN -> database.main().position(place.page());
      case WAL -> database.wal().orElseThrow().frame(place.frame().orElse(0)).offset();
      case JOURNAL -> database.journal().orElseThrow().record(place.frame().orElse(0)).offset();
    };
  }

  private void bytes(MemorySegment page, Place place, long from, long to) throws IOException {
    long first = Math.max(0, from / LINE - 1);
    long last = Math.min((page.byteSize() - 1) / LINE, (to - 1) / LINE + 1);
    html.open("pre");
    for (long line = first; line <= last; line++) {
      if (line == first + HEAD && last - line > TAIL) {
        long skipped = last - line - TAIL;
        html.text(
            language
                .of("      …（略去 %d 字节）…\n", "      … (%d bytes left out) …\n")
                .formatted(skipped * LINE));
        line = last - TAIL;
        continue;
      }
      line(page, start(place), line * LINE, from, to);
    }
    html.close("pre");
  }

  private void line(MemorySegment page, long start, long at, long from, long to)
      throws IOException {
    html.text("%10d  ".formatted(start + at));
    StringBuilder plain = new StringBuilder();
    boolean marked = false;
    for (long i = at; i < at + LINE; i++) {
      boolean mark = i >= from && i < to && i < page.byteSize();
      if (mark != marked) {
        html.raw(mark ? "<b>" : "</b>");
        marked = mark;
      }
      if (i < page.byteSize()) {
        int b = page.get(ValueLayout.JAVA_BYTE, i) & 0xff;
        html.text("%02x".formatted(b));
        plain.append(b >= 0x20 && b < 0x7f ? (char) b : '.');
      }
      html.raw(i + 1 < at + LINE ? " " : "");
    }
    html.raw(marked ? "</b>" : "").text("  " + plain + "\n");
  }

  private void fields(RecoveredRow row, MemorySegment page, Place place, long from)
      throws IOException {
    List<Field> fields =
        row.source().method() == Source.Method.WHOLE_CELL && !row.table().withoutRowid()
            ? ofCell(row, page, from)
            : ofValues(row, page);
    if (fields.isEmpty()) {
      return;
    }
    html.open("p class=\"fields\"").text(language.of("字段位置：", "Fields: "));
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      html.text(i == 0 ? "" : language.of("；", "; "));
      html.text(
          "%s %d–%d"
              .formatted(field.name(), start(place) + field.from(), start(place) + field.to() - 1));
    }
    html.close("p");
  }

  private List<Field> ofCell(RecoveredRow row, MemorySegment page, long from) {
    Cell cell = new Cell();
    RecordView record = new RecordView();
    List<Field> fields = new ArrayList<>();
    if (!cell.read(page, PageType.TABLE_LEAF, (int) from, database.main().usableSize())) {
      return ofValues(row, page);
    }
    record.read(page, cell.payloadStart(), cell.localLength());
    if (record.fields() > row.values().size()) {
      return ofValues(row, page);
    }
    for (int i = 0; i < record.fields(); i++) {
      if (record.fieldEnd(i) > record.fieldStart(i)) {
        String name = row.table().columns().get(row.table().recordOrder().get(i)).name();
        fields.add(new Field(name, record.fieldStart(i), record.fieldEnd(i)));
      }
    }
    return fields;
  }

  /** Where a value is a view of the page, that says where it lies. */
  private static List<Field> ofValues(RecoveredRow row, MemorySegment page) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < row.values().size(); i++) {
      MemorySegment bytes =
          switch (row.values().get(i)) {
            case Value.Text text -> text.bytes();
            case Value.Blob blob -> blob.bytes();
            default -> MemorySegment.NULL;
          };
      long from = bytes.address() - page.address();
      // Addresses of copies in other arrays mean nothing here: the bytes must be the same too.
      if (bytes.byteSize() > 0
          && bytes.isNative() == page.isNative()
          && from >= 0
          && from + bytes.byteSize() <= page.byteSize()
          && bytes.mismatch(page.asSlice(from, bytes.byteSize())) == -1) {
        String name = row.table().columns().get(i).name();
        fields.add(new Field(name, from, from + bytes.byteSize()));
      }
    }
    return fields;
  }
}
