package org.tiezheng.server.guard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses of evidence bytes. Their origin knows no session, so each address carries what shows
 * that the app gave it out, for some minutes. Safe for use by many threads.
 */
public final class ByteTickets {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12})-([0-9a-f]{0,64})-([A-Za-z0-9_-]{43})");

  private static final Duration GOOD = Duration.ofMinutes(30);

  private final SecretKeySpec key;
  private final InstantSource clock;

  public ByteTickets(SecureRandom random, InstantSource clock) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /**
   * What stands behind {@code /bytes/} in the address of an original: its end, for whom, and its
   * proof.
   *
   * @param holder handle of the session that it is given to; empty without a team
   */
  public String ticket(String matter, String sha256, String holder) {
    long until = clock.instant().plus(GOOD).getEpochSecond();
    return until + "-" + holder + "-" + proof(matter, sha256, holder, until);
  }

  /**
   * For whom the app gave out this ticket for this original, not too long ago; empty if it did not.
   */
  public Optional<String> holder(String matter, String sha256, String ticket) {
    Matcher parts = FORM.matcher(ticket);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long until = Long.parseLong(parts.group(1));
    String holder = parts.group(2);
    byte[] given = parts.group(3).getBytes(StandardCharsets.US_ASCII);
    byte[] right = proof(matter, sha256, holder, until).getBytes(StandardCharsets.US_ASCII);
    boolean good = MessageDigest.isEqual(given, right) && clock.instant().getEpochSecond() <= until;
    return good ? Optional.of(holder) : Optional.empty();
  }

  private String proof(String matter, String sha256, String holder, long until) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] code =
          mac.doFinal(
              (matter + "\n" + sha256 + "\n" + holder + "\n" + until)
                  .getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
