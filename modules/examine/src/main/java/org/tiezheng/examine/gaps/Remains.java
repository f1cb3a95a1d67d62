package org.tiezheng.examine.gaps;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Incomplete;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/**
 * Messages that were recovered from remains of the file: those that have no row any more, and
 * former contents of rows that say something else today. What a recall or a finished file explains
 * weighs little or nothing.
 */
final class Remains implements Check {
  private static final int MOST_SEEN = 1_000_000;
  private final Set<Long> seen = new HashSet<>();

  @Override
  public void recovered(ChatMessage m, Findings findings) {
    findings.looksFor(GapKind.RESIDUE, GapKind.EARLIER_CONTENT);
    Copy copy = findings.copy();
    long key =
        copy.key(
            "r",
            m.conversation(),
            m.nativeId().orElse(""),
            m.sequence().flatMap(ChatMessage.Sequence::sort).orElse(""),
            m.sender().orElse(""),
            m.line(),
            m.time().raw());
    boolean again = seen.size() < MOST_SEEN ? !seen.add(key) : seen.contains(key);
    if (again) {
      return;
    }
    boolean whole = !Incomplete.row(m.extra());
    OptionalInt row = row(m, copy);
    if (row.isPresent()) {
      changed(m, row.getAsInt(), whole, findings);
    } else if (!m.nativeId().map(copy::replaced).orElse(false)) {
      boolean sure = whole && m.state() != RowState.DELETED_OR_EARLIER && !perhapsAnnounced(m);
      findings
          .sign(
              GapKind.RESIDUE,
              sure && identified(m) ? Weight.NOTABLE : Weight.SLIGHT,
              m.conversation())
          .what(
              m.state() == RowState.MARKED_DELETED
                  ? new Text(
                      "该消息仍在库中,但标为已删除", "The message is still in the store, marked as deleted")
                  : new Text(
                      "该消息可从文件残留中读出,表中没有它的行",
                      "The message can be read from remains of the file; the table has no row of"
                          + " it"))
          .more(Optional.of(Findings.place(GapPlace.About.WITNESS, m)), m.time().instant());
    }
  }

  /** A file whose source does not carry whether another took its place. */
  private static boolean perhapsAnnounced(ChatMessage m) {
    return m.content() instanceof Media media
        && media.type() == MediaType.FILE
        && !m.extra().containsKey("xml");
  }

  private static boolean identified(ChatMessage m) {
    return m.nativeId().isPresent() && m.time().instant().isPresent();
  }

  private static OptionalInt row(ChatMessage m, Copy copy) {
    if (m.nativeId().isPresent()) {
      return copy.byServer(m.nativeId().get());
    }
    OptionalInt sorted =
        m.sequence()
            .flatMap(ChatMessage.Sequence::sort)
            .map(s -> copy.bySort(m.conversation(), s))
            .orElse(OptionalInt.empty());
    return sorted.isPresent()
        ? sorted
        : m.sequence()
            .flatMap(ChatMessage.Sequence::local)
            .filter(l -> !copy.many(m.conversation(), l))
            .map(l -> copy.byLocal(m.conversation(), l))
            .orElse(OptionalInt.empty());
  }

  private static void changed(ChatMessage m, int row, boolean whole, Findings findings) {
    Copy copy = findings.copy();
    boolean words = !copy.says(row, m.line());
    boolean time = m.time().instant().isPresent() && copy.time(row) != Copy.seconds(m);
    boolean sender = m.sender().isPresent() && !copy.sentBy(row, m);
    if (!words && !time && !sender) {
      return;
    }
    boolean recall = copy.recalled(row) && !Copy.recall(m);
    boolean certain = whole && m.nativeId().isPresent();
    GapKind kind = recall ? GapKind.RECALLED_CONTENT : GapKind.EARLIER_CONTENT;
    Findings.Draft draft =
        findings
            .sign(
                kind,
                recall ? Weight.SLIGHT : certain ? Weight.STRONG : Weight.SLIGHT,
                m.conversation())
            .what(recall ? recalled() : differs(words, time, sender))
            .more(Optional.of(Findings.place(GapPlace.About.WITNESS, m)), m.time().instant());
    findings.place(draft, GapPlace.About.ROW, row);
  }

  private static Text recalled() {
    return new Text(
        "撤回前的内容尚可从文件残留中读出", "What the message said before its recall can be read from remains");
  }

  private static Text differs(boolean words, boolean time, boolean sender) {
    String zh = (words ? "内容、" : "") + (time ? "时间、" : "") + (sender ? "发送者、" : "");
    String en = (words ? "content, " : "") + (time ? "time, " : "") + (sender ? "sender, " : "");
    return new Text(
        "文件残留中有同一消息的另一版本,与现存行不同的是:" + zh.substring(0, zh.length() - 1),
        "Remains of the file hold another version of the same message; it differs from the live row"
            + " in: "
            + en.substring(0, en.length() - 2));
  }
}
