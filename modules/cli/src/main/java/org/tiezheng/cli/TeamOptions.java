package org.tiezheng.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tiezheng.casework.team.Accounts;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Option;

/** Whose team it is. */
final class TeamOptions {
  @Option(names = "--cases", paramLabel = "FOLDER")
  Path cases = Path.of(".");

  Accounts accounts() {
    if (!Files.isDirectory(cases)) {
      throw new TiezhengException(
          new Text(
              "“" + cases + "”不是文件夹;请用 --cases 指定存放案件的文件夹。",
              cases + " is no folder; name the folder of the cases with --cases."));
    }
    return Accounts.beside(cases);
  }
}
