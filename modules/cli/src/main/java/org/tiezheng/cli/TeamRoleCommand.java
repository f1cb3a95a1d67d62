package org.tiezheng.cli;

import java.util.concurrent.Callable;
import org.tiezheng.casework.team.SetRole;
import org.tiezheng.casework.team.TeamRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng team role}: another role. */
@Command(name = "role")
final class TeamRoleCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Mixin TeamOptions team = new TeamOptions();

  @Parameters(index = "0", paramLabel = "NAME")
  String name = "";

  @Parameters(index = "1", paramLabel = "ROLE")
  String role = "";

  @Override
  public Integer call() throws Exception {
    TeamLines.now(common.talk(), new SetRole(team.accounts()).run(name, TeamRole.named(role)));
    return ExitCode.OK;
  }
}
