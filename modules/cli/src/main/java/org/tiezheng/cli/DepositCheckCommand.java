package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.deposit.CheckDeposits;
import org.tiezheng.casework.deposit.DepositFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng deposit check}: re-reads and re-hashes log and files of the service. */
@Command(name = "check")
final class DepositCheckCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "FOLDER")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    CheckDeposits.Result result;
    try {
      result = new CheckDeposits(common.watch()).run(DepositFolder.existing(folder));
    } finally {
      common.endProgress();
    }
    talk.line(
        "已核对 %,d 条存证、%,d 个文件;发现 %,d 处不符。"
            .formatted(result.leaves(), result.files(), result.faults().size()),
        "%,d deposits and %,d files were checked; %,d things do not hold."
            .formatted(result.leaves(), result.files(), result.faults().size()));
    result.faults().forEach(fault -> talk.line("    " + talk.say(fault)));
    talk.result(result);
    return result.exitCode();
  }
}
