package org.tiezheng.cli;

import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.AddAccount;
import org.tiezheng.casework.team.ListAccounts;

/** How accounts are shown. */
final class TeamLines {
  private TeamLines() {}

  /** An account as it is now. */
  static void now(Talk talk, Account account) {
    ListAccounts.Line line = ListAccounts.line(account);
    talk.line(line(talk, line));
    talk.result(line);
  }

  /** An account, and the invitation that was made for it. */
  static void invited(Talk talk, AddAccount.Added added) {
    ListAccounts.Line line = ListAccounts.line(added.account());
    talk.line(line(talk, line));
    Map<String, Object> result = new TreeMap<>();
    result.put("account", line);
    added
        .token()
        .ifPresent(token -> {
          talk.line(
              "邀请(只显示这一次,只能用一次,三天内有效)。在 serve --team 的地址后面加上:",
              "Invitation (shown this once, works once and for three days). To be put behind the"
                  + " address of serve --team:");
          talk.line("    /join?token=" + token);
          result.put("invitation", "/join?token=" + token);
        });
    talk.result(result);
  }

  static String line(Talk talk, ListAccounts.Line a) {
    String cases =
        a.everyCase()
            ? talk.say("全部案件", "every case")
            : a.cases().isEmpty() ? talk.say("没有案件", "no case") : String.join(", ", a.cases());
    String state =
        !a.active()
            ? talk.say("  (已停用)", "  (disabled)")
            : a.invited() ? talk.say("  (等待设定口令)", "  (no password yet)") : "";
    return a.name()
        + (a.person().isEmpty() ? "" : "  " + a.person())
        + "  "
        + talk.say(a.role().title())
        + "  "
        + cases
        + state;
  }
}
