package org.tiezheng.examine.gaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Witness;

/**
 * The index in which messages are searched: words of messages that have no row, and words that
 * differ from those of the row. What may be of a database that was not copied weighs less.
 */
final class IndexedWords implements Check {
  private static final int MOST = 10_000;
  private final List<Differing> differing = new ArrayList<>();

  /** Words without a row that lie beyond the databases; the numbers given out come to be known. */
  private final List<Witness> beyond = new ArrayList<>();

  /** Words without a row and without a time since the last row of the same index that is there. */
  private final Map<String, List<Witness>> untimed = new HashMap<>();

  private final Reach reach;
  private long compared;
  private long unlike;

  /** Indexed words that differ from those of the row. */
  private record Differing(Witness witness, int row) {}

  IndexedWords(Reach reach) {
    this.reach = reach;
  }

  @Override
  public void learn(ChatMessage m, int row) {
    reach.learn(m);
  }

  @Override
  public void hear(Witness w, Findings findings) {
    if (w.kind() != Witness.Kind.INDEX) {
      return;
    }
    findings.looksFor(GapKind.INDEX_WITHOUT_ROW);
    OptionalInt row = Witnesses.row(w, findings.copy());
    if (row.isPresent()) {
      there(w, row.getAsInt(), findings);
    } else if (Witnesses.names(w)) {
      absent(w, findings);
    }
  }

  private void there(Witness w, int row, Findings findings) {
    // An index is written as messages arrive: what it has before this row was in this database.
    List<Witness> before = untimed.remove(w.source());
    if (before != null) {
      before.forEach(b -> strong(b, findings));
    }
    Copy copy = findings.copy();
    if (w.words().isEmpty() || !Witnesses.certain(w, copy)) {
      return;
    }
    if (copy.words(row)) {
      findings.looksFor(GapKind.INDEX_DIFFERS);
      compared++;
      if (!copy.says(row, w.words().get())) {
        unlike++;
        if (differing.size() < MOST) {
          differing.add(new Differing(w, row));
        }
      }
    }
    Witnesses.time(w, row, findings);
  }

  private void absent(Witness w, Findings findings) {
    if (w.time().isEmpty()) {
      keep(untimed.computeIfAbsent(w.source(), _ -> new ArrayList<>()), w, findings);
    } else if (reach.beyond(w)) {
      keep(beyond, w, findings);
    } else {
      strong(w, findings);
    }
  }

  private static void keep(List<Witness> list, Witness w, Findings findings) {
    if (list.size() < MOST) {
      list.add(w);
    } else {
      notable(w, findings);
    }
  }

  private static void strong(Witness w, Findings findings) {
    Findings.Draft draft =
        findings.gathered(GapKind.INDEX_WITHOUT_ROW, Weight.STRONG, w.conversation(), w.source());
    draft.more(Optional.of(Findings.place(w)), w.time());
    draft.what(
        new Text(
            "%s 存有 %,d 条消息的文字,消息表中没有这些行".formatted(w.source(), draft.counted()),
            "%s holds the words of %,d messages that have no row in the table of messages"
                .formatted(w.source(), draft.counted())));
  }

  private static void notable(Witness w, Findings findings) {
    Findings.Draft draft =
        findings.gathered(
            GapKind.INDEX_WITHOUT_ROW, Weight.NOTABLE, w.conversation(), w.source() + "\0beyond");
    draft.more(Optional.of(Findings.place(w)), w.time());
    draft.what(
        new Text(
            "%s 存有 %,d 条消息的文字,消息表中没有这些行;它们超出已复制的各数据库的范围,可能在未一并复制的数据库里"
                .formatted(w.source(), draft.counted()),
            ("%s holds the words of %,d messages that have no row in the table of messages; they"
                    + " lie beyond the databases that were copied and may be in one that was not")
                .formatted(w.source(), draft.counted())));
  }

  @Override
  public void settle(Findings findings) {
    untimed.values().forEach(rest -> rest.forEach(w -> last(w, reach.gave(rest.size()), findings)));
    beyond.forEach(w -> last(w, reach.gave(w), findings));
    if (unlike * 5 > compared) {
      findings.note(
          "全文索引的文字写法与消息不同,未作比较",
          "the index writes words otherwise than the messages do: not compared");
      return;
    }
    differing.forEach(d -> differs(d, findings));
  }

  private static void last(Witness w, boolean givenHere, Findings findings) {
    if (givenHere) {
      strong(w, findings);
    } else {
      notable(w, findings);
    }
  }

  private static void differs(Differing d, Findings findings) {
    boolean recalled = findings.copy().recalled(d.row());
    Witness w = d.witness();
    Findings.Draft draft =
        findings
            .sign(
                recalled ? GapKind.RECALLED_CONTENT : GapKind.INDEX_DIFFERS,
                recalled ? Weight.SLIGHT : Weight.STRONG,
                w.conversation())
            .what(
                new Text(
                    "%s 存有的文字与该消息现在的文字不同".formatted(w.source()),
                    "%s holds other words than the message has today".formatted(w.source())))
            .more(Optional.of(Findings.place(w)), w.time());
    findings.place(draft, GapPlace.About.ROW, d.row());
  }
}
