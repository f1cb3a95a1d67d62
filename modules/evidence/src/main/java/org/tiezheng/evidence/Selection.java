package org.tiezheng.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What of an item's conversations is handed in, and how it is excerpted. What is not chosen stays
 * sealed in the case; it is never altered.
 *
 * @param conversations as a person names them, by id or title; empty means that nobody chose, and
 *     {@link #ALL} that everything is handed in on purpose
 * @param nameWithheld whether papers name what stays, and do not only count it
 * @param context lines shown before and after each line that is excerpted
 * @param glossary words of the conversation (绰号、方言、暗语), with what they mean
 * @param periods of which every line is handed in as a supplement, as a court orders it
 */
public record Selection(
    List<String> conversations,
    boolean nameWithheld,
    int context,
    Map<String, String> glossary,
    List<Period> periods) {
  /** Stands for every conversation. */
  public static final String ALL = "*";

  /** Lines before and after where nobody says otherwise; ours, not a norm's. */
  public static final int USUAL_CONTEXT = 5;

  /** Nobody said anything. */
  public static final Selection NONE =
      new Selection(List.of(), false, USUAL_CONTEXT, Map.of(), List.of());

  public Selection {
    conversations = List.copyOf(conversations);
    glossary = Map.copyOf(glossary);
    periods = List.copyOf(periods);
  }

  /** Whether somebody decided which conversations are handed in, be it all of them. */
  public boolean chosen() {
    return !conversations.isEmpty();
  }

  /** Whether some conversations only are handed in. */
  public boolean narrows() {
    return chosen() && !conversations.contains(ALL);
  }

  /** Days, the first and the last included; none if the last is before the first. */
  public record Period(LocalDate first, LocalDate last) {
    public boolean contains(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }

    @Override
    public String toString() {
      return first + "/" + last;
    }
  }
}
