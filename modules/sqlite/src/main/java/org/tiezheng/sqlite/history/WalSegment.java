package org.tiezheng.sqlite.history;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Header;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.StoreFile;
import org.tiezheng.sqlite.WalFrame;
import org.tiezheng.sqlite.WalGeneration;
import org.tiezheng.sqlite.WriteAheadLog;

/**
 * Transactions of the write-ahead log that follow each other without a gap: those of a generation,
 * with what is left of the one directly before.
 *
 * <p>The main file gives the pages as they were before, unless a checkpoint has already replaced
 * them: then the main file has the same bytes as one of the frames.
 */
final class WalSegment implements Segment {
  /** Pages without an image that a vacuum may have cut off since. */
  private static final int MOST_CUT_OFF = 1 << 20;

  private final WriteAheadLog wal;
  private final Pages main;
  private final List<WalRun> runs;
  private final boolean connected;
  private final List<Step> steps = new ArrayList<>();
  private final ImageIndex images;
  private final BitSet replaced = new BitSet();
  private final long count;
  private final long[] behindMain;
  private long lastReplaced = -1;

  /**
   * @param generations in the order of time
   * @param connected whether the main file continues them
   * @param number of the first transaction
   */
  WalSegment(Database database, List<WalGeneration> generations, boolean connected, int number) {
    wal = database.wal().orElseThrow();
    main = database.main();
    this.connected = connected;
    runs = new ArrayList<>();
    long start = 0;
    for (WalGeneration generation : generations) {
      runs.add(new WalRun(generation, start));
      start += runs.getLast().frames();
    }
    long[] keys = new long[Math.toIntExact(start)];
    long largest = main.count();
    for (WalRun run : runs) {
      for (int i = 0; i < run.frames(); i++) {
        long time = run.start() + i;
        long page = wal.pageNumber(run.frame(time));
        keys[(int) time] = ImageIndex.key(page, time);
      }
      addSteps(run, number);
      for (int i = 0; i < run.generation().commits(); i++) {
        largest = Math.max(largest, wal.frame(run.generation().commit(i)).commitSize());
      }
    }
    // A hostile log can claim any size.
    count = Math.min(largest, main.count() + start + MOST_CUT_OFF);
    images = new ImageIndex(keys);
    findReplaced(database);
    behindMain = behindMain();
  }

  /** For each page behind the end of the main file, since when it and those before have images. */
  private long[] behindMain() {
    long[] since = new long[Math.toIntExact(count - main.count())];
    for (int i = 0; i < since.length; i++) {
      long first = images.next(main.count() + 1 + i, -1);
      since[i] = Math.max(first < 0 ? Long.MAX_VALUE : first, i == 0 ? 0 : since[i - 1]);
    }
    return since;
  }

  private void addSteps(WalRun run, int number) {
    WalGeneration generation = run.generation();
    Standing standing =
        generation.current() ? Standing.CURRENT : connected ? Standing.OLDER : Standing.DETACHED;
    long first = generation.firstFrame();
    for (int i = 0; i < generation.commits(); i++) {
      long last = generation.commit(i);
      steps.add(
          new Step(
              number + steps.size(),
              standing,
              StoreFile.WAL,
              OptionalLong.of(generation.salt1()),
              OptionalLong.of(generation.salt2()),
              first,
              last,
              intact(first, last)));
      first = last + 1;
    }
  }

  private boolean intact(long first, long last) {
    for (long frame = first; frame <= last; frame++) {
      if (wal.frame(frame).check() == WalFrame.Check.BROKEN) {
        return false;
      }
    }
    return true;
  }

  /** Looks for pages whose image from before the segment is gone from the main file. */
  private void findReplaced(Database database) {
    MemorySegment file = database.files().main();
    MemorySegment log = database.files().wal().orElseThrow();
    int size = main.pageSize();
    for (WalRun run : runs) {
      for (long time = run.start(); time < run.start() + run.frames(); time++) {
        WalFrame frame = wal.frame(run.frame(time));
        long at = (frame.page() - 1) * size;
        if (frame.page() < 1 || frame.page() > count || replaced.get((int) frame.page())) {
          continue;
        }
        boolean same =
            at + size <= file.byteSize()
                && MemorySegment.mismatch(
                        file, at, at + size, log, frame.offset(), frame.offset() + size)
                    == -1;
        if (same || !run.generation().current()) {
          replaced.set((int) frame.page());
          lastReplaced = Math.max(lastReplaced, images.next(frame.page(), -1));
        }
      }
    }
  }

  @Override
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  @Override
  public Transition transition(int index) {
    Step step = steps.get(index);
    WalRun run = runs.stream().filter(r -> r.has(step.lastFrame())).findFirst().orElseThrow();
    BitSet seen = new BitSet();
    PageList written = new PageList();
    PageList beyond = new PageList();
    long size = wal.frame(step.lastFrame()).commitSize();
    for (long frame = step.firstFrame(); frame <= step.lastFrame(); frame++) {
      long page = wal.pageNumber(frame);
      if (page > count) {
        // Behind the end of the database it was written and cut off by one transaction.
        if (page <= size) {
          beyond.add(page);
        }
      } else if (page >= 1 && !seen.get((int) page)) {
        seen.set((int) page);
        written.add(page);
      }
    }
    return new Transition(
        step,
        new State(run.time(step.firstFrame()) - 1),
        new State(run.time(step.lastFrame())),
        written,
        beyond);
  }

  /** The state after the image with a time; -1 is the state before the segment. */
  private final class State implements KnownPages {
    private final long time;

    State(long time) {
      this.time = time;
    }

    /** The frame that stands for a page, or -1 for the main file. */
    private long image(long page) {
      long newest = images.newest(page, time);
      if (newest < 0 && !known(page)) {
        newest = images.next(page, time);
      }
      if (newest < 0) {
        return -1;
      }
      for (WalRun run : runs) {
        if (newest < run.start() + run.frames()) {
          return run.frame(newest);
        }
      }
      return -1;
    }

    @Override
    public boolean known(long page) {
      if (images.newest(page, time) >= 0) {
        return true;
      }
      // A page behind the end of the main file may have been cut off by a later vacuum.
      return connected && page >= 1 && page <= main.count() && !replaced.get((int) page);
    }

    @Override
    public long size() {
      if (time < 0) {
        Header header = Header.read(page(1));
        return known(1) && header.sizeIsValid() ? Math.min(header.sizeInPages(), count) : count;
      }
      for (WalRun run : runs) {
        if (time < run.start() + run.frames()) {
          return Math.min(wal.frame(run.frame(time)).commitSize(), count);
        }
      }
      return count;
    }

    @Override
    public boolean whole() {
      long behind = size() - main.count();
      return connected
          && time >= lastReplaced
          && (behind <= 0 || behindMain[(int) behind - 1] <= time);
    }

    @Override
    public long count() {
      return count;
    }

    @Override
    public int pageSize() {
      return main.pageSize();
    }

    @Override
    public int usableSize() {
      return main.usableSize();
    }

    @Override
    public MemorySegment page(long number) {
      long frame = image(number);
      return frame < 0 ? main.page(number) : wal.page(frame);
    }

    @Override
    public StoreFile file(long number) {
      return image(number) < 0 ? StoreFile.MAIN : StoreFile.WAL;
    }

    @Override
    public long position(long number) {
      long frame = image(number);
      return frame < 0 ? main.position(number) : wal.frame(frame).offset();
    }

    @Override
    public OptionalLong frame(long number) {
      long frame = image(number);
      return frame < 0 ? OptionalLong.empty() : OptionalLong.of(frame);
    }
  }
}
