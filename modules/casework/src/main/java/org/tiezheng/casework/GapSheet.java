package org.tiezheng.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.gaps.Coverage;
import org.tiezheng.examine.gaps.GapPlace;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;

/**
 * What looking for gaps in an item gave, in plain values and with its places, so that it can be
 * shown again without looking again.
 *
 * @param records digest of the records that were looked at
 * @param messages live ones that were examined
 * @param coverage when there are messages, the conversations with the most first
 * @param conversations how many there are in all
 * @param counts signs by kind
 * @param signs the weightiest first, at most {@link #MOST_SIGNS}
 * @param all how many signs there are
 */
public record GapSheet(
    int item,
    String title,
    String records,
    Instant time,
    long messages,
    List<Covered> coverage,
    int conversations,
    List<FindGaps.Count> counts,
    List<Sign> signs,
    long all,
    List<Text> notes) {
  /** So many signs are kept; the command writes them all to a file. */
  public static final int MOST_SIGNS = 5_000;

  private static final int MOST_CONVERSATIONS = 40;
  private static final int MOST_PLACES = 8;

  public GapSheet {
    coverage = List.copyOf(coverage);
    counts = List.copyOf(counts);
    signs = List.copyOf(signs);
    notes = List.copyOf(notes);
  }

  /**
   * When a conversation has messages.
   *
   * @param days messages of each day that has any
   */
  public record Covered(String conversation, String title, Map<LocalDate, Integer> days) {
    public Covered {
      days = new TreeMap<>(days);
    }
  }

  /**
   * A sign.
   *
   * @param kind id of the kind
   * @param conversation its id; empty if the sign is of no single one
   * @param count messages or rows that it speaks of
   */
  public record Sign(
      Weight weight,
      String kind,
      Text kindTitle,
      String conversation,
      String title,
      long count,
      Optional<Instant> from,
      Optional<Instant> to,
      Text what,
      List<Text> innocent,
      List<Place> places) {
    public Sign {
      innocent = List.copyOf(innocent);
      places = List.copyOf(places);
    }

    static Sign of(GapSign sign) {
      return new Sign(
          sign.weight(),
          sign.kind().id(),
          sign.kind().title(),
          sign.conversation(),
          sign.title(),
          sign.count(),
          sign.from(),
          sign.to(),
          sign.what(),
          sign.innocent(),
          sign.places().stream().limit(MOST_PLACES).map(Place::of).toList());
    }
  }

  /**
   * A place that shows a sign.
   *
   * @param about what the place has to do with it
   * @param shown the message or the words, shortened
   */
  public record Place(Text about, Provenance provenance, Optional<Instant> time, String shown) {
    static Place of(GapPlace place) {
      Text about =
          switch (place.about()) {
            case BEFORE -> new Text("之前", "before it");
            case AFTER -> new Text("之后", "after it");
            case ROW -> new Text("本行", "the row");
            case WITNESS -> new Text("旁证", "another place");
          };
      return new Place(about, place.provenance(), place.time(), place.shown());
    }
  }

  static GapSheet of(Item item, GapReport report, List<FindGaps.Count> counts, Instant time) {
    return new GapSheet(
        item.number(),
        item.title(),
        item.reading().map(Reading::recordsDigest).orElse(""),
        time,
        report.messages(),
        report.coverage().stream().limit(MOST_CONVERSATIONS).map(GapSheet::covered).toList(),
        report.coverage().size(),
        counts,
        report.signs().stream().limit(MOST_SIGNS).map(Sign::of).toList(),
        report.signs().size(),
        report.notes());
  }

  private static Covered covered(Coverage coverage) {
    return new Covered(coverage.conversation(), coverage.title(), coverage.days());
  }
}
