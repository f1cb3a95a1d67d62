package org.tiezheng.cli;

import picocli.CommandLine.Option;

/** Which slot of which fact is meant. */
final class SlotOptions {
  @Option(names = "--fact", required = true, paramLabel = "FACT")
  String fact = "";

  @Option(names = "--slot", required = true, paramLabel = "SLOT")
  String slot = "";
}
