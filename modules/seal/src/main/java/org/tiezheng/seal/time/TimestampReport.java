package org.tiezheng.seal.time;

import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.time.TimestampCheck.Name;
import org.tiezheng.seal.time.TimestampCheck.Result;

/**
 * What was checked in a token, one entry per check, and whose clock it tells.
 *
 * @param checks every check of {@link TimestampCheck.Name}, in that order
 * @param facts what the token says; empty when it cannot be read
 * @param origin by the reader's trust list; UNKNOWN unless the chain passed
 */
public record TimestampReport(
    List<TimestampCheck> checks, Optional<TimestampFacts> facts, ClockOrigin origin) {
  public TimestampReport {
    checks = List.copyOf(checks);
  }

  /** The one check of this name. */
  public TimestampCheck check(Name name) {
    return checks.stream()
        .filter(check -> check.name() == name)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("every check is reported: " + name));
  }

  /**
   * FAILED when any check failed; PASSED when all passed that a token must pass (all but nonce and
   * policy, which need something to compare with, and revocation); else NOT_CHECKED.
   */
  public Result verdict() {
    if (checks.stream().anyMatch(check -> check.result() == Result.FAILED)) {
      return Result.FAILED;
    }
    boolean complete =
        checks.stream()
            .filter(check -> !mayBeMissing(check.name()))
            .allMatch(check -> check.result() == Result.PASSED);
    return complete ? Result.PASSED : Result.NOT_CHECKED;
  }

  private static boolean mayBeMissing(Name name) {
    return name == Name.NONCE || name == Name.POLICY || name == Name.REVOCATION;
  }
}
