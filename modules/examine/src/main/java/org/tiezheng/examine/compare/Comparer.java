package org.tiezheng.examine.compare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Lays both parties' copies of a conversation side by side (双方副本比对): which message of one copy is
 * which of the other, what differs, and what only one of them holds. It never says who is right.
 *
 * <p>Matches by the server's ids, by numbers within the content, by equal content and sender near
 * in time (around the offset of the two clocks, which is estimated), and by order; what is not sure
 * is {@link Verdict#UNRESOLVED}.
 */
public final class Comparer {
  private Comparer() {}

  /**
   * Compares.
   *
   * @param mine the copy that is called A
   * @param theirs the copy that is called B
   * @throws UnclearConversationException if it cannot be told which conversation faces which
   * @throws org.tiezheng.evidence.TiezhengException if a conversation is too large
   */
  public static Comparison compare(Side mine, Side theirs) {
    Facing facing = Facing.find(mine, theirs);
    Interner interner = new Interner();
    Copy a = new CopyReader(mine, facing.mine(), interner).read();
    Copy b = new CopyReader(theirs, facing.theirs(), interner).read();
    // Which copy is looked at first must not depend on who asks.
    boolean swapped = Arrays.compare(digest(a), digest(b)) > 0;
    Copy x = swapped ? b : a;
    Copy y = swapped ? a : b;
    Matching matching = new Matching(x, y);
    Likeness likeness = new Likeness(x.shown(), y.shown());
    Keys keys = new Keys(x, y);
    IdMatch ids = new IdMatch(matching, likeness);
    ids.run();
    Anchors anchors = new Anchors(matching, keys, likeness);
    Senders senders = new Senders(x, y, anchors.votes());
    Clocks clocks = new Clocks(anchors.anchors(senders));
    ContentMatch content = new ContentMatch(matching, keys, clocks, senders, ids, likeness);
    content.run();
    new OrderMatch(matching, keys, clocks, senders, ids).run();
    new LastMatch(matching, keys, clocks, senders, ids).run();
    content.doubtRepeated();
    Judge judge = new Judge(matching, likeness, senders, clocks);
    return new Comparison(matching, judge, clocks, ids, facing, swapped);
  }

  private static byte[] digest(Copy copy) {
    MessageDigest sha256 = Interner.sha256();
    for (Row row : copy.rows()) {
      String text = row.time() + "\u0000" + row.id() + "\u0000" + row.kind() + "\u0000";
      sha256.update(text.getBytes(StandardCharsets.UTF_8));
      sha256.update(row.line().getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) '\n');
    }
    return sha256.digest();
  }
}
