package org.tiezheng.cli;

import java.util.concurrent.Callable;
import org.tiezheng.casework.team.RevokeCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tiezheng team revoke}: takes a case from an account, or all. */
@Command(name = "revoke")
final class TeamRevokeCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Mixin TeamOptions team = new TeamOptions();

  @Mixin WhichCase which = new WhichCase();

  @Override
  public Integer call() throws Exception {
    RevokeCase revoke = new RevokeCase(team.accounts());
    TeamLines.now(
        common.talk(),
        which.every() ? revoke.all(which.name) : revoke.run(which.name, which.one()));
    return ExitCode.OK;
  }
}
