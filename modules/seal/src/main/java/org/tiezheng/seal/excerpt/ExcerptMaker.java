package org.tiezheng.seal.excerpt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;

/**
 * Makes the proof for some messages of a sealed conversation, while all its messages pass in the
 * order of the source. Holds the shown messages, and the roots of what is omitted. Not thread-safe.
 */
public final class ExcerptMaker {
  private final ConversationKey key;
  private final ConversationStatement statement;
  private final SealedPlace place;
  private final long[] positions;
  private final Iterator<PartialTree.Subtree> hidden;
  private final SealedMessage form = new SealedMessage();
  private final List<Excerpt.Shown> shown = new ArrayList<>();
  private final List<Hash> nodes = new ArrayList<>();
  private PartialTree.@Nullable Subtree open;
  private Frontier part = new Frontier();
  private long next;

  /**
   * @param reading that the statement is of
   * @param positions of what is to be shown, ascending, at least one
   * @throws IllegalArgumentException when the positions are not of that conversation
   */
  public ExcerptMaker(
      ConversationKey key,
      SealedReading reading,
      ConversationStatement statement,
      long[] positions) {
    if (positions.length == 0) {
      throw new IllegalArgumentException("an excerpt shows something");
    }
    this.key = key;
    this.statement = statement;
    this.place = reading.place(statement);
    this.positions = positions.clone();
    hidden = new PartialTree(statement.messages(), positions).hidden().iterator();
    open = hidden.hasNext() ? hidden.next() : null;
  }

  /**
   * Takes the next message of the conversation.
   *
   * @param line its number among all chat messages of the item, from 1
   */
  public void add(ChatMessage message, long line) {
    long position = next++;
    Hash salt = key.salt(position);
    String text = form.text(message, position, line);
    Hash leaf = Scheme.messageLeaf(salt.bytes(), text.getBytes(StandardCharsets.UTF_8));
    if (shown.size() < positions.length && positions[shown.size()] == position) {
      shown.add(new Excerpt.Shown(position, line, text, salt));
    } else {
      hide(leaf);
    }
  }

  private void hide(Hash leaf) {
    part.add(leaf);
    if (open != null && next == open.end()) {
      nodes.add(part.root());
      part = new Frontier();
      open = hidden.hasNext() ? hidden.next() : null;
    }
  }

  /**
   * The excerpt; its proof was computed from the messages that passed and holds against the
   * statement.
   *
   * @throws OtherReadingException when the messages are not those that were sealed
   */
  public Excerpt finish() {
    Excerpt excerpt = new Excerpt(statement, place, shown, nodes);
    if (next != statement.messages()
        || shown.size() != positions.length
        || !excerpt.messagesRoot().filter(statement.root()::equals).isPresent()) {
      throw new OtherReadingException();
    }
    return excerpt;
  }
}
