package org.tiezheng.cli;

import java.util.concurrent.Callable;
import org.tiezheng.casework.team.GrantCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tiezheng team grant}: lets an account see a case, or all. */
@Command(name = "grant")
final class TeamGrantCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Mixin TeamOptions team = new TeamOptions();

  @Mixin WhichCase which = new WhichCase();

  @Override
  public Integer call() throws Exception {
    GrantCase grant = new GrantCase(team.accounts(), team.cases);
    TeamLines.now(
        common.talk(), which.every() ? grant.all(which.name) : grant.run(which.name, which.one()));
    return ExitCode.OK;
  }
}
