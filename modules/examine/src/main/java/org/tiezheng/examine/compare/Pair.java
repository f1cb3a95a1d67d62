package org.tiezheng.examine.compare;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;

/**
 * A message of A's copy beside the one of B's copy that it faces; one of them may be absent.
 *
 * @param number from 1, in the order of the result
 * @param secondsApart B's time less A's; empty unless both state one
 * @param secondsOff how far that is from the offset of the two clocks at that time
 * @param differing what differs, apart from the time
 * @param remarks what else may be behind it
 */
public record Pair(
    long number,
    Verdict verdict,
    Basis basis,
    Optional<Entry> a,
    Optional<Entry> b,
    Optional<Double> secondsApart,
    Optional<Double> secondsOff,
    List<Facet> differing,
    List<Remark> remarks) {
  public Pair {
    differing = List.copyOf(differing);
    remarks = List.copyOf(remarks);
  }

  /**
   * A message of one copy.
   *
   * @param row in the order of the source, from 1, within the conversation
   * @param id the platform's id; empty if there is none
   * @param line content in one line, perhaps cut; the whole stands where the provenance leads
   */
  public record Entry(
      Provenance provenance,
      int row,
      String id,
      Optional<Instant> time,
      String sender,
      ContentKind kind,
      RowState state,
      String line) {}
}
