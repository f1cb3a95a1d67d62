package org.tiezheng.collect.android;

import java.util.Optional;
import org.tiezheng.evidence.TextMessage.Box;

/**
 * The numbers of the folders in Android's message stores (android.provider.Telephony): {@code type}
 * of an SMS, {@code msg_box} of an MMS. LG's phones also write 7, 8 and 19, whose meaning is not
 * published: they stay unknown.
 */
public final class SmsBox {
  private SmsBox() {}

  /** The folder with this number. */
  public static Box of(String number) {
    return switch (number.strip()) {
      case "1" -> Box.INBOX;
      case "2" -> Box.SENT;
      case "3" -> Box.DRAFT;
      case "4" -> Box.OUTBOX;
      case "5" -> Box.FAILED;
      case "6" -> Box.QUEUED;
      default -> Box.UNKNOWN;
    };
  }

  /** Whether messages in a folder with this number go out; empty if the number does not say. */
  public static Optional<Boolean> outgoing(String number) {
    return switch (of(number)) {
      case INBOX -> Optional.of(false);
      case SENT, DRAFT, OUTBOX, FAILED, QUEUED -> Optional.of(true);
      case SPAM, UNKNOWN -> Optional.empty();
    };
  }
}
