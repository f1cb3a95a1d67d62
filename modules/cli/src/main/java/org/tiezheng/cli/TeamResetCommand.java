package org.tiezheng.cli;

import java.util.concurrent.Callable;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.team.ResetAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng team reset}: voids the password, for an invitation or another. */
@Command(name = "reset")
final class TeamResetCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Mixin TeamOptions team = new TeamOptions();

  @Mixin PasswordOptions password = new PasswordOptions();

  @Parameters(index = "0", paramLabel = "NAME")
  String name = "";

  @Override
  public Integer call() throws Exception {
    Workplace place = common.workplace();
    TeamLines.invited(
        common.talk(),
        new ResetAccount(team.accounts(), place).run(name, password.password(common)));
    return ExitCode.OK;
  }
}
