package org.tiezheng.casework.team;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/** The accounts as they may be shown: nothing of passwords and invitations. */
public final class ListAccounts {
  private final Accounts accounts;

  public ListAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * An account.
   *
   * @param invited whether it waits for a password to be chosen
   */
  public record Line(
      String name,
      String person,
      TeamRole role,
      boolean everyCase,
      SortedSet<String> cases,
      boolean active,
      boolean invited,
      Instant created) {
    static Line of(Account a) {
      return new Line(
          a.name(),
          a.person(),
          a.role(),
          a.everyCase() || a.role() == TeamRole.OWNER,
          a.cases(),
          a.active(),
          a.password().isEmpty(),
          a.created());
    }
  }

  public List<Line> run() {
    return accounts.list().stream().map(Line::of).toList();
  }

  /** One account as it may be shown. */
  public static Line line(Account account) {
    return Line.of(account);
  }
}
