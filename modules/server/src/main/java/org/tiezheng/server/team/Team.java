package org.tiezheng.server.team;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.Accounts;
import org.tiezheng.casework.team.GrantCase;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.casework.team.SignIn;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.guard.Sessions;

/** What the app knows of its team. Safe for use by many threads. */
public final class Team {
  private static final Duration INVITED = Duration.ofDays(1);

  private final AppServer.Settings settings;
  private final Accounts accounts;
  private final TeamSessions sessions;
  private final SignIn signIn;

  /** For the first owner; void once there is one. */
  private @Nullable First first;

  public Team(AppServer.Settings settings) {
    this.settings = settings;
    accounts = Accounts.beside(settings.cases());
    sessions = new TeamSessions(accounts, settings.place().random(), settings.place().clock());
    signIn = new SignIn(accounts, settings.place());
  }

  private record First(String digest, Instant made) {}

  public Accounts accounts() {
    return accounts;
  }

  public TeamSessions sessions() {
    return sessions;
  }

  public SignIn signIn() {
    return signIn;
  }

  /**
   * A ticket is good no longer than the session that it was given to, and what its account may.
   *
   * @throws Refusal 404 if it is not
   */
  public void requireHolder(String holder, Permission permission, String matter) {
    boolean good =
        sessions.holding(holder).filter(member -> member.may(permission, matter)).isPresent();
    if (!good) {
      throw Refusal.notFound();
    }
  }

  /** A case was opened: whoever was granted an earlier one of that name does not see this one. */
  public void opened(String matter, Member by) {
    try {
      accounts.forget(matter);
      Optional<Account> account = accounts.find(by.name()).filter(a -> !a.sees(matter));
      if (account.isPresent()) {
        var _ = new GrantCase(accounts, settings.cases()).run(account.get().name(), matter);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token for the first owner; the one before is void. Empty if there is an owner. */
  public synchronized Optional<String> inviteFirst() {
    if (accounts.hasOwner()) {
      return Optional.empty();
    }
    String token = Sessions.secret(settings.place().random());
    first = new First(Sessions.digest(token), settings.place().clock().instant());
    return Optional.of(token);
  }

  /** Whether this token is the one for the first owner, who is not there yet. */
  public synchronized boolean invitesFirst(String token) {
    return first != null
        && first.digest().equals(Sessions.digest(token))
        && first.made().plus(INVITED).isAfter(settings.place().clock().instant())
        && !accounts.hasOwner();
  }
}
