package org.tiezheng.server.guard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses of evidence bytes. Their origin knows no session, so each address carries what shows
 * that the app gave it out, for some minutes. Safe for use by many threads.
 */
public final class ByteTickets {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration GOOD = Duration.ofMinutes(30);

  private final SecretKeySpec key;
  private final InstantSource clock;

  public ByteTickets(SecureRandom random, InstantSource clock) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /** What stands behind {@code /bytes/} in the address of an original: its end and its proof. */
  public String ticket(String matter, String sha256) {
    long until = clock.instant().plus(GOOD).getEpochSecond();
    return until + "-" + proof(matter, sha256, until);
  }

  /** Whether the app gave out this ticket for this original, not too long ago. */
  public boolean good(String matter, String sha256, String ticket) {
    if (!ticket.matches("\\d{1,12}-[A-Za-z0-9_-]{43}")) {
      return false;
    }
    int dash = ticket.indexOf('-');
    long until = Long.parseLong(ticket.substring(0, dash));
    byte[] given = ticket.substring(dash + 1).getBytes(StandardCharsets.US_ASCII);
    byte[] right = proof(matter, sha256, until).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(given, right) && clock.instant().getEpochSecond() <= until;
  }

  private String proof(String matter, String sha256, long until) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] code =
          mac.doFinal((matter + "\n" + sha256 + "\n" + until).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
