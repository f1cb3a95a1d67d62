package org.tiezheng.server.team;

import java.util.Optional;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.Permission;

/**
 * Who asks, as far as a team is concerned.
 *
 * @param account as it stood when the request came; empty for somebody who has not signed in
 * @param session handle of the session, which is no secret; empty without one
 */
public record Member(Optional<Account> account, String session) {
  /** Somebody who has not signed in. */
  public static final Member STRANGER = new Member(Optional.empty(), "");

  /** Whether something is allowed that concerns no single case. */
  public boolean may(Permission permission) {
    return permission == Permission.ANYBODY || account.filter(a -> a.may(permission)).isPresent();
  }

  /** Whether something is allowed in a case. */
  public boolean may(Permission permission, String matter) {
    return account.filter(a -> a.may(permission, matter)).isPresent();
  }

  /** Whether the role allows it in some case. */
  public boolean mayAnywhere(Permission permission) {
    return account.filter(a -> a.active() && a.role().may().contains(permission)).isPresent();
  }

  /** Whether a case was granted. */
  public boolean sees(String matter) {
    return account.filter(a -> a.sees(matter)).isPresent();
  }

  /** Name of the account; empty for somebody who has not signed in. */
  public String name() {
    return account.map(Account::name).orElse("");
  }
}
