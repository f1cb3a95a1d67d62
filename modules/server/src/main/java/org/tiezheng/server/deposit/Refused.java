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
      case QUOTA, BUSY -> 429;
      case STOPPED -> 503;
    };
  }

  /** One word for a program. */
  static String code(DepositRefusal.Why why) {
    return why.name().toLowerCase(Locale.ROOT);
  }

  /** One word for what no refusal of the service explains. */
  static String code(int status) {
    return switch (status) {
      case 401 -> "no_key";
      case 404 -> code(DepositRefusal.Why.UNKNOWN);
      case 411 -> "no_length";
      case 413 -> code(DepositRefusal.Why.TOO_LARGE);
      case 429 -> "pace";
      default -> status < 500 ? code(DepositRefusal.Why.BAD) : "fault";
    };
  }
}
