package org.tiezheng.server.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tiezheng.casework.Watch;
import org.tiezheng.evidence.Text;

/** A piece of work that runs or has ended. Safe for use by many threads. */
public final class Job implements Watch {
  /** Beyond it notes are only counted: a backup of a damaged disk could give one for each file. */
  private static final int MOST_NOTES = 10_000;

  private final String id;
  private final Text title;
  private final String matter;
  private final String by;
  private final Instant begun;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Text> notes = new ArrayList<>();
  private long moreNotes;
  private Text step = Text.same("");
  private long done;
  private long total;
  private Unit unit = Unit.THINGS;
  private State state = State.RUNNING;
  private Optional<Outcome> outcome = Optional.empty();
  private Optional<Text> failure = Optional.empty();
  private long version;

  Job(String id, Text title, String matter, String by, Instant begun) {
    this.id = id;
    this.title = title;
    this.matter = matter;
    this.by = by;
    this.begun = begun;
  }

  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    /** It did not come to its end; the sentence says why. */
    FAILED
  }

  /**
   * What came of it.
   *
   * @param lines for a person
   * @param result for a program, the same as the command's {@code --json}
   * @param exitCode what the command would have returned (docs/exit-codes.md)
   * @param next page to look at; empty if there is none
   */
  public record Outcome(List<Text> lines, Object result, int exitCode, String next) {
    public Outcome {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What is known of it at a moment.
   *
   * @param matter the case it works on; empty if on none
   * @param notes the first of them
   * @param moreNotes how many more there were
   * @param total 0 or less if it is not known
   * @param version changes with every change
   */
  public record Snapshot(
      String id,
      Text title,
      String matter,
      Instant begun,
      State state,
      Text step,
      long done,
      long total,
      Unit unit,
      List<Text> notes,
      long moreNotes,
      Optional<Outcome> outcome,
      Optional<Text> failure,
      long version) {
    public Snapshot {
      notes = List.copyOf(notes);
    }

    public boolean running() {
      return state == State.RUNNING;
    }
  }

  public String id() {
    return id;
  }

  /** Name of the account that began it; empty without a team. */
  public String by() {
    return by;
  }

  public Snapshot now() {
    lock.lock();
    try {
      return new Snapshot(
          id, title, matter, begun, state, step, done, total, unit, notes, moreNotes, outcome,
          failure, version);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is new since a version, or the time is over. */
  public Snapshot after(long seen, long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (version == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return now();
    } finally {
      lock.unlock();
    }
  }

  /** Waits so long, or until the work has ended: so often and no more anybody need hear of it. */
  public void pause(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (state == State.RUNNING && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void ended(Outcome came) {
    change(() -> {
      outcome = Optional.of(came);
      state = State.DONE;
    });
  }

  void failed(Text why) {
    change(() -> {
      failure = Optional.of(why);
      state = State.FAILED;
    });
  }

  @Override
  public void begins(Text what, long all, Unit counted) {
    change(() -> {
      step = what;
      total = all;
      unit = counted;
      done = 0;
    });
  }

  @Override
  public void at(long reached) {
    change(() -> done = reached);
  }

  @Override
  public void notes(Text sentence) {
    change(() -> {
      if (notes.size() < MOST_NOTES) {
        notes.add(sentence);
      } else {
        moreNotes++;
      }
    });
  }
}
