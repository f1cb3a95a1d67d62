package org.tiezheng.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tiezheng transcript}: recordings in writing; each thing done is a verb of its own. */
@Command(
    name = "transcript",
    subcommands = {
      TranscriptListCommand.class,
      TranscriptShowCommand.class,
      TranscriptWriteCommand.class,
      TranscriptMachineCommand.class,
      TranscriptConfirmCommand.class,
      TranscriptSealCommand.class,
      TranscriptEngineCommand.class
    })
final class TranscriptCommand implements Runnable {
  @Mixin Common common = new Common();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
