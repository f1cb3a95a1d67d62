package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.tiezheng.casework.team.BackupTeam;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng team backup}: all cases and accounts in one file, while people work. */
@Command(name = "backup")
final class TeamBackupCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Mixin TeamOptions team = new TeamOptions();

  @Parameters(index = "0", paramLabel = "FILE")
  Path file = Path.of("");

  @Option(names = "--wait", paramLabel = "SECONDS")
  long wait = 600;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    var _ = team.accounts();
    BackupTeam.Result result;
    try {
      result = new BackupTeam(common.watch()).run(team.cases, file, Duration.ofSeconds(wait));
    } finally {
      common.endProgress();
    }
    talk.line(
        "已备份 %,d 个案件、%,d 个文件(%,d 字节),并重新读出核对过:%s"
            .formatted(result.cases(), result.files(), result.bytes(), result.file()),
        "Backed up %,d cases, %,d files (%,d bytes), read again and compared: %s"
            .formatted(result.cases(), result.files(), result.bytes(), result.file()));
    result.notes().forEach(note -> talk.line("    " + talk.say(note)));
    talk.aside(
        new Text(
            "备份没有加密,请妥善保管;打开案件密钥的解锁文件或口令不在其中,须另外保存。",
            "The backup is not encrypted: keep it safe. What unlocks the keys of the cases (the"
                + " unlock file or the passphrase) is not in it and must be kept apart."));
    talk.result(result);
    return result.notes().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }
}
