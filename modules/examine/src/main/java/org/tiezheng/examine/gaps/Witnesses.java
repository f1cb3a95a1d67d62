package org.tiezheng.examine.gaps;

import java.util.Optional;
import java.util.OptionalInt;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Witness;

/**
 * What other tables of the store say about messages, compared with the messages; of the index of
 * words, see {@link IndexedWords}.
 */
final class Witnesses implements Check {
  private static final long TOLERATED_SECONDS = 2;

  @Override
  public void hear(Witness w, Findings findings) {
    switch (w.kind()) {
      case PART -> part(w, findings);
      case LAST -> last(w, findings);
      case DELETION -> deletion(w, findings);
      case INDEX, COUNTER, FILE, ABSENT_STORE -> {}
    }
  }

  private static Optional<String> id(Witness w) {
    return w.serverId().filter(id -> !id.equals("0") && !id.isEmpty());
  }

  /** The message that a witness names. */
  static OptionalInt row(Witness w, Copy copy) {
    if (id(w).isPresent()) {
      return copy.byServer(id(w).get());
    }
    if (w.sort().isPresent()) {
      return copy.bySort(w.conversation(), w.sort().get());
    }
    return w.local()
        .map(l ->
            w.conversation().isEmpty() ? copy.byStoreLocal(l) : copy.byLocal(w.conversation(), l))
        .orElse(OptionalInt.empty());
  }

  /** Whether it names a message at all. */
  static boolean names(Witness w) {
    return id(w).isPresent() || w.sort().isPresent() || w.local().isPresent();
  }

  private static void part(Witness w, Findings findings) {
    findings.looksFor(GapKind.PART_WITHOUT_ROW);
    OptionalInt row = row(w, findings.copy());
    if (row.isEmpty() && names(w) && !id(w).map(findings.copy()::replaced).orElse(false)) {
      Findings.Draft draft =
          findings.gathered(GapKind.PART_WITHOUT_ROW, Weight.NOTABLE, w.conversation(), w.source());
      draft.more(Optional.of(Findings.place(w)), w.time());
      draft.what(
          new Text(
              "%s 有 %,d 行属于消息表中没有的消息".formatted(w.source(), draft.counted()),
              "%s has %,d rows of messages that are not in the table of messages"
                  .formatted(w.source(), draft.counted())));
    } else if (row.isPresent() && certain(w, findings.copy())) {
      time(w, row.getAsInt(), findings);
    }
  }

  /** Whether it names one row and no other. */
  static boolean certain(Witness w, Copy copy) {
    return id(w).isPresent()
        || w.sort().isPresent()
        || w.local().filter(l -> !copy.many(w.conversation(), l)).isPresent();
  }

  /** Compares the times of both. */
  static void time(Witness w, int row, Findings findings) {
    Copy copy = findings.copy();
    if (w.time().isEmpty() || copy.time(row) == Copy.NO_TIME) {
      return;
    }
    findings.looksFor(GapKind.PART_TIME);
    long off = copy.time(row) - w.time().get().getEpochSecond();
    if (Math.abs(off) > TOLERATED_SECONDS) {
      Findings.Draft draft =
          findings
              .sign(GapKind.PART_TIME, Weight.NOTABLE, w.conversation())
              .what(
                  new Text(
                      "%s 所记时间与消息行相差 %s".formatted(w.source(), Spans.zh(off)),
                      "%s states a time that is %s from that of the message's row"
                          .formatted(w.source(), Spans.en(off))))
              .more(Optional.of(Findings.place(w)), w.time());
      findings.place(draft, GapPlace.About.ROW, row);
    }
  }

  private static void last(Witness w, Findings findings) {
    Copy copy = findings.copy();
    findings.looksFor(GapKind.LAST_LINE);
    long listed = w.time().map(t -> t.getEpochSecond()).orElse(Copy.NO_TIME);
    long last = copy.last(w.conversation());
    boolean here =
        w.local().isEmpty() || copy.byLocal(w.conversation(), w.local().get()).isPresent();
    if (listed == Copy.NO_TIME || (last != Copy.NO_TIME && listed <= last + TOLERATED_SECONDS)) {
      return;
    }
    Weight weight = last != Copy.NO_TIME && here ? Weight.SLIGHT : Weight.NOTABLE;
    findings
        .sign(GapKind.LAST_LINE, weight, w.conversation())
        .between(last, listed)
        .what(
            last == Copy.NO_TIME
                ? new Text(
                    "%s 列有该会话,末条时间见右,消息表中没有该会话的消息".formatted(w.source()),
                    "%s lists the conversation; the copy has no message of it"
                        .formatted(w.source()))
                : new Text(
                    "%s 所列末条比本副本该会话的末条晚 %s".formatted(w.source(), Spans.zh(listed - last)),
                    "The newest line in %s is %s later than the conversation's last message in this copy"
                        .formatted(w.source(), Spans.en(listed - last))))
        .more(Optional.of(Findings.place(w)), w.time());
  }

  private static void deletion(Witness w, Findings findings) {
    findings.looksFor(GapKind.RECORDED_DELETION);
    findings
        .sign(GapKind.RECORDED_DELETION, Weight.NOTABLE, w.conversation())
        .what(
            new Text(
                "%s 登记了一次删除:%s".formatted(w.source(), w.words().orElse(w.conversation())),
                "%s notes a deletion: %s"
                    .formatted(w.source(), w.words().orElse(w.conversation()))))
        .more(Optional.of(Findings.place(w)), w.time());
  }
}
