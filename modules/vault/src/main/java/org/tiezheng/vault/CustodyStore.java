package org.tiezheng.vault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.json.LoneSurrogates;

/**
 * The custody log of the case: events are only ever added, each names the SHA-256 of the one
 * before.
 */
public interface CustodyStore {
  /**
   * Adds an event; number, predecessor, case and time are filled in here. The same draft again (the
   * same deposit id) gives the entry that is there.
   *
   * @throws ClockSetBackException when the clock is behind the newest event; nothing is written
   * @throws AlreadyKeptException when another event is kept under the same deposit id
   * @throws IllegalStateException when no case was saved yet
   */
  CustodyEntry append(Draft draft);

  /** All events in order. */
  List<CustodyEntry> entries();

  /** The newest event. */
  Optional<CustodyEntry> last();

  /**
   * An event to be added.
   *
   * @param deposit request id (a UUID) under which the event's line is deposited in the log
   * @param what details by name; never a secret
   */
  record Draft(
      String deposit, String actor, Event.Type kind, String tool, Map<String, String> what) {
    public Draft {
      actor = LoneSurrogates.escape(actor);
      Map<String, String> details = new HashMap<>();
      what.forEach((name, value) -> details.put(name, LoneSurrogates.escape(value)));
      what = Map.copyOf(details);
    }
  }
}
