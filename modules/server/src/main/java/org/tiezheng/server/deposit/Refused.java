package org.tiezheng.server.deposit;

import java.util.Locale;
import org.tiezheng.casework.deposit.DepositRefusal;

/** How refusals of the service look over HTTP. */
final class Refused {
  private Refused() {}

  static int status(DepositRefusal.Why why) {
    return switch (why) {
      case BAD, DIFFERS -> 400;
      case UNKNOWN -> 404;
      case CONFLICT, ALTERED -> 409;
      case TOO_LARGE -> 413;
      case QUOTA -> 429;
      case STOPPED -> 503;
    };
  }

  /** One word for a program. */
  static String code(DepositRefusal.Why why) {
    return why.name().toLowerCase(Locale.ROOT);
  }
}
