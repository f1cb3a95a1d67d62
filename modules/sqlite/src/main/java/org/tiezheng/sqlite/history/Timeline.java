package org.tiezheng.sqlite.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.sqlite.DamageLog;
import org.tiezheng.sqlite.Database;

/**
 * The history that the write-ahead log and the rollback journal of a database still show:
 * transaction by transaction, oldest first, what was inserted, changed and deleted.
 *
 * <p>Only pages that a transaction touched are compared, all those of a table as one set; so rows
 * that merely move between pages do not appear. Memory does not grow with the number of rows: a few
 * bytes for each page of the database and of the logs are kept. Immutable and thread-safe.
 *
 * <pre>{@code
 * Timeline timeline = Timeline.of(Database.open(files));
 * timeline.read(change -> System.out.println(change.step().number() + " " + change.kind()));
 * }</pre>
 */
public final class Timeline {
  private final Database database;
  private final List<Segment> segments;
  private final List<Untold> limits;

  private Timeline(Database database, List<Segment> segments, List<Untold> limits) {
    this.database = database;
    this.segments = List.copyOf(segments);
    this.limits = List.copyOf(limits);
  }

  /** Finds the transactions that the logs show; their rows are read by {@link #read}. */
  public static Timeline of(Database database) {
    Segments segments = new Segments(database);
    return new Timeline(database, segments.find(), segments.limits());
  }

  /** The transactions in the order in which {@link #read} tells them. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    segments.forEach(segment -> steps.addAll(segment.steps()));
    return steps;
  }

  /** What is missing from the history as a whole, whatever its transactions show. */
  public List<Untold> limits() {
    return limits;
  }

  /** Reads the history. May be called again and tells the same. */
  public TimelineSummary read(TimelineSink sink) {
    DamageLog damage = new DamageLog();
    Counting counting = new Counting(sink);
    limits.forEach(counting::untold);
    for (Segment segment : segments) {
      new SegmentReader(database, segment, counting, damage).read();
    }
    return new TimelineSummary(
        counting.steps, counting.changes, counting.untold, damage.count(), damage.first());
  }

  private static final class Counting implements TimelineSink {
    private final TimelineSink sink;
    private final Map<ChangeKind, Long> changes = new EnumMap<>(ChangeKind.class);
    private int steps;
    private long untold;

    Counting(TimelineSink sink) {
      this.sink = sink;
    }

    @Override
    public void step(Step step) {
      steps++;
      sink.step(step);
    }

    @Override
    public void change(Change change) {
      changes.merge(change.kind(), 1L, Long::sum);
      sink.change(change);
    }

    @Override
    public void untold(Untold what) {
      untold++;
      sink.untold(what);
    }
  }
}
