package org.tiezheng.collect.wechat.version4;

import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RowState;

/**
 * What the live messages say, as fingerprints, so that the full-text index can be compared with
 * them afterwards.
 */
final class IndexedWords {
  private final Fingerprints prints = new Fingerprints();
  private final Fingerprints alone = new Fingerprints();
  private final boolean wanted;

  /**
   * @param wanted false where there is no index to compare
   */
  IndexedWords(boolean wanted) {
    this.wanted = wanted;
  }

  /** How the index stands to the messages. */
  enum Agreement {
    SAME,
    /** The message is there, but is none of words: what the index holds of it is not known. */
    NOT_COMPARED,
    /** The message is there with other words or from another sender. */
    DIFFERENT,
    NO_MESSAGE
  }

  void add(ChatMessage message) {
    boolean live = message.state() == RowState.LIVE || message.state() == RowState.RECALLED;
    if (!wanted || !live) {
      return;
    }
    String in = message.conversation();
    String sort = message.sequence().flatMap(ChatMessage.Sequence::sort).orElse("");
    if (message.content() instanceof MessageContent.Words words) {
      prints.add(Fingerprints.of("row", in, sort));
      prints.add(Fingerprints.of("words", in, sort, message.sender().orElse(""), words.text()));
      prints.add(Fingerprints.of("words", in, sort, "", words.text()));
    } else {
      prints.add(Fingerprints.of("other", in, sort));
    }
  }

  /** The index holds words that no live message has. */
  void alone(String conversation, String sort, String words) {
    alone.add(Fingerprints.of(conversation, sort, words));
  }

  /** Whether the index has these words, which no live message has, in that conversation. */
  boolean isAlone(String conversation, String sort, String words) {
    return alone.contains(Fingerprints.of(conversation, sort, words));
  }

  /**
   * Compares.
   *
   * @param sender key of the account; empty if the index does not name it
   */
  Agreement agreement(String conversation, String sort, String sender, String words) {
    if (prints.contains(Fingerprints.of("words", conversation, sort, sender, words))) {
      return Agreement.SAME;
    }
    if (prints.contains(Fingerprints.of("other", conversation, sort)) || prints.full()) {
      return Agreement.NOT_COMPARED;
    }
    return prints.contains(Fingerprints.of("row", conversation, sort))
        ? Agreement.DIFFERENT
        : Agreement.NO_MESSAGE;
  }
}
