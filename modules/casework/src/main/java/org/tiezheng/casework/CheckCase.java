package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.check.CheckReport;
import org.tiezheng.vault.check.Checker;

/**
 * Re-reads and re-hashes everything that a case keeps, and builds its log again; repairs nothing.
 * Needs no key.
 */
public final class CheckCase {
  private final Watch watch;

  public CheckCase(Watch watch) {
    this.watch = watch;
  }

  /** What was found. */
  public record Result(CheckReport report) {
    /** 0 nothing found, 1 problems, 3 nothing found but something was not checked. */
    public int exitCode() {
      return report.exitCode();
    }

    /** The report for a person. */
    public List<Text> lines() {
      return report.lines();
    }
  }

  /** Checks the case in this folder. */
  public Result run(Path folder) throws IOException, InterruptedException {
    CaseFile.read(folder);
    watch.begins(new Text("检查", "checking"), 0, Watch.Unit.BYTES);
    return new Result(Checker.check(OpenCase.vaultFolder(folder), (bytes, _) -> watch.at(bytes)));
  }
}
