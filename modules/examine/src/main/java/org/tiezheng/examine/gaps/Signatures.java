package org.tiezheng.examine.gaps;

import java.util.Locale;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;

/** What the server adds to a message that is received: its source with a signature. */
final class Signatures implements Check {
  private static final int LEAST = 20;
  private long all;
  private long signed;

  private static boolean asked(ChatMessage m) {
    return Copy.ordinary(m) && !m.outgoing().orElse(true);
  }

  private static boolean signed(ChatMessage m) {
    return m.extra().entrySet().stream()
        .anyMatch(e ->
            e.getKey().toLowerCase(Locale.ROOT).contains("source")
                && e.getValue().contains("<signature>"));
  }

  @Override
  public void learn(ChatMessage m, int row) {
    if (asked(m)) {
      all++;
      signed += signed(m) ? 1 : 0;
    }
  }

  private boolean usual() {
    return all >= LEAST && signed * 10 >= all * 9;
  }

  @Override
  public void settle(Findings findings) {
    if (usual()) {
      findings.looksFor(GapKind.SIGNATURE);
    }
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    if (usual() && asked(m) && !signed(m)) {
      findings.row(
          GapKind.SIGNATURE,
          Weight.NOTABLE,
          m,
          "收到的消息没有来源签名,而 %,d 条收到的消息中 %,d 条都有".formatted(all, signed),
          "A received message without the signature of its source, which %,d of %,d have"
              .formatted(signed, all));
    }
  }
}
