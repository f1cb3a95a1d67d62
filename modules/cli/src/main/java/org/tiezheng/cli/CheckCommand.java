package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.CheckCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code tiezheng check}: re-reads and re-hashes everything that the case keeps; repairs nothing.
 */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    return check(common, common.talk(), folder);
  }

  static int check(Common common, Talk talk, Path folder) throws Exception {
    CheckCase.Result result;
    try {
      result = new CheckCase(common.watch()).run(folder);
    } finally {
      common.endProgress();
    }
    result.lines().forEach(l -> talk.line(talk.say(l)));
    talk.result(result);
    return result.exitCode();
  }
}
