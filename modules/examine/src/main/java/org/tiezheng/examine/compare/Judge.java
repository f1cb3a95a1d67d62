package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.RowState;

/** Says of each pair and each single row what it is. Immutable once the matching is finished. */
final class Judge {
  /** What was found, before it is written down for a person. */
  record Ruling(Verdict verdict, List<Facet> differing, List<Remark> remarks) {}

  private final Matching matching;
  private final Likeness likeness;
  private final Senders senders;
  private final Clocks clocks;
  private final Common left;
  private final Common right;

  Judge(Matching matching, Likeness likeness, Senders senders, Clocks clocks) {
    this.matching = matching;
    this.likeness = likeness;
    this.senders = senders;
    this.clocks = clocks;
    this.left = Common.of(matching, i -> shows(matching, clocks, i), true);
    this.right = Common.of(matching, i -> shows(matching, clocks, i), false);
  }

  /** The time that both copies cover, in the times of one of them. */
  Common common(boolean ofLeft) {
    return ofLeft ? left : right;
  }

  Ruling pair(int i) {
    Row a = matching.x().row(i);
    int j = matching.facingX(i);
    Row b = matching.y().row(j);
    Optional<Remark> doubt = matching.doubtX(i);
    List<Facet> differing = new ArrayList<>(likeness.differing(a, b));
    if (senders.differ(a, b) && !a.kind().ownWords() && !b.kind().ownWords()) {
      differing.add(Facet.SENDER);
    }
    Set<Remark> remarks = EnumSet.noneOf(Remark.class);
    doubt.ifPresent(remarks::add);
    recovered(a, remarks);
    recovered(b, remarks);
    if (doubt.isPresent() || (a.kind() == ContentKind.RECALL) != (b.kind() == ContentKind.RECALL)) {
      remarks.add(doubt.orElse(Remark.RECALL));
      return new Ruling(Verdict.UNRESOLVED, differing, List.copyOf(remarks));
    }
    if (unread(a, b)) {
      remarks.add(Remark.NOT_READ);
      return new Ruling(Verdict.UNRESOLVED, differing, List.copyOf(remarks));
    }
    if (!differing.isEmpty()) {
      boolean edited = a.state() == RowState.EDITED || b.state() == RowState.EDITED;
      remarks.add(edited ? Remark.EDITED_IN_APP : Remark.EXPORTER);
      if (matching.basis(i) == Basis.REPLACED_ID) {
        remarks.add(Remark.FILE_REPLACED);
      }
      return new Ruling(Verdict.CONTENT_DIFFERS, differing, List.copyOf(remarks));
    }
    if (matching.basis(i) == Basis.REPLACED_ID) {
      remarks.add(Remark.FILE_REPLACED);
    }
    if (off(i) > clocks.window(a, b) && matching.basis(i) != Basis.REPLACED_ID) {
      remarks.add(off(i) > OrderMatch.DAY_MILLIS ? Remark.MOVED : Remark.TIME_OF_DEVICE);
      return new Ruling(Verdict.TIME_DIFFERS, differing, List.copyOf(remarks));
    }
    boolean words = !a.kind().ownWords() && !b.kind().ownWords();
    if (words && senders.unclear(a, b)) {
      remarks.add(Remark.SENDER_NAMES);
      return new Ruling(Verdict.UNRESOLVED, differing, List.copyOf(remarks));
    }
    return new Ruling(Verdict.SAME, differing, List.copyOf(remarks));
  }

  /** Whether two messages of one format, of a type that nobody could read, are not alike. */
  private boolean unread(Row a, Row b) {
    return a.kind() == ContentKind.UNREAD
        && b.kind() == ContentKind.UNREAD
        && !a.line().equals(b.line())
        && matching.x().side().format().equals(matching.y().side().format());
  }

  private long off(int i) {
    return off(matching, clocks, i);
  }

  /** How far apart the times of a pair are beyond the offset; 0 if one has none. */
  private static long off(Matching matching, Clocks clocks, int i) {
    Row a = matching.x().row(i);
    Row b = matching.y().row(matching.facingX(i));
    return a.timed() && b.timed() ? Math.abs(clocks.off(i, a, b)) : 0;
  }

  /** Whether a pair is sure enough to show what time both copies cover. */
  private static boolean shows(Matching matching, Clocks clocks, int i) {
    return !matching.freeX(i)
        && matching.doubtX(i).isEmpty()
        && off(matching, clocks, i)
            <= clocks.window(matching.x().row(i), matching.y().row(matching.facingX(i)));
  }

  /**
   * @param ofLeft whether the row belongs to the left copy, which is A's in this reading
   */
  Ruling single(int row, boolean ofLeft) {
    Row here = (ofLeft ? matching.x() : matching.y()).row(row);
    Copy other = ofLeft ? matching.y() : matching.x();
    Set<Remark> remarks = EnumSet.noneOf(Remark.class);
    recovered(here, remarks);
    if (!other.shown().carries(here)) {
      return new Ruling(Verdict.NOT_CARRIED, List.of(), List.copyOf(remarks));
    }
    if (here.kind().ownWords()) {
      remarks.add(Remark.OWN_NOTICE);
      return new Ruling(Verdict.UNRESOLVED, List.of(), List.copyOf(remarks));
    }
    Common.Where where = (ofLeft ? left : right).where(row, here);
    if (where == Common.Where.OUTSIDE) {
      Verdict outside = ofLeft ? Verdict.OUTSIDE_A : Verdict.OUTSIDE_B;
      return new Ruling(outside, List.of(), List.copyOf(remarks));
    }
    Optional<Remark> doubt = ofLeft ? matching.doubtX(row) : matching.doubtY(row);
    if (doubt.isEmpty() && here.state() == RowState.RECALLED) {
      doubt = Optional.of(Remark.RECALL);
    }
    // What announced a file is removed when the file is there, and its bytes may remain.
    if (doubt.isEmpty()
        && here.kind() == ContentKind.FILE
        && here.state() == RowState.DELETED_RECOVERED) {
      doubt = Optional.of(Remark.FILE_REPLACED);
    }
    // Remains that lost their id may be a second reading of a message that faces one already.
    if (doubt.isEmpty() && here.state() == RowState.DELETED_RECOVERED && here.id().isEmpty()) {
      doubt = Optional.of(Remark.RECOVERED);
    }
    if (doubt.isPresent()) {
      remarks.add(doubt.get());
      return new Ruling(Verdict.UNRESOLVED, List.of(), List.copyOf(remarks));
    }
    remarks.add(Remark.LOCAL_DELETION);
    remarks.add(Remark.RECALL);
    remarks.add(Remark.SYNC);
    remarks.add(Remark.MIGRATION);
    remarks.add(Remark.BLOCKED);
    if (here.kind() != ContentKind.WORDS) {
      remarks.add(Remark.CLEANUP);
    }
    Verdict verdict = ofLeft ? Verdict.ONLY_A : Verdict.ONLY_B;
    return new Ruling(verdict, List.of(), List.copyOf(remarks));
  }

  private static void recovered(Row row, Set<Remark> remarks) {
    if (row.state() == RowState.DELETED_RECOVERED || row.state() == RowState.MARKED_DELETED) {
      remarks.add(Remark.RECOVERED);
    }
  }
}
