package org.tiezheng.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tiezheng team}: who may sign in to {@code serve --team} (docs/team.md). */
@Command(
    name = "team",
    subcommands = {
      TeamAddCommand.class,
      TeamListCommand.class,
      TeamRoleCommand.class,
      TeamGrantCommand.class,
      TeamRevokeCommand.class,
      TeamDisableCommand.class,
      TeamResetCommand.class,
      TeamBackupCommand.class,
      TeamRestoreCommand.class
    })
final class TeamCommand implements Runnable {
  @Mixin Common common = new Common();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
