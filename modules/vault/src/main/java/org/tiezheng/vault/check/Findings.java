package org.tiezheng.vault.check;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.check.CheckProblem.Kind;

/** Collects what the single checks find. Not thread-safe. */
final class Findings {
  private final List<CheckProblem> problems = new ArrayList<>();
  private final List<Text> notChecked = new ArrayList<>();
  long originals;
  long bytes;
  long events;
  long deposits;
  long leaves;

  void add(Kind kind, String file, String zh, String en) {
    problems.add(CheckProblem.of(kind, file, zh, en));
  }

  void add(Kind kind, String file, Text sentence) {
    add(kind, file, sentence.zh(), sentence.en());
  }

  void notChecked(String zh, String en) {
    notChecked.add(new Text(zh, en));
  }

  CheckReport report() {
    return new CheckReport(originals, bytes, events, deposits, leaves, problems, notChecked);
  }
}
