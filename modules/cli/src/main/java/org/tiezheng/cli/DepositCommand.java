package org.tiezheng.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tiezheng deposit}: a service that takes deposits from platforms (docs/deposit.md). */
@Command(
    name = "deposit",
    subcommands = {
      DepositTenantCommand.class,
      DepositServeCommand.class,
      DepositCheckCommand.class
    })
final class DepositCommand implements Runnable {
  @Mixin Common common = new Common();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
