package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Observation.Excerpt;

/** Papers of a chat that were printed and read back again. */
final class ReadBack {
  static final String FULL = "DOC-CHAT-FULL";
  static final String KEY = "DOC-CHAT-KEY";
  static final String SUPPLEMENT = "DOC-CHAT-SUPPLEMENT";

  private ReadBack() {}

  static List<Excerpt> of(Item item, Context context, String document) {
    return context.observed(Excerpt.class).stream()
        .filter(e -> e.item() == item.number() && e.document().equals(document))
        .toList();
  }

  /** Where the papers do not say what the records say. */
  static Places faults(List<Excerpt> excerpts) {
    Places faults = new Places();
    for (Excerpt excerpt : excerpts) {
      if (excerpt.printed() != excerpt.rows()) {
        faults.add(excerpt.file(), "lines", excerpt.printed() + " ≠ " + excerpt.rows());
      }
      if (excerpt.located() != excerpt.printed()) {
        faults.add(
            excerpt.file(), "time, line, page", excerpt.located() + " ≠ " + excerpt.printed());
      }
      excerpt.differing().forEach(place -> faults.add(excerpt.file(), place, "differs"));
    }
    return faults;
  }

  /** The papers and how many lines each has. */
  static Places lines(List<Excerpt> excerpts) {
    Places places = new Places();
    excerpts.forEach(e -> places.add(e.file(), "lines", String.valueOf(e.rows())));
    return places;
  }

  /** Lines of an item that the case links to facts by their numbers. */
  static List<LineRange> linked(Item item, Context context) {
    return context.matter().links().stream()
        .filter(link -> link.item() == item.number())
        .map(Link::lines)
        .flatMap(Optional::stream)
        .map(LineRange::parse)
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .toList();
  }
}
