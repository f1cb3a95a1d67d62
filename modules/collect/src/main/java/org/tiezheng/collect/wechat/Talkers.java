package org.tiezheng.collect.wechat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.store.KnownNames;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.RowState;

/**
 * In which conversation a row was, for stores that name it in a column. A recovered row may have
 * lost the end of that name: the number that the app gave the conversation, or the one account of
 * that name, tells it then; else it stays unknown, and those that fit are named. One reading; not
 * thread-safe.
 */
public final class Talkers {
  private static final int SHOWN = 20;
  private static final int MOST = 1_000_000;

  private final String column;
  private final KnownNames names = new KnownNames();
  private final Map<String, String> numbered = new HashMap<>();

  /**
   * What is known about the conversation of a row.
   *
   * @param conversation {@link StoredMessage#UNKNOWN} if it is not known
   * @param remarks why it is believed, or what it may be
   */
  public record Told(String conversation, Map<String, String> remarks) {}

  /**
   * @param column that names the conversation
   */
  public Talkers(String column, People people) {
    this.column = column;
    people.all().forEach(person -> names.add(person.id()));
  }

  /** The conversation of a row of a store that has no numbers for it. */
  public Told of(StoredRow row) {
    return of(row, "", Optional.empty());
  }

  /**
   * The conversation of a row. Live rows come first; they tell what the numbers mean.
   *
   * @param file in which the number holds
   * @param number of the conversation, if the row has one that is certain
   */
  public Told of(StoredRow row, String file, Optional<Long> number) {
    String name = row.text(column);
    if (row.state() == RowState.LIVE) {
      names.add(name);
      number
          .map(n -> file + "/" + n)
          .filter(key -> numbered.size() < MOST || numbered.containsKey(key))
          .ifPresent(key -> numbered.merge(key, name, (old, now) -> old.equals(now) ? old : ""));
      return new Told(name, Map.of());
    }
    if (row.whole(column)) {
      return new Told(name, Map.of());
    }
    return number
        .map(n -> numbered.getOrDefault(file + "/" + n, ""))
        .filter(known -> !known.isEmpty() && known.startsWith(name))
        .or(() -> names.in(row, column))
        .map(known -> new Told(known, Map.of(Remarks.CONCLUDED, "true")))
        .orElseGet(() -> new Told(StoredMessage.UNKNOWN, beginning(name)));
  }

  private Map<String, String> beginning(String name) {
    return name.isEmpty()
        ? Map.of()
        : Map.of(
            Remarks.BEGINS, name, Remarks.FITTING, String.join(",", names.fitting(name, SHOWN)));
  }

  /** How records say what is known about the conversation of a recovered row. */
  public static final class Remarks {
    /** The row does not name it, but only one is possible. */
    public static final String CONCLUDED = "conversation_concluded";

    /** It cannot be told; these fit, parted by commas. */
    public static final String FITTING = "conversations_that_fit";

    /** It cannot be told; what is left of its name. */
    public static final String BEGINS = "_conversation_begins";

    private Remarks() {}
  }
}
