package org.tiezheng.examine.check;

import java.util.Set;
import org.tiezheng.evidence.Item;

/**
 * The code behind a rule. It reads the case and answers; it changes nothing, keeps nothing between
 * calls and may be called from several threads. What it cannot answer for want of input is UNKNOWN
 * and names the input; an exception becomes UNKNOWN with its reason, never a pass.
 */
public sealed interface Check {
  /** The name by which rules call it, such as {@code chat.gap.sequence}. */
  String name();

  /** The parameters a rule must give, no more and no fewer. */
  default Set<String> parameters() {
    return Set.of();
  }

  /** A check that is asked once for each item. */
  non-sealed interface OfItem extends Check {
    Ruling examine(Item item, Context context, Params params);
  }

  /** A check that is asked once for the whole case. */
  non-sealed interface OfCase extends Check {
    Ruling examine(Context context, Params params);
  }
}
