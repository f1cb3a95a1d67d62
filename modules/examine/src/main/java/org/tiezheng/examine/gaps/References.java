package org.tiezheng.examine.gaps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Forward;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;

/**
 * Messages that others point to and that are not there: quoted, forwarded, recalled, patted.
 * Nothing is said of a kind of which none is there, since its ids are then of another sort.
 */
final class References implements Check {
  private static final int MOST = 200_000;
  private final long[] resolved = new long[4];
  private final List<Pointing> absent = new ArrayList<>();
  private long dropped;
  private boolean any;

  /** A message that points to one that is not there. */
  private record Pointing(
      int kind, int row, String conversation, String id, Optional<Long> time, String words) {}

  private static final GapKind[] KINDS = {
    GapKind.QUOTE_TARGET, GapKind.FORWARD_TARGET, GapKind.RECALL_TARGET, GapKind.PAT_TARGET
  };

  private final List<Pointing> held = new ArrayList<>();

  @Override
  public void learn(ChatMessage m, int row) {
    m.quotes()
        .ifPresent(id ->
            hold(
                0,
                m,
                row,
                id,
                m.quoted()
                    .flatMap(ChatMessage.Quoted::time)
                    .flatMap(RecordedTime::instant)
                    .map(t -> t.getEpochSecond()),
                m.quoted().map(ChatMessage.Quoted::words).orElse("")));
    if (m.content() instanceof Forward forward) {
      items(m, row, forward, 0);
    }
    if (m.content() instanceof MessageContent.Recall recall) {
      recall
          .target()
          .filter(id -> !m.nativeId().equals(Optional.of(id)))
          .ifPresent(id -> hold(2, m, row, id, Optional.empty(), ""));
    }
    String pat = m.extra().getOrDefault("svrId", "");
    if (!pat.isEmpty() && !pat.equals("0") && !m.nativeId().equals(Optional.of(pat))) {
      hold(3, m, row, pat, Optional.empty(), "");
    }
  }

  private void items(ChatMessage m, int row, Forward forward, int depth) {
    for (Forward.Forwarded item : forward.messages().orElse(List.of())) {
      item.id()
          .filter(id -> !id.isEmpty() && !id.equals("0"))
          .ifPresent(id -> hold(1, m, row, id, Optional.empty(), item.content().line()));
      if (item.content() instanceof Forward nested && depth < 8) {
        items(m, row, nested, depth + 1);
      }
    }
  }

  private void hold(
      int kind, ChatMessage m, int row, String id, Optional<Long> time, String words) {
    any = true;
    if (held.size() < MOST) {
      held.add(new Pointing(kind, row, m.conversation(), id, time, cut(words)));
    } else {
      dropped++;
    }
  }

  private static String cut(String words) {
    return words.length() <= 60 ? words : words.substring(0, words.offsetByCodePoints(0, 30)) + "…";
  }

  @Override
  public void settle(Findings findings) {
    if (!any) {
      return;
    }
    for (Pointing p : held) {
      if (findings.copy().has(p.id())) {
        resolved[p.kind()]++;
      } else {
        absent.add(p);
      }
    }
    if (dropped > 0) {
      findings.note(
          "引用过多,只核对了前 200,000 处", "too many references: only the first 200,000 were looked up");
    }
    for (Pointing p : absent) {
      if (resolved[p.kind()] > 0 || resolved[0] > 0 || p.kind() == 0) {
        absent(p, findings);
      }
    }
    for (int kind = 0; kind < KINDS.length; kind++) {
      if (resolved[kind] > 0) {
        findings.looksFor(KINDS[kind]);
      }
    }
  }

  private void absent(Pointing p, Findings findings) {
    boolean covered =
        p.time().map(s -> findings.copy().covers(Instant.ofEpochSecond(s))).orElse(false);
    boolean replaced = findings.copy().replaced(p.id());
    Weight weight =
        p.kind() == 0 && covered && resolved[0] > 0 && !replaced ? Weight.NOTABLE : Weight.SLIGHT;
    String words = p.words().isEmpty() ? "" : "“" + p.words() + "”";
    Findings.Draft draft =
        findings
            .sign(KINDS[p.kind()], weight, p.conversation())
            .count(1)
            .between(p.time().orElse(Copy.NO_TIME), p.time().orElse(Copy.NO_TIME))
            .what(
                switch (p.kind()) {
                  case 0 ->
                      new Text(
                          "被引用的消息 %s%s 不在本副本".formatted(p.id(), words),
                          "The quoted message %s %s is not in this copy".formatted(p.id(), words));
                  case 1 ->
                      new Text(
                          "合并转发所含的消息 %s%s 不在本副本".formatted(p.id(), words),
                          "Message %s %s of a merged forward is not in this copy"
                              .formatted(p.id(), words));
                  case 2 ->
                      new Text(
                          "撤回所指的消息 %s 不在本副本".formatted(p.id()),
                          "The recalled message %s is not in this copy".formatted(p.id()));
                  default ->
                      new Text(
                          "拍一拍所指的消息 %s 不在本副本".formatted(p.id()),
                          "Message %s, to which a pat refers, is not in this copy"
                              .formatted(p.id()));
                });
    findings.place(draft, GapPlace.About.WITNESS, p.row());
  }
}
