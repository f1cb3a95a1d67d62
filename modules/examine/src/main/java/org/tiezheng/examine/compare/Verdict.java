package org.tiezheng.examine.compare;

import org.tiezheng.evidence.Text;

/** What the comparison says of a message or a pair of messages. */
public enum Verdict {
  SAME("一致", "same", "="),
  TIME_DIFFERS("内容一致,时间不同", "same, but the time differs", "≈"),
  CONTENT_DIFFERS("内容不同", "content differs", "≠"),
  ONLY_A("乙方副本中没有", "absent in B's copy", "A"),
  ONLY_B("甲方副本中没有", "absent in A's copy", "B"),
  /** Outside the time that both copies cover nothing is said to be absent. */
  OUTSIDE_A("仅甲方副本有,在双方共同时段之外", "in A's copy only, outside the common period", "a"),
  OUTSIDE_B("仅乙方副本有,在双方共同时段之外", "in B's copy only, outside the common period", "b"),
  /** The other copy shows no message of this sort: perhaps its format carries none. */
  NOT_CARRIED("对方副本不载此类消息", "the other copy carries no such messages", "○"),
  UNRESOLVED("不能断定", "cannot be told", "?");

  private final Text title;
  private final String mark;

  Verdict(String zh, String en, String mark) {
    this.title = new Text(zh, en);
    this.mark = mark;
  }

  public Text title() {
    return title;
  }

  /** A sign that needs no colour. */
  public String mark() {
    return mark;
  }

  /** The same seen from the other side. */
  public Verdict mirrored() {
    return switch (this) {
      case ONLY_A -> ONLY_B;
      case ONLY_B -> ONLY_A;
      case OUTSIDE_A -> OUTSIDE_B;
      case OUTSIDE_B -> OUTSIDE_A;
      default -> this;
    };
  }

  /** Whether it is a difference that a person has to look at. */
  public boolean difference() {
    return this == TIME_DIFFERS || this == CONTENT_DIFFERS || this == ONLY_A || this == ONLY_B;
  }
}
