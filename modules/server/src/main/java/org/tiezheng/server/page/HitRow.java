package org.tiezheng.server.page;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.search.Found;
import org.tiezheng.casework.search.RecordKind;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/**
 * A record that was found, as pages and the API show it.
 *
 * @param line within the item, from 1; 0 for a row that was set aside
 * @param same line of the record that is the same message, if it was recovered again
 * @param talk number of its conversation within the item
 * @param position within the conversation, from 0
 * @param title of the conversation, or what heads the record
 * @param state name of the row's state in lower case
 * @param match the words as they are written there; empty if no single place can be shown
 */
public record HitRow(
    int item,
    long line,
    Optional<Long> same,
    Optional<Integer> talk,
    Optional<Integer> position,
    String title,
    Optional<Instant> time,
    RecordedTime.Precision precision,
    String rawTime,
    String who,
    Text kind,
    String state,
    Text stateWord,
    boolean incomplete,
    String before,
    String match,
    String after,
    String text) {
  private static final int MOST_WORDS = 20;
  private static final Pattern SPACE = Pattern.compile("(?U)\\s+");

  /** Rows of what was found, in the same order. */
  public static List<HitRow> of(OpenCase open, ItemLines lines, List<Found> found)
      throws IOException {
    List<HitRow> rows = new ArrayList<>();
    Map<Integer, Map<String, Integer>> talks = new HashMap<>();
    for (Found f : found) {
      if (!talks.containsKey(f.item())) {
        Map<String, Integer> numbers = new HashMap<>();
        lines.talks(open, f.item()).forEach(t -> numbers.put(t.id(), t.number()));
        talks.put(f.item(), numbers);
      }
      Optional<Integer> talk =
          Optional.ofNullable(talks.getOrDefault(f.item(), Map.of()).get(f.conversation()));
      Optional<Integer> position =
          talk.isPresent()
              ? lines.position(open, f.item(), talk.get(), f.line())
              : Optional.empty();
      rows.add(of(f, position.isPresent() ? talk : Optional.empty(), position));
    }
    return rows;
  }

  private static HitRow of(Found f, Optional<Integer> talk, Optional<Integer> position) {
    return new HitRow(
        f.item(),
        f.line(),
        f.sameAs(),
        talk,
        position,
        f.title(),
        f.time().instant(),
        f.time().precision(),
        f.time().raw(),
        f.sender(),
        f.kind().map(RecordKind::title).orElse(new Text("搁置的行", "row set aside")),
        f.state().name().toLowerCase(Locale.ROOT),
        f.state().title(),
        f.incomplete(),
        f.excerpt().before(),
        f.excerpt().match(),
        f.excerpt().after(),
        f.text());
  }

  /** Whether a page marks it. */
  public boolean marked() {
    return !state.equals(RowState.LIVE.name().toLowerCase(Locale.ROOT)) || incomplete;
  }

  /**
   * The words of a question, which spaces part, also the wide one of Chinese input methods.
   *
   * @throws Refusal if they are too many
   */
  public static List<String> words(String asked) {
    List<String> words = SPACE.splitAsStream(asked).filter(w -> !w.isEmpty()).toList();
    if (words.size() > MOST_WORDS) {
      throw new Refusal(
          422,
          new Text(
              "一次最多查 %d 个词。".formatted(MOST_WORDS),
              "At most %d words are searched at once.".formatted(MOST_WORDS)));
    }
    return words;
  }
}
