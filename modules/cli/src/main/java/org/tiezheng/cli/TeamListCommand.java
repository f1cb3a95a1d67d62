package org.tiezheng.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.tiezheng.casework.team.ListAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tiezheng team list}: the accounts, without anything secret. */
@Command(name = "list")
final class TeamListCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Mixin TeamOptions team = new TeamOptions();

  @Override
  public Integer call() throws Exception {
    List<ListAccounts.Line> all = new ListAccounts(team.accounts()).run();
    Talk talk = common.talk();
    if (all.isEmpty()) {
      talk.line(
          "还没有账号;启动 serve --team 会给出第一个所有者的邀请。",
          "There is no account yet; serve --team prints the invitation for the first owner.");
    }
    all.forEach(a -> talk.line(TeamLines.line(talk, a)));
    talk.result(all);
    return ExitCode.OK;
  }
}
