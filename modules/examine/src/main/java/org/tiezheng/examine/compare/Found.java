package org.tiezheng.examine.compare;

import java.util.List;
import org.tiezheng.evidence.Text;

/**
 * Something that a person has to look at.
 *
 * @param verdict the class that it speaks of
 * @param count how many messages
 * @param what what was found
 * @param innocent what else may be behind it, and what it does not show
 */
public record Found(Verdict verdict, long count, Text what, List<Remark> innocent) {
  public Found {
    innocent = List.copyOf(innocent);
  }
}
