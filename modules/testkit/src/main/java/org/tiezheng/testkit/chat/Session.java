package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A stretch of talk in one conversation; its clock only goes forward. */
final class Session {
  private final String conversation;
  private Instant now;

  Session(String conversation, Instant start) {
    this.conversation = conversation;
    this.now = start;
  }

  String conversation() {
    return conversation;
  }

  Instant now() {
    return now;
  }

  /** The time of the next message. */
  Instant tick(Random random) {
    now = now.plusMillis(900 + random.nextInt(60_000));
    return now;
  }

  /** Whether a wish for one of these conversations may come true here; none means any with talk. */
  boolean suits(List<String> wanted) {
    return wanted.isEmpty() ? !service() : wanted.contains(conversation);
  }

  boolean service() {
    return conversation.startsWith("service");
  }
}
