package org.tiezheng.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Observation;

/**
 * What was observed once and cannot be observed again whenever a rule asks: a carrier read back,
 * two copies compared. Earlier observations are kept.
 */
public interface ObservationStore {
  /**
   * Keeps an observation, made now.
   *
   * @param about what it speaks of, by name, such as the digest of the records that were compared;
   *     who reads it later can tell whether that is still so
   */
  Observed add(Observation observation, Map<String, String> about);

  /** Everything that was kept, the oldest first. */
  List<Observed> all();

  /**
   * One observation.
   *
   * @param number from 1 without holes
   * @param made our own clock
   */
  record Observed(long number, Instant made, Map<String, String> about, Observation observation) {
    public Observed {
      about = Map.copyOf(about);
    }
  }
}
