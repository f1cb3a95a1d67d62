package org.tiezheng.casework.team;

import java.io.IOException;

/** Shuts an account out, or lets it in again; its sessions end, its name stays taken. */
public final class DisableAccount {
  private final Accounts accounts;

  public DisableAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  public Account run(String name) throws IOException {
    return accounts.change(name, a -> a.activated(false));
  }

  /** Lets it in again. */
  public Account undo(String name) throws IOException {
    return accounts.change(name, a -> a.activated(true));
  }
}
