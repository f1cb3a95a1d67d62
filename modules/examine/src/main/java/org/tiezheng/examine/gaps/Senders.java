package org.tiezheng.examine.gaps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;

/**
 * What else in a row tells who sent it: the payload, the words' own prefix, and columns of state
 * whose values in this copy go with one direction only. No meaning of a value is assumed.
 */
final class Senders implements Check {
  private static final List<String> COLUMNS =
      List.of("status", "origin_source", "Status", "msgStatus", "StatusEx");
  private static final List<String> NAMED = List.of("xmlSender", "fromusername");
  private static final int LEAST = 20;
  private static final int MOST = 1_000;

  /** By column and value: sent, received. */
  private final Map<String, long[]> directions = new HashMap<>();

  /** By column: sent, received. */
  private final Map<String, long[]> totals = new HashMap<>();

  private long named;
  private long agreeing;

  private static Optional<String> inContent(ChatMessage m) {
    return NAMED.stream()
        .map(field -> m.extra().getOrDefault(field, ""))
        .filter(v -> !v.isEmpty())
        .findFirst();
  }

  private static boolean same(ChatMessage m, String account) {
    return m.sender().filter((m.platform() + ":" + account)::equals).isPresent();
  }

  @Override
  public void learn(ChatMessage m, int row) {
    if (!Copy.ordinary(m)) {
      return;
    }
    inContent(m)
        .ifPresent(account -> {
          named++;
          agreeing += same(m, account) ? 1 : 0;
        });
    if (m.outgoing().isPresent()) {
      for (String column : COLUMNS) {
        String value = m.extra().getOrDefault(column, "");
        if (!value.isEmpty() && directions.size() < MOST) {
          totals.computeIfAbsent(column, _ -> new long[2])[m.outgoing().get() ? 0 : 1]++;
          directions
              .computeIfAbsent(column + "=" + value, _ -> new long[2])[
              m.outgoing().get() ? 0 : 1]++;
        }
      }
    }
  }

  private boolean usual() {
    return named >= LEAST && agreeing * 20 >= named * 19;
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    if (!Copy.ordinary(m)) {
      return;
    }
    Optional<String> account = usual() ? inContent(m) : Optional.empty();
    if (usual()) {
      findings.looksFor(GapKind.SENDER);
    }
    account
        .filter(a -> !same(m, a))
        .ifPresent(a ->
            findings.row(
                GapKind.SENDER,
                Weight.NOTABLE,
                m,
                "行的发送者是 %s,内容所载是 %s".formatted(m.sender().orElse(""), a),
                "The row's sender is %s, its content names %s"
                    .formatted(m.sender().orElse(""), a)));
    m.outgoing().ifPresent(out -> direction(m, out, findings));
  }

  private void direction(ChatMessage m, boolean out, Findings findings) {
    for (String column : COLUMNS) {
      String value = m.extra().getOrDefault(column, "");
      if (value.isEmpty()) {
        continue;
      }
      long[] counts = directions.getOrDefault(column + "=" + value, new long[2]);
      long all = counts[0] + counts[1];
      long same = counts[out ? 0 : 1];
      long[] total = totals.getOrDefault(column, new long[2]);
      if (all < LEAST || total[out ? 0 : 1] < LEAST) {
        continue;
      }
      findings.looksFor(GapKind.DIRECTION);
      // The value is rare in this direction, and this direction is rare with the value.
      if (same * 50 <= all && same * 10 <= total[out ? 0 : 1]) {
        findings.row(
            GapKind.DIRECTION,
            Weight.NOTABLE,
            m,
            "%s=%s 在本副本 %,d 行中有 %,d 行是%s的,此行的发送者却是%s"
                .formatted(column, value, all, all - same, out ? "收到" : "发出", out ? "本账号" : "对方"),
            "Of %,d rows with %s=%s, %,d are %s; this one's sender is %s"
                .formatted(
                    all,
                    column,
                    value,
                    all - same,
                    out ? "received" : "sent",
                    out ? "the own account" : "another"));
        return;
      }
    }
  }
}
