package org.tiezheng.casework.team;

import java.io.IOException;
import java.util.TreeSet;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Takes a case from an account, or all of them; it holds for the next request. */
public final class RevokeCase {
  private final Accounts accounts;

  public RevokeCase(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Takes one.
   *
   * @param matter name of its folder; need not be there any more
   */
  public Account run(String name, String matter) throws IOException {
    return accounts.change(
        name,
        a -> {
          if (a.everyCase() || a.role() == TeamRole.OWNER) {
            throw new TiezhengException(
                new Text(
                    "“" + a.name() + "”可看全部案件,单独收回一个不起作用;请先收回全部(--all)或改变角色。",
                    a.name()
                        + " sees every case, so taking one changes nothing; take all first (--all),"
                        + " or change the role."));
          }
          return a.revoked(matter);
        });
  }

  /** Takes all. */
  public Account all(String name) throws IOException {
    return accounts.change(name, a -> a.with(false, new TreeSet<>()));
  }
}
