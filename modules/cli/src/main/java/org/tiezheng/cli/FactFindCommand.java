package org.tiezheng.cli;

import org.tiezheng.casework.WeighFacts;
import picocli.CommandLine.Command;

/** {@code tiezheng fact find}: where more evidence is usually found. */
@Command(name = "find")
final class FactFindCommand extends WeighedFacts {
  @Override
  WeighFacts.Report report(WeighFacts facts) throws Exception {
    return facts.find();
  }
}
