package org.tiezheng.examine.gaps;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/**
 * The server's own count. WeChat's seems to run over all conversations of an account, QQ's over
 * each; that either is without holes is a hypothesis for the first, an observation for the second.
 */
final class ServerNumbers implements Check {
  private static final int LEAST = 20;
  private static final int NEAR = 200;
  private static final int MOST_FILES = 1_000_000;

  private final GapQuestions questions;
  private final Map<String, Numbers> scopes = new HashMap<>();
  private long recalls;
  private long received;
  private long without;

  ServerNumbers(GapQuestions questions) {
    this.questions = questions;
  }

  /** Numbers of one scope. */
  private static final class Numbers {
    final Longs ids = new Longs();
    final Longs times = new Longs();
    final Longs rows = new Longs();
    final Set<Integer> files = new HashSet<>();
  }

  private static boolean perConversation(ChatMessage m) {
    return m.platform().equals("qq");
  }

  private static Optional<Long> number(ChatMessage m) {
    return m.sequence()
        .flatMap(ChatMessage.Sequence::server)
        .filter(v -> Digits.are(v, 1, 18))
        .map(Long::parseLong)
        .filter(v -> v > 0);
  }

  @Override
  public void learn(ChatMessage m, int row) {
    recalls += Copy.recall(m) ? 1 : 0;
    Optional<Long> number = number(m);
    if (Copy.ordinary(m) && !m.outgoing().orElse(true)) {
      received++;
      without += number.isEmpty() ? 1 : 0;
    }
    number.ifPresent(n -> {
      Numbers of =
          scopes.computeIfAbsent(perConversation(m) ? m.conversation() : "", _ -> new Numbers());
      of.ids.add(n);
      of.times.add(Copy.seconds(m));
      of.rows.add(row);
      boolean file = m.content() instanceof Media media && media.type() == MediaType.FILE;
      if (file && !m.extra().containsKey("xml") && of.files.size() < MOST_FILES) {
        of.files.add(of.rows.size() - 1);
      }
    });
  }

  @Override
  public void settle(Findings findings) {
    scopes.forEach((scope, numbers) -> holes(scope, numbers, findings));
    if (usual()) {
      findings.looksFor(GapKind.SERVER_NUMBER_ABSENT);
    }
  }

  private boolean usual() {
    return received >= LEAST && without * 50 <= received;
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    if (usual() && Copy.ordinary(m) && !m.outgoing().orElse(true) && number(m).isEmpty()) {
      findings.row(
          GapKind.SERVER_NUMBER_ABSENT,
          Weight.NOTABLE,
          m,
          "收到的消息没有服务器序号,而本副本 %,d 条收到的消息中 %,d 条都有".formatted(received, received - without),
          "A received message without the server's number, which %,d of %,d received ones have"
              .formatted(received - without, received));
    }
  }

  private void holes(String scope, Numbers of, Findings findings) {
    int[] order =
        IntStream.range(0, of.ids.size())
            .boxed()
            .sorted(Comparator.comparingLong(i -> of.ids.get(i)))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] ids = Arrays.stream(order).mapToLong(of.ids::get).toArray();
    if (ids.length < LEAST
        || ids.length * 100.0
            < ((double) ids[ids.length - 1] - ids[0] + 1) * questions.densityPercent()) {
      return;
    }
    findings.looksFor(GapKind.SERVER_HOLE);
    Set<Integer> perhaps = announced(of, order, ids);
    long single = 0;
    for (int i = 1; i < ids.length; i++) {
      long missing = ids[i] - ids[i - 1] - 1;
      single += missing == 1 ? 1 : 0;
      if (missing > 1 || (missing == 1 && !scope.isEmpty())) {
        hole(scope, of, order, i, missing, perhaps.contains(i), findings);
      }
    }
    singles(scope, single, findings);
  }

  /** Single numbers that the announcement of a file behind them may have had. */
  private static Set<Integer> announced(Numbers of, int[] order, long[] ids) {
    Set<Integer> perhaps = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 1; i < ids.length; i++) {
      if (ids[i] - ids[i - 1] == 2) {
        open.push(i);
      }
      if (of.files.contains(order[i]) && !open.isEmpty()) {
        int hole = open.pop();
        if (ids[i] - ids[hole] <= NEAR) {
          perhaps.add(hole);
        }
      }
    }
    return perhaps;
  }

  private static void hole(
      String scope,
      Numbers of,
      int[] order,
      int i,
      long missing,
      boolean perhaps,
      Findings findings) {
    long from = of.ids.get(order[i - 1]) + 1;
    long to = of.ids.get(order[i]) - 1;
    String numbers = from == to ? String.valueOf(from) : from + "–" + to;
    Findings.Draft draft =
        findings
            .sign(
                GapKind.SERVER_HOLE,
                scope.isEmpty() || perhaps ? Weight.SLIGHT : Weight.NOTABLE,
                scope)
            .count(missing)
            .between(of.times.get(order[i - 1]), of.times.get(order[i]))
            .what(
                new Text(
                    "服务器序号 %s 不在本副本(%,d 个);%s"
                        .formatted(numbers, missing, scope.isEmpty() ? "序号遍及账号的全部会话" : "序号属本会话"),
                    "Server numbers %s are not in this copy (%,d); they run over %s"
                        .formatted(
                            numbers,
                            missing,
                            scope.isEmpty()
                                ? "all conversations of the account"
                                : "this conversation")));
    findings.place(draft, GapPlace.About.BEFORE, (int) of.rows.get(order[i - 1]));
    findings.place(draft, GapPlace.About.AFTER, (int) of.rows.get(order[i]));
  }

  /** A recall takes one number; what is beyond that is one sign together. */
  private void singles(String scope, long single, Findings findings) {
    if (scope.isEmpty() && single > recalls) {
      findings
          .sign(GapKind.SERVER_HOLE, Weight.SLIGHT, "")
          .count(single - recalls)
          .what(
              new Text(
                  "服务器序号有 %,d 处各缺一个,而副本中有 %,d 次撤回(每次占一个序号)".formatted(single, recalls),
                  "Single server numbers are not in this copy in %,d places; it has %,d recalls, each of which takes one"
                      .formatted(single, recalls)));
    }
  }
}
