package org.tiezheng.casework.team;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Chooses a password with an invitation, which is void afterwards. */
public final class JoinTeam {
  private final Accounts accounts;
  private final Workplace place;

  public JoinTeam(Accounts accounts, Workplace place) {
    this.accounts = accounts;
    this.place = place;
  }

  /** The account that a token invites; empty if it was used, is too old or never was. */
  public Optional<Account> invited(String token) {
    String digest = Invitations.digest(token);
    return accounts.list().stream().filter(a -> open(a, digest)).findFirst();
  }

  private boolean open(Account account, String digest) {
    return account.active()
        && account
            .invitation()
            .filter(i -> i.digest().equals(digest))
            .filter(i -> i.until().isAfter(place.clock().instant()))
            .isPresent();
  }

  /**
   * Chooses the password.
   *
   * @throws TiezhengException if the password is too weak or the invitation does not hold
   */
  public Account run(String token, char[] password) throws IOException {
    Account account = invited(token).orElseThrow(JoinTeam::gone);
    NewPassword.require(password, account.name());
    String hash = PasswordHash.of(password, place.random()).kept();
    String digest = Invitations.digest(token);
    return accounts.change(
        account.name(),
        now -> {
          if (!open(now, digest)) {
            throw gone();
          }
          return now.withPassword(hash);
        });
  }

  private static TiezhengException gone() {
    return new TiezhengException(
        new Text(
            "这个邀请已用过、已过期或不存在;请向所有者要一个新的。",
            "This invitation was used, is too old or never was; ask an owner for a new one."));
  }
}
