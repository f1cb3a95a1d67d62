package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.team.RestoreTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng team restore}: a backup into a new folder, and a check of every case. */
@Command(name = "restore")
final class TeamRestoreCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "FILE")
  Path file = Path.of("");

  @Option(names = "--cases", paramLabel = "FOLDER", required = true)
  Path cases = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    RestoreTeam.Result result;
    try {
      result = new RestoreTeam(common.watch()).run(file, cases);
    } finally {
      common.endProgress();
    }
    talk.line(
        "已恢复 %,d 个文件到 %s,逐个与备份时的摘要一致;案件核对结果:".formatted(result.files(), result.folder()),
        "Restored %,d files to %s, each with the digest of the backup. The checks of the cases:"
            .formatted(result.files(), result.folder()));
    for (RestoreTeam.Checked each : result.cases()) {
      talk.line((each.exitCode() == 0 ? "  ✓ " : "  ✗ ") + each.name());
      if (each.exitCode() != 0) {
        each.lines().forEach(line -> talk.line("      " + talk.say(line)));
      }
    }
    talk.result(result);
    return result.exitCode();
  }
}
