package org.tiezheng.testkit.chat;

import java.util.List;

/**
 * A thing that shall be said.
 *
 * @param conversations where; empty for anywhere but with a service account
 */
record Wish(List<String> conversations, Maker maker) {
  /** Adds messages to a timeline. */
  interface Maker {
    void make(Timeline timeline, Session session);
  }

  static Wish anywhere(Maker maker) {
    return new Wish(List.of(), maker);
  }

  static Wish in(Maker maker, String... conversations) {
    return new Wish(List.of(conversations), maker);
  }
}
