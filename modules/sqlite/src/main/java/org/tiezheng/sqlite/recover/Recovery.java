package org.tiezheng.sqlite.recover;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.sqlite.Database;

/**
 * Finds rows that are not in the tables any more. Everything that is not a live row is searched:
 * what is left over on pages in use, free and forgotten pages, all frames of the log, the journal.
 * Each row found is compared with every live row of its table, so that copies the library left
 * behind are not taken for deleted rows.
 *
 * <p>Memory grows with what is found (about a hundred bytes each, half of it outside the heap), not
 * with the live rows. Stateless; the sink is called by the calling thread.
 */
public final class Recovery {
  private Recovery() {}

  /** Searches and delivers what is found in the order of the files. */
  public static RecoveryReport scan(Database database, RecoverySink sink, RecoveryOptions options) {
    try (Arena arena = Arena.ofShared()) {
      Search search = new Search(database, options, sink, arena);
      Groups groups = search.run();
      return new Delivery(search, groups, options).deliver(sink);
    }
  }

  /** The searched database, and how much of it was searched. */
  static final class Delivery {
    private final Search search;
    private final Groups groups;
    private final Finds finds;
    private final RecoveryOptions options;
    private final RowBuilder builder;
    private final Classification classification;
    private final Map<RowState, Long> counts = new EnumMap<>(RowState.class);
    private long unlikely;
    private long ofUnknown;

    Delivery(Search search, Groups groups, RecoveryOptions options) {
      this.search = search;
      this.groups = groups;
      this.options = options;
      finds = groups.finds();
      builder = search.builder(finds);
      classification = search.classification(groups, builder);
      for (RowState state : RowState.values()) {
        counts.put(state, 0L);
      }
    }

    RecoveryReport deliver(RecoverySink sink) {
      List<List<Integer>> parts = parts();
      List<Integer> order = new ArrayList<>();
      for (int group = 0; group < groups.count(); group++) {
        if (groups.standsFor(group) == group) {
          order.add(group);
        }
      }
      order.sort(Comparator.comparingLong(groups::find));
      for (int group : order) {
        deliver(group, parts.get(group), sink);
      }
      IndexResidue residue = search.residueOfIndexes();
      EntryDelivery entries = new EntryDelivery(residue, search.builder(residue.entries()));
      if (sink.takesEntries()) {
        entries.run(sink, options.leastConfidence());
      }
      return search.report(
          finds.count(), counts, ofUnknown, unlikely, entries.delivered(), entries.rowGone());
    }

    /** For each group, the groups that it stands for. */
    private List<List<Integer>> parts() {
      List<List<Integer>> parts = new ArrayList<>();
      for (int group = 0; group < groups.count(); group++) {
        parts.add(List.of());
      }
      for (int group = 0; group < groups.count(); group++) {
        int whole = groups.standsFor(group);
        if (whole != group) {
          List<Integer> all = new ArrayList<>(parts.get(whole));
          all.add(group);
          parts.set(whole, all);
        }
      }
      return parts;
    }

    private void deliver(int group, List<Integer> parts, RecoverySink sink) {
      long best = groups.find(group);
      long count = 0;
      List<Long> places = new ArrayList<>();
      for (int member : joined(group, parts)) {
        count += groups.size(member);
        for (int i = 0; i < groups.size(member) && places.size() < options.mostSources(); i++) {
          places.add(groups.find(member, i));
        }
      }
      for (int i = 0; i < groups.size(group); i++) {
        best =
            finds.score(groups.find(group, i)) > finds.score(best) ? groups.find(group, i) : best;
      }
      Verdict verdict = classification.of(group, best);
      RowState state = verdict.state();
      if (1 / (1 + Math.exp(-finds.score(best))) < options.leastConfidence()) {
        unlikely++;
        return;
      }
      if (groups.templates().get(finds.template(best)).isUnknown()) {
        ofUnknown++;
      } else {
        counts.merge(state, 1L, Long::sum);
      }
      if (state != RowState.STALE_COPY || options.staleCopies()) {
        places.remove(best);
        places.addFirst(best);
        List<Source> sources = places.stream().map(builder::source).toList();
        sink.row(builder.build(best, verdict, sources, count));
      }
    }

    private static List<Integer> joined(int group, List<Integer> parts) {
      List<Integer> all = new ArrayList<>(parts);
      all.addFirst(group);
      return all;
    }
  }
}
