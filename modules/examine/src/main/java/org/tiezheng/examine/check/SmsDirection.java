package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Box;

/** Which way a text message went, as its two statements say. */
final class SmsDirection {
  private SmsDirection() {}

  /** Whether it went out; empty if neither the direction nor the box says so. */
  static Optional<Boolean> outgoing(TextMessage message) {
    return message.outgoing().or(() -> byBox(message.box()));
  }

  /** Whether direction and box contradict each other. */
  static boolean contradicts(TextMessage message) {
    Optional<Boolean> box = byBox(message.box());
    return box.isPresent() && message.outgoing().isPresent() && !box.equals(message.outgoing());
  }

  static boolean received(TextMessage message) {
    return outgoing(message).filter(out -> !out).isPresent();
  }

  private static Optional<Boolean> byBox(Box box) {
    return switch (box) {
      case INBOX, SPAM -> Optional.of(false);
      case SENT, OUTBOX, FAILED, QUEUED -> Optional.of(true);
      case DRAFT, UNKNOWN -> Optional.empty();
    };
  }
}
