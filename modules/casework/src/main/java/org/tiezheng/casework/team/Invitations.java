package org.tiezheng.casework.team;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.tiezheng.casework.Workplace;
import org.tiezheng.seal.digest.Digester;

/** Tokens with which somebody chooses a password, once and within some days. */
final class Invitations {
  private static final Duration GOOD = Duration.ofDays(3);
  private static final int BYTES = 32;

  private Invitations() {}

  /**
   * A new one.
   *
   * @param token shown once
   * @param kept what is kept of it
   */
  record Made(String token, Account.Invitation kept) {}

  static Made make(Workplace place) {
    byte[] bytes = new byte[BYTES];
    place.random().nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new Made(
        token, new Account.Invitation(digest(token), place.clock().instant().plus(GOOD)));
  }

  static String digest(String token) {
    return Digester.sha256Only().digest(token.getBytes(StandardCharsets.UTF_8)).sha256();
  }
}
