package org.tiezheng.testkit.talk;

import java.util.Locale;

/** What a line is, with its type number in the ChatLab format 0.0.2. */
public enum LineKind {
  TEXT(0),
  IMAGE(1),
  VOICE(2),
  FILE(4),
  STICKER(5),
  LINK(7),
  LOCATION(8),
  REDPACKET(20),
  TRANSFER(21),
  /** The card by which the other side takes a transfer: a second card of the same transfer. */
  ACCEPT(21),
  POKE(22),
  CALL(23),
  REPLY(25),
  SYSTEM(80),
  /** The notice that a red packet was opened. */
  OPENPACKET(80),
  RECALL(81);

  private final int chatLab;

  LineKind(int chatLab) {
    this.chatLab = chatLab;
  }

  public int chatLab() {
    return chatLab;
  }

  static LineKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
