package org.tiezheng.present.paper;

import java.nio.file.Path;
import java.util.Map;

/**
 * A paper that was written.
 *
 * @param replaced code points printed as labels, and how often
 */
public record Printed(Path file, int pages, Map<Integer, Integer> replaced) {
  public Printed {
    replaced = Map.copyOf(replaced);
  }
}
