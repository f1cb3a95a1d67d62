package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Schema;
import org.tiezheng.sqlite.SchemaEntry;
import org.tiezheng.sqlite.StoreFile;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.TextEncoding;
import org.tiezheng.sqlite.Value;

/**
 * Finds tables that the schema does not have any more: their rows of the schema table may be left
 * over on its pages, or on images of these in the logs.
 */
final class DroppedTables {
  private static final int MOST = 2_000;

  private final Template schema;
  private final Images images;
  private final Owners owners;
  private final Pages pages;

  DroppedTables(Template schema, Images images, Owners owners, Pages pages) {
    this.schema = schema;
    this.images = images;
    this.owners = owners;
    this.pages = pages;
  }

  /** The tables, none of which is as declared today, in the order in which they were found. */
  List<Table> find(Schema today, Finds finds) {
    PageCarver carver = new PageCarver(List.of(schema), images, owners, pages);
    carver.into(finds);
    for (long image = 0; image < images.count(); image++) {
      if (owners.template(images.page(image)) == schema.id()) {
        carver.inUseOnly(image);
        carver.notInUseOnly(image);
      }
    }
    Map<String, Table> found = new LinkedHashMap<>();
    RowBuilder builder = new RowBuilder(List.of(schema), images, owners, finds, pages);
    Verdict deleted = new Verdict(RowState.DELETED, Basis.KEY);
    for (long find = 0; find < finds.count() && found.size() < MOST; find++) {
      RecoveredRow row = builder.build(find, deleted, List.of(), 1);
      declared(row, schema.encoding())
          .filter(table -> isGone(table, today))
          .ifPresent(table -> found.putIfAbsent(table.name() + "\0" + table.sql(), table));
    }
    return new ArrayList<>(found.values());
  }

  private static Optional<Table> declared(RecoveredRow row, TextEncoding encoding) {
    String sql = text(row, "sql");
    boolean table = text(row, "type").equals("table");
    boolean certain = row.certainty().getLast() == Certainty.CERTAIN;
    if (!table || !certain || !sql.toUpperCase(Locale.ROOT).startsWith("CREATE TABLE")) {
      return Optional.empty();
    }
    long root = row.value("rootpage") instanceof Value.Int number ? number.value() : 0;
    Place place = new Place(StoreFile.MAIN, 1, 0, 0, OptionalLong.empty());
    SchemaEntry entry =
        new SchemaEntry("table", text(row, "name"), text(row, "tbl_name"), root, sql, place);
    return Optional.of(Schema.declared(entry, encoding)).filter(Table::understood);
  }

  private static String text(RecoveredRow row, String column) {
    return row.value(column) instanceof Value.Text text ? text.text() : "";
  }

  /** Not declared today, nor a shorter form of what is (columns were added to that). */
  private static boolean isGone(Table table, Schema today) {
    Optional<Table> same = today.table(table.name());
    return same.isEmpty() || !begins(same.get(), table);
  }

  private static boolean begins(Table longer, Table shorter) {
    List<Column> columns = shorter.columns();
    return longer.withoutRowid() == shorter.withoutRowid()
        && longer.columns().size() >= columns.size()
        && longer.columns().subList(0, columns.size()).stream()
            .map(Column::name)
            .toList()
            .equals(columns.stream().map(Column::name).toList());
  }
}
