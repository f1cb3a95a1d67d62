package org.tiezheng.sqlite.recover;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/** Delivers what was found of indexes, each entry once. Not thread-safe. */
final class EntryDelivery {
  private static final long NUMBER = (1L << 28) - 1;

  private final IndexResidue residue;
  private final RowBuilder builder;
  private long delivered;
  private long rowGone;

  EntryDelivery(IndexResidue residue, RowBuilder builder) {
    this.residue = residue;
    this.builder = builder;
  }

  /** Entries that were delivered. */
  long delivered() {
    return delivered;
  }

  /** Of those, how many name a rowid that the table has not. */
  long rowGone() {
    return rowGone;
  }

  void run(RecoverySink sink, double leastConfidence) {
    int count = (int) Math.min(NUMBER, residue.entries().count());
    long[] sorted = new long[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = residue.identity(i) << 28 | i;
    }
    Arrays.sort(sorted);
    // The first of each, then in the order of the files.
    long[] first = new long[count];
    int kinds = 0;
    for (int i = 0; i < count; ) {
      int end = i + 1;
      while (end < count && sorted[end] >>> 28 == sorted[i] >>> 28) {
        end++;
      }
      first[kinds++] = (sorted[i] & NUMBER) << 28 | Math.min(NUMBER, end - i);
      i = end;
    }
    Arrays.sort(first, 0, kinds);
    for (int i = 0; i < kinds; i++) {
      deliver(first[i] >>> 28, first[i] & NUMBER, sink, leastConfidence);
    }
  }

  private void deliver(long entry, long places, RecoverySink sink, double leastConfidence) {
    Optional<Table> table = residue.table(entry);
    double confidence = 1 / (1 + Math.exp(-residue.entries().score(entry)));
    if (table.isEmpty() || confidence < leastConfidence) {
      return;
    }
    boolean live = residue.namesLive(entry);
    RecoveredRow row =
        builder.build(entry, new Verdict(RowState.DELETED, Basis.KEY), List.of(), places);
    int last = row.values().size() - 1;
    if (!(row.values().get(last) instanceof Value.Int rowid)) {
      return;
    }
    delivered++;
    rowGone += live ? 0 : 1;
    sink.entry(
        new RecoveredEntry(
            row.table().name(),
            table.get(),
            row.table().columns().subList(0, last).stream().map(Column::name).toList(),
            row.values().subList(0, last),
            rowid.value(),
            live,
            builder.source(entry),
            places,
            confidence));
  }
}
