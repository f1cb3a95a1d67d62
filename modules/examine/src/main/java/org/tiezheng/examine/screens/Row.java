package org.tiezheng.examine.screens;

import java.util.List;
import java.util.Optional;

/**
 * A message, on the pictures and in the export.
 *
 * @param line empty if it is only on the screen
 * @param seen on every picture that shows it; empty if it is only in the export
 * @param judged the verdict over all sightings
 */
public record Row(Block.Kind kind, Optional<ExportLine> line, List<Sighting> seen, Judged judged) {
  public Row {
    seen = List.copyOf(seen);
  }

  public Verdict verdict() {
    return judged.verdict();
  }
}
