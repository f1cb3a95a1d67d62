package org.tiezheng.testkit.chat.render;

/** A format that keeps one conversation in one file. */
interface TalkFormat {
  Capabilities capabilities();

  /** Name of the file, without a folder. */
  String name(Talk talk);

  byte[] bytes(Talk talk);

  /** Whether the format has a place for this conversation at all. */
  default boolean takes(Talk talk) {
    return !talk.messages().isEmpty();
  }
}
