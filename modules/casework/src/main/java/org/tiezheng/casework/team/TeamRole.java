package org.tiezheng.casework.team;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** What somebody is in a team. Whatever is not named here is not allowed. */
public enum TeamRole {
  /** Of the installation: every case, and the accounts. */
  OWNER("所有者", "owner", EnumSet.allOf(Permission.class)),
  LAWYER(
      "律师",
      "lawyer",
      EnumSet.of(
          Permission.VERIFY,
          Permission.NEW_CASE,
          Permission.CUSTODY,
          Permission.READ,
          Permission.COLLECT,
          Permission.WORK,
          Permission.PRESENT)),
  /** Prepares everything; what leaves the house is made by a lawyer. */
  ASSISTANT(
      "助理",
      "assistant",
      EnumSet.of(
          Permission.VERIFY,
          Permission.CUSTODY,
          Permission.READ,
          Permission.COLLECT,
          Permission.WORK)),
  VIEWER("查看者", "viewer", EnumSet.of(Permission.VERIFY, Permission.CUSTODY, Permission.READ)),
  VERIFIER("核验者", "verifier", EnumSet.of(Permission.VERIFY)),
  AUDITOR("审计员", "auditor", EnumSet.of(Permission.CUSTODY));

  private final Text title;
  private final Set<Permission> may;

  TeamRole(String zh, String en, EnumSet<Permission> allowed) {
    this.title = new Text(zh, en);
    allowed.add(Permission.ANYBODY);
    allowed.add(Permission.MEMBER);
    this.may = Collections.unmodifiableSet(allowed);
  }

  public Text title() {
    return title;
  }

  /** What is allowed; of cases, in those that were granted. */
  public Set<Permission> may() {
    return may;
  }

  /**
   * The role of that name.
   *
   * @throws TiezhengException if there is none
   */
  public static TeamRole named(String name) {
    for (TeamRole role : values()) {
      if (role.name().equals(name.toUpperCase(Locale.ROOT))) {
        return role;
      }
    }
    throw new TiezhengException(
        new Text(
            "没有角色“" + name + "”;可用 owner、lawyer、assistant、viewer、verifier、auditor。",
            "There is no role "
                + name
                + "; there are owner, lawyer, assistant, viewer, verifier and auditor."));
  }
}
