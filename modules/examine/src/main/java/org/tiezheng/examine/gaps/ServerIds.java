package org.tiezheng.examine.gaps;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;

/** Ids of the server that occur twice, are far smaller than the usual, or are not there. */
final class ServerIds implements Check {
  private static final int LEAST = 20;
  private static final int USUAL_BITS = 54;
  private static final int FEW_BITS = 48;
  private final KeyMap seen = new KeyMap();
  private final Map<Integer, Integer> twice = new HashMap<>();
  private long all;
  private long large;
  private long received;
  private long without;

  /** The bits of the id, 0 if the message has none that is a number. */
  private static int bits(ChatMessage m) {
    String id = m.nativeId().orElse("");
    if (!Digits.are(id, 1, 20)) {
      return 0;
    }
    return id.length() < 20
        ? Long.SIZE - Long.numberOfLeadingZeros(Long.parseUnsignedLong(id))
        : new BigInteger(id).bitLength();
  }

  /** Rows that the server has not numbered carry no id, or 0. */
  private static boolean none(ChatMessage m) {
    return m.nativeId().isEmpty() || m.nativeId().get().equals("0");
  }

  private static boolean received(ChatMessage m) {
    return Copy.ordinary(m) && !m.outgoing().orElse(true);
  }

  @Override
  public void learn(ChatMessage m, int row) {
    m.nativeId()
        .filter(id -> !id.equals("0"))
        .ifPresent(id -> {
          long key = Long.parseUnsignedLong(Integer.toHexString(m.conversation().hashCode()), 16);
          long hash = 31 * (key + 17) + fnv(id);
          int before = seen.putIfAbsent(hash, row);
          if (before >= 0 && twice.size() < Findings.MOST_SIGNS) {
            twice.put(row, before);
          }
        });
    if (received(m)) {
      received++;
      without += none(m) ? 1 : 0;
    }
    int bits = bits(m);
    all += bits > 0 ? 1 : 0;
    large += bits >= USUAL_BITS ? 1 : 0;
  }

  private static long fnv(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private boolean usuallyLarge() {
    return all >= LEAST && large * 20 >= all * 19;
  }

  private boolean usuallyThere() {
    return received >= LEAST && without * 50 <= received;
  }

  @Override
  public void settle(Findings findings) {
    if (all > 0) {
      findings.looksFor(GapKind.SERVER_ID_TWICE);
    }
    if (usuallyLarge() || usuallyThere()) {
      findings.looksFor(GapKind.SERVER_ID_SHAPE);
    }
    twice.forEach((row, before) -> {
      // Several rows of one id are how some exporters write one message of many parts.
      if (twice.size() * 20L <= all) {
        Findings.Draft draft =
            findings
                .sign(GapKind.SERVER_ID_TWICE, Weight.NOTABLE, "")
                .count(2)
                .what(
                    new org.tiezheng.evidence.Text(
                        "两行的服务器编号相同", "Two rows have the same id of the server"));
        findings.place(draft, GapPlace.About.ROW, before);
        findings.place(draft, GapPlace.About.ROW, row);
      }
    });
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    int bits = usuallyLarge() && Copy.ordinary(m) ? bits(m) : 0;
    if (bits > 0 && bits <= FEW_BITS) {
      BigInteger id = new BigInteger(m.nativeId().orElseThrow());
      findings.row(
          GapKind.SERVER_ID_SHAPE,
          Weight.NOTABLE,
          m,
          "服务器编号 %s 只有 %d 位,而本副本 %,d 个编号中 %,d 个在 %d 位以上"
              .formatted(id, bits, all, large, USUAL_BITS),
          "The server id %s has %d bits; %,d of %,d ids in this copy have %d or more"
              .formatted(id, bits, large, all, USUAL_BITS));
    }
    if (usuallyThere() && received(m) && none(m)) {
      findings.row(
          GapKind.SERVER_ID_SHAPE,
          Weight.NOTABLE,
          m,
          "收到的消息没有服务器编号,而 %,d 条收到的消息中 %,d 条都有".formatted(received, received - without),
          "A received message without a server id, which %,d of %,d received ones have"
              .formatted(received - without, received));
    }
  }
}
