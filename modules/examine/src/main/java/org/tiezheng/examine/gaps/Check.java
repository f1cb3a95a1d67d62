package org.tiezheng.examine.gaps;

import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Witness;

/**
 * Looks for some of the signs while the copy passes twice: first it learns what is usual in this
 * copy, then it judges. Not thread-safe.
 */
interface Check {
  /** A live message, in the order of the source. */
  default void learn(ChatMessage m, int row) {}

  /** A witness, after all messages were learned. */
  default void hear(Witness witness, Findings findings) {}

  /** All was learned and heard. */
  default void settle(Findings findings) {}

  /** A live message again. */
  default void judge(ChatMessage m, int row, Findings findings) {}

  /** A message that was recovered from remains of the file. */
  default void recovered(ChatMessage m, Findings findings) {}
}
