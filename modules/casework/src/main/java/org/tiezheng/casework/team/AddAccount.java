package org.tiezheng.casework.team;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.casework.Workplace;

/** Adds an account, with a password that was chosen or an invitation to choose one. */
public final class AddAccount {
  private final Accounts accounts;
  private final Workplace place;

  public AddAccount(Accounts accounts, Workplace place) {
    this.accounts = accounts;
    this.place = place;
  }

  /**
   * What was added.
   *
   * @param token to choose a password with, shown once; empty if there is a password
   */
  public record Added(Account account, Optional<String> token) {}

  /**
   * Adds it.
   *
   * @param person may be empty
   * @param password empty to invite
   */
  public Added run(String name, String person, TeamRole role, Optional<char[]> password)
      throws IOException {
    Account fresh =
        Account.of(
            AccountName.fresh(name), AccountName.person(person), role, place.clock().instant());
    if (password.isPresent()) {
      return new Added(accounts.add(hashed(fresh, password.get())), Optional.empty());
    }
    Invitations.Made made = Invitations.make(place);
    return new Added(accounts.add(fresh.invited(made.kept())), Optional.of(made.token()));
  }

  /** The first owner, who comes by the invitation that the app prints while it has none. */
  public Account first(String name, String person, char[] password) throws IOException {
    Account fresh =
        Account.of(
            AccountName.fresh(name),
            AccountName.person(person),
            TeamRole.OWNER,
            place.clock().instant());
    return accounts.addFirst(hashed(fresh, password));
  }

  private Account hashed(Account account, char[] password) {
    NewPassword.require(password, account.name());
    return account.withPassword(PasswordHash.of(password, place.random()).kept());
  }
}
