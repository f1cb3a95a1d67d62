package org.tiezheng.casework.team;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tiezheng.casework.Workplace;

/**
 * Looks whether somebody is who he says, by name and password. A name that does not exist, an
 * account that is shut out and a wrong password are the same answer and the same work. Safe for use
 * by many threads.
 */
public final class SignIn {
  /** Each guess takes memory: so many at a time, and the next must wait so long at most. */
  private static final int AT_ONCE = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What nobody can type: longer than any password that is taken. */
  private static final int MOST = 1_024;

  private final Accounts accounts;
  private final Workplace place;
  private final SignInPace pace;
  private final PasswordHash nobody;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Semaphore never = new Semaphore(0);

  public SignIn(Accounts accounts, Workplace place) {
    this.accounts = accounts;
    this.place = place;
    this.pace = new SignInPace(place.clock());
    this.nobody = PasswordHash.of("nobody has this password".toCharArray(), place.random());
  }

  /** What came of a try. */
  public sealed interface Outcome {}

  /** It is this account. */
  public record In(Account account) implements Outcome {}

  /** Name or password are not right. */
  public record Wrong() implements Outcome {}

  /** Not looked at: too many tries. */
  public record Wait(Duration time) implements Outcome {}

  /**
   * Looks.
   *
   * @param address where the try comes from
   */
  public Outcome run(String typed, char[] password, String address)
      throws IOException, InterruptedException {
    String name = AccountName.of(typed.length() > MOST ? "" : typed);
    SignInPace.Turn turn = pace.begin(name, address);
    if (turn.refused().isPresent()) {
      return new Wait(turn.refused().get());
    }
    if (turn.pause().isPositive()) {
      // There is nothing to wait for but the time itself.
      var _ = never.tryAcquire(turn.pause().toMillis(), TimeUnit.MILLISECONDS);
    }
    if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      return new Wait(PATIENCE);
    }
    try {
      Optional<Account> account = accounts.find(name).filter(Account::active);
      PasswordHash hash = account.flatMap(Account::password).map(PasswordHash::read).orElse(nobody);
      boolean right = password.length <= MOST && hash.matches(password);
      if (!right || account.isEmpty() || account.get().password().isEmpty()) {
        return new Wrong();
      }
      pace.succeeded(name, address);
      return new In(hash.usual() ? account.get() : rehashed(account.get(), password));
    } finally {
      turns.release();
    }
  }

  private Account rehashed(Account account, char[] password) throws IOException {
    String hash = PasswordHash.of(password, place.random()).kept();
    return accounts.change(
        account.name(),
        now -> now.password().equals(account.password()) ? now.rehashed(hash) : now);
  }
}
