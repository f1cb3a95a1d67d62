package org.tiezheng.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Finding;

/** What the rules found, by examination; earlier examinations are kept. */
public interface ExaminationStore {
  /** Keeps the findings of one examination, made now. */
  Examined add(List<Finding> findings);

  /** The newest examination. */
  Optional<Examined> last();

  /**
   * One examination.
   *
   * @param number from 1 without holes
   * @param made our own clock
   * @param findings in the order in which they were given
   */
  record Examined(long number, Instant made, List<Finding> findings) {
    public Examined {
      findings = List.copyOf(findings);
    }
  }
}
