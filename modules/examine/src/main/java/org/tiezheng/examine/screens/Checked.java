package org.tiezheng.examine.screens;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * Pictures laid beside an exported conversation.
 *
 * @param pictures in the order given
 * @param conversation as it was called when it was given
 * @param rows in the order of the export, then those of pictures that have no place in it
 * @param notes what was passed over and what has to be known
 */
public record Checked(List<Shown> pictures, String conversation, List<Row> rows, List<Text> notes) {
  public Checked {
    pictures = List.copyOf(pictures);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * A picture with what is on it.
   *
   * @param first line of the export that it shows; empty if it could not be placed
   * @param outside what was read beside the bubbles: title, clock, names
   */
  public record Shown(
      Picture picture,
      Optional<ExportLine> first,
      Optional<ExportLine> last,
      List<String> outside) {
    public Shown {
      outside = List.copyOf(outside);
    }

    public boolean read() {
      return picture.reading() instanceof ScreenReading.Screen;
    }
  }

  /** How many bubbles and notices, or times, of each verdict. */
  public Map<Verdict, Long> counts(boolean times) {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    rows.stream()
        .filter(r -> (r.kind() == Block.Kind.TIME) == times)
        .forEach(r -> counts.merge(r.verdict(), 1L, Long::sum));
    return counts;
  }

  /** Whether anything is not plainly the same, or was not read. */
  public boolean open() {
    return rows.stream().anyMatch(r -> r.verdict().open())
        || pictures.stream().anyMatch(p -> !p.read());
  }
}
