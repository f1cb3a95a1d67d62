package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.compare.HeldByOne.Ground;

/** What a person is told of conversations that only one copy holds; it accuses nobody. */
final class OneSidedText {
  private static final int LISTED = 20;

  private final String zh;
  private final String otherZh;
  private final String en;
  private final String other;

  private OneSidedText(boolean byA) {
    zh = byA ? "甲" : "乙";
    otherZh = byA ? "乙" : "甲";
    en = byA ? "A" : "B";
    other = byA ? "B" : "A";
  }

  /** A sentence for each in which the other party is known to be, one for the others together. */
  static List<Text> notes(List<HeldByOne> all) {
    List<Text> notes = new ArrayList<>();
    for (boolean byA : List.of(true, false)) {
      OneSidedText text = new OneSidedText(byA);
      for (Ground ground : Ground.values()) {
        List<HeldByOne> of =
            all.stream().filter(h -> h.byA() == byA && h.ground() == ground).toList();
        if (of.isEmpty()) {
          continue;
        }
        if (ground == Ground.NAME_UNKNOWN || ground == Ground.NOT_SEEN) {
          notes.add(text.untold(ground, of));
        } else {
          of.stream().limit(LISTED).map(text::note).forEach(notes::add);
          if (of.size() > LISTED) {
            notes.add(text.more(of.size() - LISTED));
          }
        }
      }
    }
    return notes;
  }

  private Text note(HeldByOne held) {
    Text base =
        held.ground() == Ground.WROTE
            ? new Text(
                "%s方副本的会话“%s”(%d 条)中有%s方的发言,%s方副本中没有该会话的任何内容;也可能只提供了部分会话。"
                    .formatted(zh, held.label(), held.messages(), otherZh, otherZh),
                ("%s's copy holds a conversation in which %s wrote, “%s” (%d messages); %s's copy"
                        + " holds nothing of it. Perhaps only some conversations were handed over.")
                    .formatted(en, other, held.label(), held.messages(), other))
            : new Text(
                "%s方副本的会话“%s”(%d 条)把%s方列为成员,其中没有%s方的发言,%s方副本中没有该会话的任何内容;成员名单的时间不明,也可能只提供了部分会话。"
                    .formatted(zh, held.label(), held.messages(), otherZh, otherZh, otherZh),
                ("%s's copy holds a conversation that lists %s as a member, “%s” (%d messages), in"
                        + " which %s wrote nothing; %s's copy holds nothing of it. Of what time the"
                        + " list is, is not known, and perhaps only some conversations were handed"
                        + " over.")
                    .formatted(en, other, held.label(), held.messages(), other, other));
    return held.resembles()
        .map(like ->
            new Text(
                base.zh() + "其中有的较长文字也见于%s方副本的会话“%s”,但后者对应另一会话。".formatted(otherZh, like),
                base.en()
                    + " Some of its longer texts stand in “%s” of %s's copy as well, which faces another one."
                        .formatted(like, other)))
        .orElse(base);
  }

  private Text untold(Ground ground, List<HeldByOne> of) {
    String listZh =
        of.stream()
            .limit(LISTED)
            .map(h -> "“%s”(%d 条)".formatted(h.label(), h.messages()))
            .collect(Collectors.joining("、"));
    String listEn =
        of.stream()
            .limit(LISTED)
            .map(h -> "“%s” (%d messages)".formatted(h.label(), h.messages()))
            .collect(Collectors.joining(", "));
    int rest = Math.max(0, of.size() - LISTED);
    Text why =
        ground == Ground.NOT_SEEN
            ? new Text(
                "其中没有%s方的发言,也没有成员名单".formatted(otherZh),
                "Nothing in them is by %s, and no list of the members is there".formatted(other))
            : new Text(
                "该副本没有载明%s方以何账号或名称出现".formatted(otherZh),
                "That copy does not tell by what account or name %s is known in it"
                    .formatted(other));
    return new Text(
        "只见于一方副本(%s方)的多人会话或未载明何人之间的会话:%s%s。%s,%s方是否曾在这些会话中,无从由此得知;也可能只提供了部分会话。"
            .formatted(zh, listZh, rest > 0 ? " 等,另有 " + rest + " 个" : "", why.zh(), otherZh),
        ("Held by one copy only (%s's), of several people or not told between whom: %s%s. %s;"
                + " whether %s ever was in them cannot be told from it, and perhaps only some"
                + " conversations were handed over.")
            .formatted(en, listEn, rest > 0 ? " and " + rest + " more" : "", why.en(), other));
  }

  private Text more(int count) {
    return new Text(
        "%s方副本中另有 %d 个这样的会话没有逐一列出。".formatted(zh, count),
        "%d more of the kind in %s's copy are not listed one by one.".formatted(count, en));
  }
}
