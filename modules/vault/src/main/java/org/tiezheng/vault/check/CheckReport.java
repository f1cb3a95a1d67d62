package org.tiezheng.vault.check;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Text;

/**
 * What {@link Checker} found.
 *
 * @param originals files of originals that were read and digested
 * @param bytes their size in sum
 * @param events custody events that were followed
 * @param deposits deposits whose entry in the log was compared with the bytes
 * @param leaves leaves from which the log was built again
 * @param problems what is not as it should be, in the order of the checks
 * @param notChecked what was not checked, and why; never to be read as good
 */
public record CheckReport(
    long originals,
    long bytes,
    long events,
    long deposits,
    long leaves,
    List<CheckProblem> problems,
    List<Text> notChecked) {
  public CheckReport {
    problems = List.copyOf(problems);
    notChecked = List.copyOf(notChecked);
  }

  /** Whether nothing was found in what was checked. */
  public boolean sound() {
    return problems.isEmpty();
  }

  /** 0 nothing found, 1 problems, 3 nothing found but something was not checked. */
  public int exitCode() {
    if (!sound()) {
      return 1;
    }
    return notChecked.isEmpty() ? 0 : 3;
  }

  /** The report for a person: one line for what was done, then one for each problem. */
  public List<Text> lines() {
    List<Text> lines = new ArrayList<>();
    lines.add(
        new Text(
            "已重新读取并核对 %d 个原件(%d 字节)、%d 条保管链记录、%d 项存证、%d 个日志叶子;发现 %d 个问题。"
                .formatted(originals, bytes, events, deposits, leaves, problems.size()),
            ("Read again and compared: %d originals (%d bytes), %d custody events, %d deposits, %d"
                    + " leaves of the log; %d problems were found.")
                .formatted(originals, bytes, events, deposits, leaves, problems.size())));
    problems.forEach(problem -> lines.add(problem.sentence()));
    notChecked.forEach(
        what -> lines.add(new Text("未检查:" + what.zh(), "Not checked: " + what.en())));
    return lines;
  }
}
