package org.tiezheng.sqlite.absence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.sqlite.SchemaEntry;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;

/** Compares full-text indexes (FTS3 to FTS5) with the rows that they were made of. */
final class FullText implements Check {
  private static final Pattern VIRTUAL =
      Pattern.compile("(?is)^\\s*create\\s+virtual\\s+table\\s.*\\busing\\s+fts[345]\\b.*");
  private static final Pattern CONTENT =
      Pattern.compile("(?is)[(,]\\s*content\\s*=\\s*([\"'`]?)([^\"'`,)]*)\\1\\s*[,)]");

  @Override
  public void run(Examination examination) {
    examination.looksFor(SignalKind.FULLTEXT_WITHOUT_ROW, SignalKind.ROW_WITHOUT_FULLTEXT);
    for (SchemaEntry entry : examination.database().schema().entries()) {
      if (isIndex(entry)) {
        index(examination, entry);
      }
    }
  }

  static boolean isIndex(SchemaEntry entry) {
    return VIRTUAL.matcher(entry.sql()).matches();
  }

  private static void index(Examination examination, SchemaEntry entry) {
    Matcher content = CONTENT.matcher(entry.sql());
    String base = content.find() ? content.group(2).strip() : entry.name() + "_content";
    Optional<Table> rows = examination.table(base);
    Optional<Table> sizes = examination.table(entry.name() + "_docsize");
    if (rows.isEmpty() || sizes.isEmpty() || rows.get().withoutRowid()) {
      examination.cannot(
          new Sentence(
              "全文索引 %s 没有可对照的行或长度表。".formatted(entry.name()),
              "The full-text index %s has no rows or no table of lengths to compare."
                  .formatted(entry.name())));
      return;
    }
    IdSet indexed = examination.rowids(sizes.get());
    IdSet there = examination.rowids(rows.get());
    report(examination, SignalKind.FULLTEXT_WITHOUT_ROW, entry.name(), base, indexed, there);
    report(examination, SignalKind.ROW_WITHOUT_FULLTEXT, entry.name(), base, there, indexed);
  }

  private static void report(
      Examination examination,
      SignalKind kind,
      String index,
      String base,
      IdSet these,
      IdSet those) {
    Missing missing = Missing.of(these, those);
    if (missing.count() == 0) {
      return;
    }
    boolean deleted = kind == SignalKind.FULLTEXT_WITHOUT_ROW;
    examination.found(
        kind,
        deleted ? index : base,
        missing.count(),
        deleted ? Weight.STRONG : Weight.SLIGHT,
        deleted
            ? new Sentence(
                "全文索引 %s 仍登记着 %d 行，而表 %s 中已没有这些行。".formatted(index, missing.count(), base),
                "The full-text index %s still knows %d rows that are not in table %s."
                    .formatted(index, missing.count(), base))
            : new Sentence(
                "表 %s 有 %d 行不在全文索引 %s 中。".formatted(base, missing.count(), index),
                "%2$d rows of table %1$s are not in the full-text index %3$s."
                    .formatted(base, missing.count(), index)),
        List.of(
            new Sentence(
                "索引由应用自行维护，更新可能滞后或出错。",
                "The application keeps the index itself; it can lag behind or fail."),
            Innocent.DANGLING.get(1)),
        List.of(new Evidence("rowids", missing.examples())));
  }
}
