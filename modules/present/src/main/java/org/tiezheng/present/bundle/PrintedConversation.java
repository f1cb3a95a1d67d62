package org.tiezheng.present.bundle;

import java.util.List;
import org.tiezheng.present.paper.ChatRecord;
import org.tiezheng.present.reader.ConversationReader;
import org.tiezheng.present.reader.ReaderSign;

/**
 * A conversation whose papers are printed, as the page's reader needs it.
 *
 * @param papers where its lines stand on them
 * @param signs that lines are missing; their places are those of the messages, as they leave
 */
record PrintedConversation(
    ChatRecord chat, ConversationReader.Printed papers, List<ReaderSign> signs) {
  PrintedConversation {
    signs = List.copyOf(signs);
  }

  int item() {
    return chat.item();
  }
}
