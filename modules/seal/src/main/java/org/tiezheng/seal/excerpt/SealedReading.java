package org.tiezheng.seal.excerpt;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;

/**
 * All conversations of an item as they are sealed together: one tree over their statements, whose
 * root goes into the custody log. Immutable.
 *
 * @param statements in the order of their leaf hashes
 * @param messages of all of them
 */
public record SealedReading(List<ConversationStatement> statements, long messages) {
  // Leaves come from salted roots: by bytes a place would tell the rank of a conversation's id.
  private static final Comparator<ConversationStatement> BY_LEAF =
      Comparator.comparing(s -> s.leaf().hex());

  public SealedReading {
    statements = statements.stream().sorted(BY_LEAF).toList();
  }

  /** The root of the tree over the statements. */
  public Hash root() {
    return root(0, statements.size());
  }

  private Hash root(int first, int end) {
    Frontier frontier = new Frontier();
    statements.subList(first, end).forEach(s -> frontier.add(s.leaf()));
    return frontier.root();
  }

  /** The statement about a conversation. */
  public Optional<ConversationStatement> statement(String platform, String conversation) {
    return statements.stream()
        .filter(s -> s.platform().equals(platform) && s.conversation().equals(conversation))
        .findFirst();
  }

  /** Where a statement stands in the tree, and what proves it. */
  SealedPlace place(ConversationStatement statement) {
    int index =
        IntStream.range(0, statements.size())
            .filter(i -> statements.get(i).equals(statement))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not a statement of this reading"));
    List<Hash> nodes =
        new PartialTree(statements.size(), new long[] {index})
            .hidden().stream().map(s -> root((int) s.first(), (int) s.end())).toList();
    return new SealedPlace(index, statements.size(), nodes);
  }
}
