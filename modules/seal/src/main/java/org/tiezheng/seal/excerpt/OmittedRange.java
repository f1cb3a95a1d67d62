package org.tiezheng.seal.excerpt;

import java.util.ArrayList;
import java.util.List;

/**
 * Messages of the conversation that an excerpt does not show.
 *
 * @param first position of the first, from 0
 * @param count how many follow one another
 */
public record OmittedRange(long first, long count) {
  /** What lies between, before and after the shown positions, which ascend. */
  static List<OmittedRange> between(long messages, long[] shown) {
    List<OmittedRange> omitted = new ArrayList<>();
    long next = 0;
    for (long position : shown) {
      add(omitted, next, position);
      next = position + 1;
    }
    add(omitted, next, messages);
    return List.copyOf(omitted);
  }

  private static void add(List<OmittedRange> omitted, long first, long end) {
    if (end > first) {
      omitted.add(new OmittedRange(first, end - first));
    }
  }
}
