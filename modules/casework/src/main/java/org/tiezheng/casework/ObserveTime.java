package org.tiezheng.casework;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.seal.time.TimestampCheck;
import org.tiezheng.seal.time.TimestampReport;
import org.tiezheng.seal.time.TimestampVerifier;

/** Checks the time tokens over the first stamped checkpoint that covers an original. */
final class ObserveTime {
  private final OpenCase open;

  ObserveTime(OpenCase open) {
    this.open = open;
  }

  List<Observation> tokens(Original original) {
    Optional<Deposits.Stamped> stamped = open.deposits().stampedFor(original.deposit());
    if (stamped.isEmpty()) {
      return List.of();
    }
    List<Observation> seen = new ArrayList<>();
    byte[] body = stamped.get().body().getBytes(StandardCharsets.UTF_8);
    TimestampVerifier verifier = new TimestampVerifier(open.deposits().trust());
    for (Map.Entry<String, byte[]> token : stamped.get().tokens().entrySet()) {
      TimestampReport report = verifier.verify(token.getValue(), body);
      report
          .facts()
          .ifPresent(facts ->
              seen.add(
                  new Observation.Token(
                      original.digests().sha256(),
                      token.getKey(),
                      report.origin() == ClockOrigin.THIRD_PARTY
                          ? Observation.Clock.THIRD_PARTY
                          : Observation.Clock.OWN,
                      facts.genTime(),
                      facts.policy(),
                      facts.serial().toString(),
                      facts.imprintAlgorithm(),
                      names(report, TimestampCheck.Result.FAILED),
                      names(report, TimestampCheck.Result.NOT_CHECKED),
                      qualified(token.getKey()))));
    }
    return seen;
  }

  private static List<String> names(TimestampReport report, TimestampCheck.Result result) {
    return report.checks().stream()
        .filter(c -> c.result() == result)
        .map(c -> c.name().name())
        .toList();
  }

  /**
   * Our own clock has no licence. For an outside service nothing is known that could be relied on
   * offline, so it stays unknown.
   */
  private static Optional<Boolean> qualified(String service) {
    return service.startsWith("own-") ? Optional.of(false) : Optional.empty();
  }
}
