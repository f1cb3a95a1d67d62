package org.tiezheng.casework.team;

import java.io.IOException;
import org.tiezheng.casework.Workplace;

/** Gives an account another password; all its sessions end. */
public final class ChangePassword {
  private final Accounts accounts;
  private final Workplace place;

  public ChangePassword(Accounts accounts, Workplace place) {
    this.accounts = accounts;
    this.place = place;
  }

  /** Changes it; whoever asks has shown that it is theirs to change. */
  public Account run(String name, char[] password) throws IOException {
    Account account = accounts.named(name);
    NewPassword.require(password, account.name());
    String hash = PasswordHash.of(password, place.random()).kept();
    return accounts.change(account.name(), a -> a.withPassword(hash));
  }
}
