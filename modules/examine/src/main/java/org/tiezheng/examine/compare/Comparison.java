package org.tiezheng.examine.compare;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Two copies of a conversation laid side by side. The pairs are made as they are asked for, in an
 * order that follows both copies; the same copies give the same pairs every time, and the copies
 * exchanged give the same pairs mirrored.
 *
 * <p>Safe for use by many threads.
 */
public final class Comparison {
  private final Matching matching;
  private final Judge judge;
  private final Clocks clocks;
  private final boolean swapped;

  /** Places in order: a row of the left copy, or -1 and less for a single row of the right one. */
  private final int[] order;

  private final Summary summary;
  private final List<Found> findings;

  Comparison(
      Matching matching, Judge judge, Clocks clocks, IdMatch ids, Facing facing, boolean swapped) {
    this.matching = matching;
    this.judge = judge;
    this.clocks = clocks;
    this.swapped = swapped;
    this.order = Order.of(matching, clocks);
    Tally tally = new Tally();
    for (int place = 0; place < order.length; place++) {
      tally.add(pair(place));
    }
    Summaries summaries = new Summaries(matching, judge, clocks, ids, swapped);
    this.summary = summaries.of(facing, tally.counts, tally.bases, tally.ids(ids.trusted()));
    this.findings = tally.runs.findings(summary);
  }

  public Summary summary() {
    return summary;
  }

  public List<Found> findings() {
    return findings;
  }

  /** Every message of either copy once, alone or with the one that it faces. */
  public Stream<Pair> pairs() {
    return LongStream.range(0, order.length).mapToObj(place -> pair((int) place));
  }

  private Pair pair(int place) {
    int at = order[place];
    if (at < 0) {
      int j = -1 - at;
      return pair(place, Optional.empty(), Optional.of(j), judge.single(j, false), Basis.NONE);
    }
    return matching.freeX(at)
        ? pair(place, Optional.of(at), Optional.empty(), judge.single(at, true), Basis.NONE)
        : pair(
            place,
            Optional.of(at),
            Optional.of(matching.facingX(at)),
            judge.pair(at),
            matching.basis(at));
  }

  private Pair pair(
      int place,
      Optional<Integer> left,
      Optional<Integer> right,
      Judge.Ruling ruling,
      Basis basis) {
    Optional<Row> x = left.map(matching.x()::row);
    Optional<Row> y = right.map(matching.y()::row);
    Optional<Double> apart = Optional.empty();
    Optional<Double> off = Optional.empty();
    if (x.isPresent() && y.isPresent() && x.get().timed() && y.get().timed()) {
      int sign = swapped ? -1 : 1;
      apart = Optional.of(sign * (y.get().time() - x.get().time()) / 1000.0);
      off = Optional.of(sign * clocks.off(left.orElseThrow(), x.get(), y.get()) / 1000.0);
    }
    return new Pair(
        place + 1,
        swapped ? ruling.verdict().mirrored() : ruling.verdict(),
        basis,
        (swapped ? y : x).map(Comparison::entry),
        (swapped ? x : y).map(Comparison::entry),
        apart,
        off,
        ruling.differing(),
        ruling.remarks());
  }

  private static Pair.Entry entry(Row row) {
    return new Pair.Entry(
        row.provenance(),
        row.number(),
        row.id(),
        row.timed() ? Optional.of(Instant.ofEpochMilli(row.time())) : Optional.empty(),
        row.senderName(),
        row.kind(),
        row.state(),
        row.line());
  }

  /** Counts while the pairs go by. */
  private static final class Tally {
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final Map<Basis, Long> bases = new EnumMap<>(Basis.class);
    private final Runs runs = new Runs();
    private long equal;
    private long withIds;

    void add(Pair pair) {
      counts.merge(pair.verdict(), 1L, Long::sum);
      runs.add(pair);
      if (pair.a().isEmpty() || pair.b().isEmpty()) {
        return;
      }
      bases.merge(pair.basis(), 1L, Long::sum);
      String a = pair.a().get().id();
      String b = pair.b().get().id();
      if (!a.isEmpty() && !b.isEmpty() && pair.differing().isEmpty()) {
        withIds++;
        equal += a.equals(b) || pair.basis() == Basis.ROUNDED_ID ? 1 : 0;
      }
    }

    Summary.SharedIds ids(boolean used) {
      return new Summary.SharedIds(used, equal, withIds);
    }
  }
}
