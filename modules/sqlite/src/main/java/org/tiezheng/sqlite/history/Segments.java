package org.tiezheng.sqlite.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.sqlite.Bytes;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.JournalSection;
import org.tiezheng.sqlite.RollbackJournal;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.WalGeneration;
import org.tiezheng.sqlite.WriteAheadLog;

/** Puts the generations of the log and the journal into the order of time. */
final class Segments {
  /** Detached generations that are read; a hostile log could have one for every frame. */
  private static final int MOST_DETACHED = 16;

  /** A salt that is this far behind does not tell an age. */
  private static final long OLDEST = 1_000_000;

  private static final int CHANGE_COUNTER = 24;

  private final Database database;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Untold> limits = new ArrayList<>();
  private int next = 1;

  Segments(Database database) {
    this.database = database;
  }

  List<Segment> find() {
    boolean logged = database.wal().flatMap(WriteAheadLog::current).isPresent();
    Optional<RollbackJournal> journal =
        database.journal().filter(found -> !found.sections().isEmpty());
    // The journal of a database that has since changed to a log is older than the log.
    if (journal.isPresent() && logged) {
      journal(journal.get(), true);
    }
    database.wal().ifPresent(this::log);
    if (journal.isPresent() && !logged) {
      journal(journal.get(), false);
    }
    if (database.wal().isEmpty() && journal.isEmpty()) {
      limit(Limits.NO_LOGS);
    }
    return segments;
  }

  List<Untold> limits() {
    return limits;
  }

  private void limit(Sentence what) {
    limits.add(new Untold(Optional.empty(), "", 0, what));
  }

  private void add(Segment segment) {
    segments.add(segment);
    next += segment.steps().size();
  }

  private void log(WriteAheadLog wal) {
    if (!wal.headerValid()) {
      limit(Limits.LOG_HEADER);
    }
    List<WalGeneration> older = new ArrayList<>();
    List<WalGeneration> connected = new ArrayList<>();
    for (WalGeneration generation : wal.generations()) {
      if (generation.committedEnd() < generation.endFrame()) {
        limit(Limits.uncommitted(generation));
      }
      if (generation.commits() == 0) {
        continue;
      }
      if (generation.current()) {
        connected.add(generation);
      } else if (age(wal, generation) == 1 && connected.size() == 1 && wal.headerValid()) {
        connected.addFirst(generation);
      } else {
        older.add(generation);
        limit(Limits.detached(generation));
      }
    }
    older.sort(Comparator.comparingLong((WalGeneration g) -> age(wal, g)).reversed());
    if (older.size() > MOST_DETACHED) {
      limit(Limits.tooMany(older.size() - MOST_DETACHED));
      older = older.subList(older.size() - MOST_DETACHED, older.size());
    }
    for (WalGeneration generation : older) {
      addLog(List.of(generation), false);
    }
    if (!connected.isEmpty()) {
      addLog(connected, true);
    }
  }

  private void addLog(List<WalGeneration> generations, boolean connects) {
    WalGeneration first = generations.getFirst();
    WalSegment segment = new WalSegment(database, generations, connects, next);
    if (first.firstFrame() > 0) {
      limits.add(
          new Untold(
              Optional.of(segment.steps().getFirst()), "", 0, Limits.overwrittenBeginning(first)));
    }
    add(segment);
  }

  /** How often the log was started over since; SQLite adds one to the first salt each time. */
  private static long age(WriteAheadLog wal, WalGeneration generation) {
    long age = (wal.salt1() - generation.salt1()) & 0xffff_ffffL;
    return age > OLDEST ? OLDEST : age;
  }

  private void journal(RollbackJournal journal, boolean logged) {
    Standing standing = Standing.UNFINISHED;
    if (!journal.hot()) {
      boolean last = !logged && precedesMain(journal);
      standing = last ? Standing.JOURNALED : Standing.JOURNALED_EARLIER;
      if (!last) {
        limit(Limits.JOURNAL_UNPLACED);
      }
    }
    long left =
        journal.sections().stream()
            .filter(section -> section.kind() == JournalSection.Kind.LEFT_OVER)
            .mapToLong(JournalSection::records)
            .sum();
    if (left > 0) {
      limit(Limits.leftOver(left));
    }
    if (journal.sections().getFirst().kind() != JournalSection.Kind.LEFT_OVER) {
      add(new JournalSegment(database, standing, next));
    }
  }

  /** The change counter of the main file is one ahead of the old first page in the journal. */
  private boolean precedesMain(RollbackJournal journal) {
    return journal.before().frame(1).isPresent()
        && Bytes.u32(journal.before().page(1), CHANGE_COUNTER) + 1
            == Bytes.u32(database.main().page(1), CHANGE_COUNTER);
  }
}
