package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Locator;

/** The pairs of a comparison by the numbers that the messages have in the truth. */
final class Outcome {
  final Comparison comparison;
  final Map<Integer, Verdict> ofA = new TreeMap<>();
  final Map<Integer, Verdict> ofB = new TreeMap<>();
  final List<String> wrongPairs = new ArrayList<>();

  Outcome(Side a, Side b) {
    comparison = Comparer.compare(a, b);
    comparison
        .pairs()
        .forEach(p -> {
          p.a().ifPresent(e -> ofA.put(number(e), p.verdict()));
          p.b().ifPresent(e -> ofB.put(number(e), p.verdict()));
          if (p.a().isPresent()
              && p.b().isPresent()
              && p.verdict() != Verdict.UNRESOLVED
              && number(p.a().get()) != number(p.b().get())) {
            wrongPairs.add(p.toString());
          }
        });
  }

  static int number(Pair.Entry entry) {
    return (int) ((Locator.Line) entry.provenance().locator()).number();
  }

  long count(Verdict verdict) {
    return comparison.summary().count(verdict);
  }

  /** Numbers in A or B with one of the verdicts that say that something differs. */
  Map<Integer, Verdict> differences() {
    Map<Integer, Verdict> all = new TreeMap<>();
    ofA.forEach((n, v) -> {
      if (v.difference()) {
        all.put(n, v);
      }
    });
    ofB.forEach((n, v) -> {
      if (v.difference()) {
        all.put(n, v);
      }
    });
    return all;
  }
}
