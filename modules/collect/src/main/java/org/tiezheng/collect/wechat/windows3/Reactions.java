package org.tiezheng.collect.wechat.windows3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.Post.Reaction;

/**
 * Comments and likes that lie in a table of their own, by the moment that they belong to. Each of
 * their rows is a record as well; here they are only put beside their moment. One reading; not
 * thread-safe.
 */
final class Reactions {
  private static final int MOST = 500_000;
  private static final long MOST_CHARS = 32L << 20;

  private final ReadingSession session;
  private final Map<String, List<Reaction>> byMoment = new HashMap<>();
  private int count;
  private long chars;

  Reactions(ReadingSession session) {
    this.session = session;
  }

  /**
   * Keeps a comment or a like of a live row.
   *
   * @param moment the moment's own id
   */
  void add(String moment, Reaction reaction) {
    if (count >= MOST || chars + reaction.words().length() > MOST_CHARS) {
      session.note(
          "评论过多:超出部分仍是单独的记录,但没有列在所属的朋友圈下",
          "more comments than are kept: the rest are records of their own, but are not listed with"
              + " their moment");
      return;
    }
    count++;
    chars += reaction.words().length();
    byMoment.computeIfAbsent(moment, _ -> new ArrayList<>()).add(reaction);
  }

  /**
   * Those that the moment states itself, and those of the table. The table's are given to one row
   * only: no honest table has two of the same moment, and a hostile one would have a million.
   */
  List<Reaction> with(List<Reaction> stated, Optional<String> moment) {
    List<Reaction> all = new ArrayList<>(stated);
    moment.map(byMoment::remove).ifPresent(all::addAll);
    return all;
  }
}
