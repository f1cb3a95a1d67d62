package org.tiezheng.cli;

import org.tiezheng.casework.WeighFacts;
import picocli.CommandLine.Command;

/** {@code tiezheng fact matrix}: which item shows which fact. */
@Command(name = "matrix")
final class FactMatrixCommand extends WeighedFacts {
  @Override
  WeighFacts.Report report(WeighFacts facts) throws Exception {
    return facts.matrix();
  }
}
