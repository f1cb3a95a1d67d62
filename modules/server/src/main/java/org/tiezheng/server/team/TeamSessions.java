package org.tiezheng.server.team;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.Accounts;
import org.tiezheng.server.guard.Sessions;

/**
 * Who is signed in. A session has a secret key, which the browser keeps in a cookie and of which
 * only the digest is held, and a handle by which it is named on pages. It ends after a time without
 * a request, after a longer time in any case, and at once when its account is shut out, gets
 * another role or another password. In memory: a server that was started anew knows nobody. Safe
 * for use by many threads.
 */
public final class TeamSessions {
  /** Without a request. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** In any case. */
  public static final Duration LONGEST = Duration.ofHours(12);

  private static final int MOST = 10_000;
  private static final int MOST_OF_ONE = 20;
  private static final int HANDLE = 12;
  private static final int MOST_AGENT = 200;

  private final Accounts accounts;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Map<String, Live> sessions = new LinkedHashMap<>();

  public TeamSessions(Accounts accounts, SecureRandom random, InstantSource clock) {
    this.accounts = accounts;
    this.random = random;
    this.clock = clock;
  }

  /** A session as it is held. */
  private record Live(Shown shown, long epoch) {
    Live seenAt(Instant now) {
      return new Live(
          new Shown(
              shown.handle(), shown.account(), shown.began(), now, shown.address(), shown.agent()),
          epoch);
    }
  }

  /**
   * A session as it may be shown.
   *
   * @param handle names it and opens nothing
   * @param seen when its last request came
   * @param agent what the browser calls itself
   */
  public record Shown(
      String handle, String account, Instant began, Instant seen, String address, String agent) {}

  /**
   * Begins one; gives its key, which was never seen before.
   *
   * @param account as it stood when the password was looked at
   */
  public synchronized String begin(Account account, String address, String agent) {
    sweep();
    List<String> own =
        sessions.entrySet().stream()
            .filter(e -> e.getValue().shown().account().equals(account.name()))
            .map(Map.Entry::getKey)
            .toList();
    own.stream().limit(Math.max(0, own.size() - MOST_OF_ONE + 1)).forEach(sessions::remove);
    if (sessions.size() >= MOST) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    byte[] handle = new byte[HANDLE];
    random.nextBytes(handle);
    String key = Sessions.secret(random);
    Instant now = clock.instant();
    sessions.put(
        Sessions.digest(key),
        new Live(
            new Shown(
                HexFormat.of().formatHex(handle),
                account.name(),
                now,
                now,
                address,
                agent.substring(0, Math.min(MOST_AGENT, agent.length()))),
            account.epoch()));
    return key;
  }

  private void sweep() {
    Instant now = clock.instant();
    sessions.values().removeIf(live -> over(live, now));
  }

  private static boolean over(Live live, Instant now) {
    return live.shown().seen().plus(IDLE).isBefore(now)
        || live.shown().began().plus(LONGEST).isBefore(now);
  }

  /** Whose session has this key; it has been used now. */
  public synchronized Optional<Member> member(String key) {
    String digest = Sessions.digest(key);
    Optional<Live> live = Optional.ofNullable(sessions.get(digest));
    Optional<Account> account = live.flatMap(this::holder);
    if (live.isEmpty() || account.isEmpty()) {
      sessions.remove(digest);
      return Optional.empty();
    }
    sessions.put(digest, live.get().seenAt(clock.instant()));
    return Optional.of(new Member(account, live.get().shown().handle()));
  }

  /** The account of a session, if both still hold. */
  private Optional<Account> holder(Live live) {
    return over(live, clock.instant())
        ? Optional.empty()
        : accounts
            .find(live.shown().account())
            .filter(a -> a.active() && a.epoch() == live.epoch());
  }

  /** Whose session has this handle; that it is asked for does not prolong it. */
  public synchronized Optional<Member> holding(String handle) {
    return sessions.values().stream()
        .filter(live -> live.shown().handle().equals(handle))
        .findFirst()
        .flatMap(live -> holder(live).map(a -> new Member(Optional.of(a), handle)));
  }

  /** The sessions of an account that hold, the newest first. */
  public synchronized List<Shown> of(String account) {
    return sessions.values().stream()
        .filter(live -> live.shown().account().equals(account) && holder(live).isPresent())
        .map(Live::shown)
        .sorted(Comparator.comparing(Shown::seen).reversed())
        .toList();
  }

  /** How many hold. */
  public synchronized int count() {
    sweep();
    return sessions.size();
  }

  /** Ends the session of this key, if there is one. */
  public synchronized void leave(String key) {
    sessions.remove(Sessions.digest(key));
  }

  /** Ends a session of an account by its handle. */
  public synchronized void end(String account, String handle) {
    sessions
        .values()
        .removeIf(
            live -> live.shown().account().equals(account) && live.shown().handle().equals(handle));
  }

  /** Ends all sessions of an account but one. */
  public synchronized void endOthers(String account, String kept) {
    sessions
        .values()
        .removeIf(
            live -> live.shown().account().equals(account) && !live.shown().handle().equals(kept));
  }
}
