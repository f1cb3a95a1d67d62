package org.tiezheng.seal.excerpt;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** The messages at hand are not those that were sealed, so nothing can be proven of them. */
public final class OtherReadingException extends TiezhengException {
  public OtherReadingException() {
    super(
        new Text(
            "聊天记录与封存时不同(读取结果、案件密值或封存事件有变),不能制作摘录证明;请重新读取该证据。",
            "The messages are not those that were sealed (reading, case secret or sealing event"
                + " differs), so no excerpt can be proven; read the item again."));
  }
}
