package org.tiezheng.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code tiezheng fact}: the facts to be proved; each thing done with them is a verb of its own.
 */
@Command(
    name = "fact",
    subcommands = {
      FactTemplatesCommand.class,
      FactAddCommand.class,
      FactListCommand.class,
      FactSetCommand.class,
      FactCandidatesCommand.class,
      FactConfirmCommand.class,
      FactMatrixCommand.class,
      FactBurdenCommand.class,
      FactFindCommand.class,
      FactAgainstCommand.class,
      FactGuideCommand.class
    })
final class FactCommand implements Runnable {
  @Mixin Common common = new Common();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
