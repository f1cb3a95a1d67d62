package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /**
   * What was found.
   *
   * @param captures logs of captures beside the custody log; empty if the case itself is not sound
   */
  public record Result(CheckReport report, Optional<CaptureCustody.Compared> captures) {
    /** 0 nothing found, 1 problems, 3 nothing found but something was not checked. */
    public int exitCode() {
      boolean differs = captures.filter(c -> !c.problems().isEmpty()).isPresent();
      return differs ? 1 : report.exitCode();
    }

    /** The report for a person. */
    public List<Text> lines() {
      List<Text> lines = new ArrayList<>(report.lines());
      captures.ifPresent(c -> lines.addAll(c.lines()));
      return lines;
    }
  }

  /** Checks the case in this folder. */
  public Result run(Path folder) throws IOException, InterruptedException {
    CaseFile.read(folder);
    watch.begins(new Text("检查", "checking"), 0, Watch.Unit.BYTES);
    Path vault = OpenCase.vaultFolder(folder);
    CheckReport report = Checker.check(vault, (bytes, _) -> watch.at(bytes));
    return new Result(
        report, report.sound() ? Optional.of(CaptureCustody.compare(vault)) : Optional.empty());
  }
}
