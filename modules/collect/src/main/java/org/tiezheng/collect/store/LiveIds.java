package org.tiezheng.collect.store;

import java.util.Arrays;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.RowState;

/**
 * The ids of the live messages of a store whose ids are never given twice, to tell what a recovered
 * row is: rows may be moved and their numbers given anew, but the id stays with its message. First
 * all are added, then they are looked up. They are sorted, not filed by a hash, since who makes a
 * store chooses them. Not thread-safe.
 */
public final class LiveIds {
  /** Tells in a record that its state follows from its id: whether a live message has it. */
  public static final String BY_ID = "_state_by_id";

  private static final int FEWEST = 1 << 10;
  private static final int LONGEST = 64;

  private final ReadingSession session;
  private long[] numbers = new long[FEWEST];
  private int numberCount;
  private String[] words = new String[FEWEST];
  private int wordCount;
  private boolean sorted;
  private boolean allLive;

  /**
   * What a recovered row is.
   *
   * @param why value of {@link #BY_ID}, if the state is another than its place alone would tell
   */
  public record Named(RowState state, Optional<String> why) {}

  public LiveIds(ReadingSession session) {
    this.session = session;
  }

  /**
   * Keeps the id of a live row, and names a recovered one; by its place in the file where its id
   * cannot be relied on.
   */
  public Named lookAt(StoredRow row, Optional<String> id) {
    if (row.state() != RowState.LIVE) {
      return named(row, id);
    }
    // One that is longer than any app gives is passed over.
    id.filter(LiveIds::usable).ifPresent(this::file);
    return new Named(RowState.LIVE, Optional.empty());
  }

  private void file(String id) {
    sorted = false;
    Optional<Long> number = number(id);
    if (number.isPresent()) {
      if (numberCount == numbers.length) {
        numbers = Arrays.copyOf(numbers, numberCount + (numberCount >> 1));
      }
      numbers[numberCount++] = number.get();
    } else {
      if (wordCount == words.length) {
        words = Arrays.copyOf(words, wordCount + (wordCount >> 1));
      }
      words[wordCount++] = id;
    }
  }

  /**
   * All live rows have been recorded; those that follow were recovered. An id that no live message
   * has then tells that its message was deleted, if none can have been missed.
   *
   * @param store whose header, log and schema must be well
   */
  public void liveAreRead(Store store) {
    allLive = store.database().damage().isEmpty() && session.allRecorded();
  }

  private Named named(StoredRow row, Optional<String> id) {
    Optional<String> sure = id.filter(LiveIds::usable).filter(_ -> row.sureOfIds());
    boolean isLive = sure.filter(this::contains).isPresent();
    RowState state =
        isLive
            ? RowState.EARLIER_VERSION
            : sure.isPresent() && allLive ? RowState.DELETED_RECOVERED : row.state();
    return new Named(
        state, state == row.state() ? Optional.empty() : Optional.of(isLive ? "live" : "not live"));
  }

  private boolean contains(String id) {
    if (!sorted) {
      Arrays.sort(numbers, 0, numberCount);
      Arrays.sort(words, 0, wordCount);
      sorted = true;
    }
    return number(id)
        .map(number -> Arrays.binarySearch(numbers, 0, numberCount, number) >= 0)
        .orElseGet(() -> Arrays.binarySearch(words, 0, wordCount, id) >= 0);
  }

  /** No server gives 0: it stands for what is no id. */
  private static boolean usable(String id) {
    return !id.isBlank() && !id.equals("0") && id.length() <= LONGEST;
  }

  /** Numbers take an eighth of the room; only what is written as it would be printed is one. */
  private static Optional<Long> number(String id) {
    try {
      long number = Long.parseLong(id);
      return Optional.of(number).filter(n -> Long.toString(n).equals(id));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
