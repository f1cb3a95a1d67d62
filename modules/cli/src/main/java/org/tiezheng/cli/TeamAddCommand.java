package org.tiezheng.cli;

import java.util.concurrent.Callable;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.team.AddAccount;
import org.tiezheng.casework.team.TeamRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng team add}: an account, with an invitation or a password. */
@Command(name = "add")
final class TeamAddCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Mixin TeamOptions team = new TeamOptions();

  @Mixin PasswordOptions password = new PasswordOptions();

  @Parameters(index = "0", paramLabel = "NAME")
  String name = "";

  @Option(names = "--role", paramLabel = "ROLE", required = true)
  String role = "";

  @Option(names = "--person", paramLabel = "TEXT")
  String person = "";

  @Override
  public Integer call() throws Exception {
    Workplace place = common.workplace();
    TeamLines.invited(
        common.talk(),
        new AddAccount(team.accounts(), place)
            .run(name, person, TeamRole.named(role), password.password(common)));
    return ExitCode.OK;
  }
}
