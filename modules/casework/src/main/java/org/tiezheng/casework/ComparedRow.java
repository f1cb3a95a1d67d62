package org.tiezheng.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.compare.ContentKind;
import org.tiezheng.examine.compare.Facet;
import org.tiezheng.examine.compare.Pair;
import org.tiezheng.examine.compare.Remark;

/**
 * A message of A's copy beside the one of B's copy that it faces, in plain values.
 *
 * @param number from 1, in the order of the result
 * @param verdict name of what the comparison says
 * @param secondsApart B's time less A's; empty unless both state one
 * @param secondsOff how far that is from the offset of the two clocks at that time
 * @param differing what differs, apart from the time
 * @param remarks what else may be behind it
 */
public record ComparedRow(
    long number,
    String verdict,
    Optional<Entry> a,
    Optional<Entry> b,
    Optional<Double> secondsApart,
    Optional<Double> secondsOff,
    List<Text> differing,
    List<Text> remarks) {
  public ComparedRow {
    differing = List.copyOf(differing);
    remarks = List.copyOf(remarks);
  }

  /**
   * A message of one copy.
   *
   * @param row within the conversation, from 1, in the order of the source
   * @param kind what sort of content; empty for words
   * @param state what the store says of the row; empty for an ordinary one
   * @param line content in one line, perhaps cut
   */
  public record Entry(
      int row,
      Optional<Instant> time,
      String sender,
      Optional<Text> kind,
      Optional<Text> state,
      String line) {
    static Entry of(Pair.Entry entry) {
      return new Entry(
          entry.row(),
          entry.time(),
          entry.sender(),
          Optional.of(entry.kind()).filter(k -> k != ContentKind.WORDS).map(ContentKind::title),
          Optional.of(entry.state()).filter(s -> s != RowState.LIVE).map(RowState::title),
          entry.line());
    }
  }

  static ComparedRow of(Pair pair) {
    return new ComparedRow(
        pair.number(),
        pair.verdict().name(),
        pair.a().map(Entry::of),
        pair.b().map(Entry::of),
        pair.secondsApart(),
        pair.secondsOff(),
        pair.differing().stream().map(Facet::title).toList(),
        pair.remarks().stream().map(Remark::sentence).toList());
  }
}
