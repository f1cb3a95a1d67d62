package org.tiezheng.examine.screens;

import java.util.List;

/** Several conversations are as like the pictures as each other, or none is like them at all. */
public final class UnclearChatException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> conversations;

  UnclearChatException(List<String> conversations) {
    super("unclear which conversation the pictures show");
    this.conversations = List.copyOf(conversations);
  }

  /** The ones in question, as they were called when they were given; empty if none is like. */
  public List<String> conversations() {
    return conversations;
  }
}
