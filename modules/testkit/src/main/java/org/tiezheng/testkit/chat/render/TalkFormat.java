package org.tiezheng.testkit.chat.render;

import org.tiezheng.testkit.chat.HeldMessage;

/** A format that keeps one conversation in one file. */
interface TalkFormat {
  Capabilities capabilities();

  /** Name of the file, without a folder. */
  String name(Talk talk);

  byte[] bytes(Talk talk);

  /** The number that the format states for a message as the device's own, if it states one. */
  default long number(HeldMessage m) {
    return m.localId();
  }

  /** Whether the format has a place for this conversation at all. */
  default boolean takes(Talk talk) {
    return !talk.messages().isEmpty();
  }
}
