package org.tiezheng.present.bundle;

import java.util.List;
import org.tiezheng.present.paper.ChatRecord;
import org.tiezheng.present.reader.ConversationReader;

/**
 * A conversation whose papers are printed, as the page's reader needs it.
 *
 * @param papers where its lines stand on them
 */
record PrintedConversation(ChatRecord chat, ConversationReader.Printed papers) {
  int item() {
    return chat.item();
  }

  List<ConversationReader.Excerpt> excerpts() {
    return papers.excerpts();
  }
}
