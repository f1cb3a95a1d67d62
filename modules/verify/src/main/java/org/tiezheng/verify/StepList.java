package org.tiezheng.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Text;

/** Collects steps in the order in which they are made. Not thread-safe. */
final class StepList {
  private final List<Step> steps = new ArrayList<>();

  void passed(Check check, String zh, String en) {
    steps.add(Step.passed(check, zh, en));
  }

  void passedAt(Check check, String file, String zh, String en) {
    steps.add(Step.passed(check, zh, en).at(file));
  }

  void failed(Check check, String file, String zh, String en) {
    steps.add(Step.failed(check, file, zh, en));
  }

  void failed(Check check, String file, Text sentence) {
    failed(check, file, sentence.zh(), sentence.en());
  }

  /** Something that was not looked at and need not have been. */
  void note(Check check, String zh, String en) {
    steps.add(Step.notChecked(check, zh, en));
  }

  void note(Check check, String file, String zh, String en) {
    steps.add(Step.notChecked(check, zh, en).at(file));
  }

  /** Something that should have been looked at but is missing or unknown. */
  void missing(Check check, String file, String zh, String en) {
    steps.add(Step.incomplete(check, file, zh, en));
  }

  void missing(Check check, String file, Text sentence) {
    missing(check, file, sentence.zh(), sentence.en());
  }

  /** Whether nothing failed and nothing is missing so far in this check. */
  boolean isClean(Check check) {
    return steps.stream()
        .filter(step -> step.check() == check)
        .noneMatch(step -> step.result() == Result.FAILED || step.incomplete());
  }

  /** The worst result about each file that something bad was said about. */
  Map<String, Result> worst() {
    Map<String, Result> worst = new HashMap<>();
    for (Step step : steps) {
      if (step.result() == Result.FAILED || step.incomplete()) {
        step.file().ifPresent(file -> worst.merge(file, step.result(), Result::and));
      }
    }
    return worst;
  }

  /** In the order of {@link Check}, within a check as they were made. */
  List<Step> inOrder() {
    return steps.stream().sorted(Comparator.comparing(Step::check)).toList();
  }
}
