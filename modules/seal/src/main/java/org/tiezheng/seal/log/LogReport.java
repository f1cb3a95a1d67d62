package org.tiezheng.seal.log;

import java.util.List;

/**
 * What a check of a log found.
 *
 * @param leaves number of leaves that were read and hashed
 * @param checkpoints number of checkpoints that were compared
 * @param tiles number of tiles that were compared
 * @param faults what is wrong, in the order of the log; only the first thousand
 */
public record LogReport(long leaves, long checkpoints, long tiles, List<LogFault> faults) {
  public LogReport {
    faults = List.copyOf(faults);
  }

  public boolean sound() {
    return faults.isEmpty();
  }
}
