package org.tiezheng.server.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which browsers were let in. A token is written into an address and works once, within a day; it
 * is given back as a session, whose key the browser keeps in a cookie. Only digests of both are
 * held, in memory: a server that was started anew knows nobody. Safe for use by many threads.
 */
public final class Sessions {
  private static final int MOST = 64;
  private static final int BYTES = 32;
  private static final Duration INVITED = Duration.ofDays(1);

  private final SecureRandom random;
  private final InstantSource clock;
  private final Map<String, Instant> invitations = oldestLeave();
  private final Map<String, Instant> sessions = oldestLeave();

  public Sessions(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  private static Map<String, Instant> oldestLeave() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
        return size() > MOST;
      }
    };
  }

  /** A token for one browser. */
  public synchronized String invite() {
    String token = secret(random);
    invitations.put(digest(token), clock.instant());
    return token;
  }

  /** Takes a token, which is void from now on, and gives the key of a new session. */
  public synchronized Optional<String> enter(String token) {
    return Optional.ofNullable(invitations.remove(digest(token)))
        .filter(made -> made.plus(INVITED).isAfter(clock.instant()))
        .map(_ -> {
          String key = secret(random);
          sessions.put(digest(key), clock.instant());
          return key;
        });
  }

  /** Whether a session has this key. */
  public synchronized boolean knows(String key) {
    return sessions.containsKey(digest(key));
  }

  /** Ends the session of this key, if there is one. */
  public synchronized void leave(String key) {
    sessions.remove(digest(key));
  }

  /** A new secret of 256 bits. */
  public static String secret(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Secrets are looked up by digest, so that the time it takes tells nothing of one. */
  public static String digest(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
