package org.tiezheng.server.phone;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.server.guard.Sessions;

/**
 * Which phones were let in, and for which case. A token stands in a QR code, works once and within
 * minutes, and is given back as a session; only digests of both are held, in memory. Safe for use
 * by many threads.
 */
public final class Pairings {
  /** A token that nobody used is void after this. */
  public static final Duration INVITED = Duration.ofMinutes(10);

  /** A phone is asked to pair again after this. */
  private static final Duration PAIRED = Duration.ofHours(12);

  private static final int MOST = 32;

  private final SecureRandom random;
  private final InstantSource clock;
  private final Map<String, Held> invitations = oldestLeave();
  private final Map<String, Held> sessions = oldestLeave();

  public Pairings(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  private record Held(String matter, Instant since) {}

  private static Map<String, Held> oldestLeave() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
        return size() > MOST;
      }
    };
  }

  /** A token for one phone and one case. */
  public synchronized String invite(String matter) {
    String token = Sessions.secret(random);
    invitations.put(Sessions.digest(token), new Held(matter, clock.instant()));
    return token;
  }

  /** Takes a token, which is void from now on, and gives the key of a new session. */
  public synchronized Optional<String> enter(String token) {
    return Optional.ofNullable(invitations.remove(Sessions.digest(token)))
        .filter(held -> held.since().plus(INVITED).isAfter(clock.instant()))
        .map(held -> {
          String key = Sessions.secret(random);
          sessions.put(Sessions.digest(key), new Held(held.matter(), clock.instant()));
          return key;
        });
  }

  /** The case that a session was let in for. */
  public synchronized Optional<String> matter(String key) {
    return Optional.ofNullable(sessions.get(Sessions.digest(key)))
        .filter(held -> held.since().plus(PAIRED).isAfter(clock.instant()))
        .map(Held::matter);
  }

  /** How many phones are in. */
  public synchronized int count() {
    return sessions.size();
  }

  /** Lets every phone out and voids every token. */
  public synchronized void forget() {
    invitations.clear();
    sessions.clear();
  }
}
