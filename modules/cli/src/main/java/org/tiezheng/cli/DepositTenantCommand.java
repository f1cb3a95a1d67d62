package org.tiezheng.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tiezheng deposit tenant}: the platforms that may deposit. */
@Command(
    name = "tenant",
    subcommands = {
      DepositTenantAddCommand.class,
      DepositTenantListCommand.class,
      DepositTenantSetCommand.class,
      DepositTenantKeyCommand.class
    })
final class DepositTenantCommand implements Runnable {
  @Mixin Common common = new Common();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
