package org.tiezheng.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A b-tree: of a table or of an index.
 *
 * @param name of the table or index
 * @param rootPage its first page
 * @param table the table, if it is one
 * @param index the index, if it is one
 */
public record Tree(String name, long rootPage, Optional<Table> table, Optional<Index> index) {
  /** Whether its pages are table pages: those of a table WITHOUT ROWID are index pages. */
  public boolean hasTablePages() {
    return table.isPresent() && !table.get().withoutRowid();
  }

  /** All trees of a schema; the schema table is the first. */
  static List<Tree> of(Schema schema) {
    List<Tree> trees = new ArrayList<>();
    trees.add(of(Schema.SCHEMA_TABLE));
    schema.tables().forEach(table -> trees.add(of(table)));
    schema
        .indexes()
        .forEach(index ->
            trees.add(
                new Tree(index.name(), index.rootPage(), Optional.empty(), Optional.of(index))));
    return trees;
  }

  private static Tree of(Table table) {
    return new Tree(table.name(), table.rootPage(), Optional.of(table), Optional.empty());
  }
}
