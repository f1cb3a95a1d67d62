package org.tiezheng.examine.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.compare.Clocks.Period;
import org.tiezheng.examine.compare.Summary.ClockPeriod;
import org.tiezheng.examine.compare.Summary.Copied;
import org.tiezheng.examine.compare.Summary.SharedIds;
import org.tiezheng.examine.compare.Summary.Span;

/** Writes the numbers of a finished matching down, A first whichever copy is the left one. */
final class Summaries {
  private final Matching matching;
  private final Judge judge;
  private final Clocks clocks;
  private final IdMatch ids;
  private final boolean swapped;

  Summaries(Matching matching, Judge judge, Clocks clocks, IdMatch ids, boolean swapped) {
    this.matching = matching;
    this.judge = judge;
    this.clocks = clocks;
    this.ids = ids;
    this.swapped = swapped;
  }

  Summary of(Facing facing, Map<Verdict, Long> counts, Map<Basis, Long> bases, SharedIds shared) {
    Copied left = copied(matching.x(), matching.y(), ids.roundedX());
    Copied right = copied(matching.y(), matching.x(), ids.roundedY());
    Optional<Span> here = span(judge.common(true));
    Optional<Span> there = span(judge.common(false));
    return new Summary(
        swapped ? right : left,
        swapped ? left : right,
        facing.how().title(),
        swapped ? there : here,
        swapped ? here : there,
        counts,
        bases,
        shared,
        clocks.all().stream()
            .map(this::clock)
            .sorted(Comparator.comparing(ClockPeriod::sender).thenComparing(p -> p.span().from()))
            .toList(),
        facing.oneSided(),
        notes(shared, facing));
  }

  private static Copied copied(Copy copy, Copy other, boolean rounded) {
    Map<ContentKind, Long> kinds = new EnumMap<>(ContentKind.class);
    copy.rows().forEach(r -> kinds.merge(r.kind(), 1L, Long::sum));
    List<ContentKind> notShown =
        other.shown().kinds().stream().filter(k -> !copy.shown().kind(k)).sorted().toList();
    return new Copied(
        copy.side().item(),
        copy.side().name(),
        copy.side().format(),
        copy.outline().id(),
        copy.outline().title(),
        copy.size(),
        covers(copy),
        copy.rows().stream().filter(r -> !r.id().isEmpty()).count(),
        rounded,
        kinds,
        notShown,
        copy.earlier(),
        copy.cut());
  }

  private static Optional<Span> covers(Copy copy) {
    List<Row> timed = copy.rows().stream().filter(Row::timed).toList();
    return timed.isEmpty()
        ? Optional.empty()
        : Optional.of(span(timed.getFirst().time(), timed.getLast().time()));
  }

  private static Optional<Span> span(Common common) {
    return common.empty() || common.first() == Row.TIMELESS
        ? Optional.empty()
        : Optional.of(span(common.first(), common.last()));
  }

  private static Span span(long from, long to) {
    return new Span(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
  }

  private ClockPeriod clock(Period period) {
    Copy a = swapped ? matching.y() : matching.x();
    Row first = a.row(swapped ? period.firstRight() : period.first());
    Row last = a.row(swapped ? period.lastRight() : period.last());
    boolean known = period.sender() >= 0;
    return new ClockPeriod(
        known ? first.senderName() : "",
        span(Math.min(first.time(), last.time()), Math.max(first.time(), last.time())),
        (swapped ? -period.offset() : period.offset()) / 1000.0,
        period.spread() / 1000.0,
        period.anchors());
  }

  private List<Text> notes(SharedIds shared, Facing facing) {
    List<Text> notes = new ArrayList<>(OneSidedText.notes(facing.oneSided()));
    if (judge.common(true).empty()) {
      notes.add(
          new Text(
              "双方副本没有可以确认的共同消息:不能说任何一方缺少什么。",
              "No message was found that both copies hold: nothing can be called absent."));
    }
    if (ids.roundedX() || ids.roundedY()) {
      notes.add(
          new Text(
              "有一方的消息编号被导出程序按双精度数舍入;已按舍入后的值对应,并予注明。",
              "The exporter of one copy held ids as doubles and rounded them; they were matched in"
                  + " that form and are marked."));
    }
    if (!ids.trusted() && shared.of() > 0) {
      notes.add(
          new Text(
              "双方的消息编号看来各自独立,没有用来对应。",
              "Each copy seems to number its messages by itself; the ids were not used."));
    }
    if (!clocks.known()) {
      notes.add(
          new Text(
              "可用来估计两机时钟差的消息太少,按无差处理。",
              "Too few messages show how far the clocks are apart; no offset was assumed."));
    }
    notes.add(
        new Text(
            "“没有”只说明该副本里没有,不说明是谁、为何;双方副本都可能被修改。",
            "“Absent” means that the copy does not hold it; it says neither who nor why, and either"
                + " copy can have been altered."));
    return notes;
  }
}
