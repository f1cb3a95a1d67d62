package org.tiezheng.cli;

import org.tiezheng.casework.WeighFacts;
import picocli.CommandLine.Command;

/** {@code tiezheng fact burden}: who has to prove what, and by when. */
@Command(name = "burden")
final class FactBurdenCommand extends WeighedFacts {
  @Override
  WeighFacts.Report report(WeighFacts facts) throws Exception {
    return facts.burden();
  }
}
