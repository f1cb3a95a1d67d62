package org.tiezheng.cli;

import java.util.concurrent.Callable;
import org.tiezheng.casework.team.DisableAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng team disable}: shuts an account out, or lets it in again. */
@Command(name = "disable")
final class TeamDisableCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Mixin TeamOptions team = new TeamOptions();

  @Parameters(index = "0", paramLabel = "NAME")
  String name = "";

  @Option(names = "--undo")
  boolean undo;

  @Override
  public Integer call() throws Exception {
    DisableAccount disable = new DisableAccount(team.accounts());
    TeamLines.now(common.talk(), undo ? disable.undo(name) : disable.run(name));
    return ExitCode.OK;
  }
}
