package org.tiezheng.server.page;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.search.Excerpt;
import org.tiezheng.casework.search.Found;
import org.tiezheng.casework.search.RecordKind;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;

/**
 * A line as pages and the API show it.
 *
 * @param number within the item, from 1
 * @param time as moment, if it is known
 * @param precision the smallest unit of it that the source gives
 * @param rawTime as the source states it
 * @param who who wrote it, as shown; empty where nobody did
 * @param side {@code own}, {@code other} or empty where the source does not tell
 * @param state name of the row's state in lower case, {@code live} for an ordinary one
 * @param incomplete whether a part of the row is lost, or may be another's
 */
public record LineRow(
    long number,
    Optional<Instant> time,
    RecordedTime.Precision precision,
    String rawTime,
    String who,
    String side,
    Text kind,
    String state,
    Text stateWord,
    boolean incomplete,
    String text) {
  /** A record in words. */
  public static LineRow of(int item, ItemLines.Line line) {
    Found found = Found.of(item, line.number(), Optional.empty(), line.record(), Excerpt.NONE, "");
    return new LineRow(
        line.number(),
        found.time().instant(),
        found.time().precision(),
        found.time().raw(),
        found.sender(),
        side(line.record()),
        found.kind().map(RecordKind::title).orElse(Text.same("")),
        found.state().name().toLowerCase(Locale.ROOT),
        found.state().title(),
        found.incomplete(),
        found.text());
  }

  /** Whether a page marks it. */
  public boolean marked() {
    return !state.equals(RowState.LIVE.name().toLowerCase(Locale.ROOT)) || incomplete;
  }

  private static String side(Record record) {
    Optional<Boolean> outgoing =
        switch (record) {
          case ChatMessage m -> m.outgoing();
          case TextMessage m -> m.outgoing();
          default -> Optional.empty();
        };
    return outgoing.map(own -> own ? "own" : "other").orElse("");
  }
}
