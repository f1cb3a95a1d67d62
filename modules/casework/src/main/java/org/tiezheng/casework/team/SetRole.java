package org.tiezheng.casework.team;

import java.io.IOException;

/** Gives an account another role; its sessions end. */
public final class SetRole {
  private final Accounts accounts;

  public SetRole(Accounts accounts) {
    this.accounts = accounts;
  }

  public Account run(String name, TeamRole role) throws IOException {
    return accounts.change(name, a -> a.with(role));
  }
}
