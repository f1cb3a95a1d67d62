package org.tiezheng.casework;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final StampedDeposits stamped;

  /** By size of the checkpoint: many originals stand under one, whose tokens are checked once. */
  private final Map<Long, Map<String, TimestampReport>> reports = new HashMap<>();

  ObserveTime(OpenCase open) {
    this.open = open;
    this.stamped = open.deposits().stamped();
  }

  List<Observation> tokens(Original original) {
    return stamped
        .of(original.deposit())
        .map(over -> reports.computeIfAbsent(over.size(), _ -> reports(over)))
        .orElse(Map.of())
        .entrySet()
        .stream()
        .flatMap(report -> token(original, report.getKey(), report.getValue()).stream())
        .toList();
  }

  private Map<String, TimestampReport> reports(Deposits.Stamped over) {
    byte[] body = over.body().getBytes(StandardCharsets.UTF_8);
    TimestampVerifier verifier = new TimestampVerifier(open.deposits().trust());
    Map<String, TimestampReport> made = new LinkedHashMap<>();
    over.tokens().forEach((name, token) -> made.put(name, verifier.verify(token, body)));
    return made;
  }

  private static Optional<Observation> token(
      Original original, String service, TimestampReport report) {
    return report
        .facts()
        .map(facts ->
            new Observation.Token(
                original.digests().sha256(),
                service,
                report.origin() == ClockOrigin.THIRD_PARTY
                    ? Observation.Clock.THIRD_PARTY
                    : Observation.Clock.OWN,
                facts.genTime(),
                facts.policy(),
                facts.serial().toString(),
                facts.imprintAlgorithm(),
                names(report, TimestampCheck.Result.FAILED),
                names(report, TimestampCheck.Result.NOT_CHECKED),
                qualified(service)));
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
