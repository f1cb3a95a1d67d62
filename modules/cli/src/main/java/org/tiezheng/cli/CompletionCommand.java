package org.tiezheng.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tiezheng completion}: a script that bash and zsh understand. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Override
  public Integer call() {
    common.talk().raw(AutoComplete.bash("tiezheng", Main.commandLine(Locale.ENGLISH)));
    return ExitCode.OK;
  }
}
