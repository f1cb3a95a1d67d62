package org.tiezheng.examine.gaps;

import java.util.HashMap;
import java.util.Map;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;

/**
 * The app marks beside a column whether it compressed it. What a value of the mark means is not
 * assumed: in this copy it goes with one form of the content, and a row where it does not was
 * written otherwise than the others.
 */
final class Codings implements Check {
  private static final int LEAST = 20;
  private static final int MOST = 100;
  private final Map<String, long[]> forms = new HashMap<>();
  private boolean marked;

  private static String mark(ChatMessage m) {
    return m.extra().getOrDefault("WCDB_CT_message_content", "");
  }

  private static boolean packed(ChatMessage m) {
    return m.extra().containsKey("contentCoding");
  }

  @Override
  public void learn(ChatMessage m, int row) {
    String mark = mark(m);
    marked |= !mark.isEmpty();
    if (forms.size() < MOST || forms.containsKey(mark)) {
      forms.computeIfAbsent(mark, _ -> new long[2])[packed(m) ? 1 : 0]++;
    }
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    if (!marked) {
      return;
    }
    long[] counts = forms.getOrDefault(mark(m), new long[2]);
    long all = counts[0] + counts[1];
    if (all < LEAST) {
      return;
    }
    findings.looksFor(GapKind.CODING);
    long same = counts[packed(m) ? 1 : 0];
    if (same <= Math.max(1, all / 50)) {
      findings.row(
          GapKind.CODING,
          Weight.NOTABLE,
          m,
          "压缩标记 %s 的 %,d 行中 %,d 行内容%s,此行却%s"
              .formatted(
                  mark(m).isEmpty() ? "0" : mark(m),
                  all,
                  all - same,
                  packed(m) ? "未压缩" : "已压缩",
                  packed(m) ? "已压缩" : "未压缩"),
          "Of %,d rows marked %s, %,d are %s; this one is %s"
              .formatted(
                  all,
                  mark(m).isEmpty() ? "0" : mark(m),
                  all - same,
                  packed(m) ? "not compressed" : "compressed",
                  packed(m) ? "compressed" : "not compressed"));
    }
  }
}
