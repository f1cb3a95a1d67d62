package org.tiezheng.casework.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Record;

/**
 * What a record must be besides holding the words. Immutable.
 *
 * @param from earliest time
 * @param to the first moment that is too late
 * @param sender a name, a part of a name, or an account
 * @param accounts keys of accounts of the party that is meant by the sender
 */
public record Sought(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> sender,
    Set<String> accounts,
    Optional<RecordKind> kind) {
  public Sought {
    accounts = Set.copyOf(accounts);
  }

  /** Whether nothing is asked but words. */
  public boolean everything() {
    return from.isEmpty() && to.isEmpty() && sender.isEmpty() && kind.isEmpty();
  }

  public boolean fits(Record row) {
    return ofKind(row) && inTime(row) && bySender(row);
  }

  /** Whether only its unknown time keeps the record out. */
  public boolean untimed(Record row) {
    boolean span = from.isPresent() || to.isPresent();
    return span && row.time().instant().isEmpty() && ofKind(row) && bySender(row);
  }

  private boolean ofKind(Record row) {
    return kind.isEmpty() || kind.get() == RecordKind.of(row);
  }

  private boolean inTime(Record row) {
    Optional<Instant> time = row.time().instant();
    boolean late = from.isEmpty() || time.filter(t -> !t.isBefore(from.get())).isPresent();
    boolean early = to.isEmpty() || time.filter(t -> t.isBefore(to.get())).isPresent();
    return late && early;
  }

  private boolean bySender(Record row) {
    if (sender.isEmpty()) {
      return true;
    }
    String wanted = Folded.of(sender.get()).text();
    List<String> senders = RecordText.senders(row);
    return senders.stream().anyMatch(accounts::contains)
        || senders.stream().anyMatch(s -> Folded.of(s).text().contains(wanted));
  }
}
