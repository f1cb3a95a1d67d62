package org.tiezheng.sqlite.history;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.JournalRecord;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.RollbackJournal;
import org.tiezheng.sqlite.StoreFile;

/** The one transaction whose old pages a rollback journal has; the main file is the state after. */
final class JournalSegment implements Segment {
  private final Pages before;
  private final Pages after;
  private final PageList written = new PageList();
  private final Step step;

  JournalSegment(Database database, Standing standing, int number) {
    RollbackJournal journal = database.journal().orElseThrow();
    before = journal.before();
    after = database.main();
    BitSet seen = new BitSet();
    long last = 0;
    boolean intact = true;
    for (long i = 0; i < journal.records(); i++) {
      JournalRecord record = journal.record(i);
      long page = record.page();
      // The state before has this record's image only if the record belongs to the transaction.
      if (page >= 1 && page <= before.count() && !seen.get((int) page)) {
        OptionalLong used = before.frame(page);
        if (used.isPresent() && used.getAsLong() == i) {
          seen.set((int) page);
          written.add(page);
          last = i;
          intact &= record.checksumValid();
        }
      }
    }
    for (long page = before.count() + 1; page <= after.count(); page++) {
      written.add(page);
    }
    step =
        new Step(
            number,
            standing,
            StoreFile.JOURNAL,
            OptionalLong.empty(),
            OptionalLong.empty(),
            0,
            last,
            intact);
  }

  @Override
  public List<Step> steps() {
    return List.of(step);
  }

  @Override
  public Transition transition(int index) {
    return new Transition(
        step, new State(before, kept()), new State(after, after.count()), written, new PageList());
  }

  /** Up to which page the main file has what the journal does not. */
  private long kept() {
    // What came between the journal and the main file is not known.
    return step.standing() == Standing.JOURNALED_EARLIER ? 0 : after.count();
  }

  private record State(Pages pages, long inMain) implements KnownPages {
    /** A vacuum cuts pages off without keeping them in the journal. */
    @Override
    public boolean known(long number) {
      return number <= inMain || pages.frame(number).isPresent();
    }

    @Override
    public long size() {
      return count();
    }

    @Override
    public boolean whole() {
      for (long page = inMain + 1; page <= size(); page++) {
        if (!known(page)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public long count() {
      return pages.count();
    }

    @Override
    public int pageSize() {
      return pages.pageSize();
    }

    @Override
    public int usableSize() {
      return pages.usableSize();
    }

    @Override
    public MemorySegment page(long number) {
      return pages.page(number);
    }

    @Override
    public StoreFile file(long number) {
      return pages.file(number);
    }

    @Override
    public long position(long number) {
      return pages.position(number);
    }

    @Override
    public OptionalLong frame(long number) {
      return pages.frame(number);
    }
  }
}
