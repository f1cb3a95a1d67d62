package org.tiezheng.examine.compare;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** It cannot be told which conversation faces which; a person has to say. */
public final class UnclearConversationException extends TiezhengException {
  UnclearConversationException(Text sentence) {
    super(sentence);
  }
}
