package org.tiezheng.casework.team;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.casework.Workplace;

/** Takes the password of an account; another is set, or chosen with an invitation. */
public final class ResetAccount {
  private final Accounts accounts;
  private final Workplace place;

  public ResetAccount(Accounts accounts, Workplace place) {
    this.accounts = accounts;
    this.place = place;
  }

  /**
   * Resets it; all its sessions end.
   *
   * @param password empty to invite
   */
  public AddAccount.Added run(String name, Optional<char[]> password) throws IOException {
    if (password.isPresent()) {
      return new AddAccount.Added(
          new ChangePassword(accounts, place).run(name, password.get()), Optional.empty());
    }
    Invitations.Made made = Invitations.make(place);
    return new AddAccount.Added(
        accounts.change(name, a -> a.invited(made.kept())), Optional.of(made.token()));
  }
}
