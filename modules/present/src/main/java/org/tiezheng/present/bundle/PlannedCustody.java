package org.tiezheng.present.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.present.paper.CustodyRecord;

/**
 * The custody log for a bundle, and what the record of deposits (DOC-CUSTODY-CERT) states beside
 * it.
 *
 * @param events from n = 1 without holes
 * @param subject what was deposited, in a sentence; may be empty
 * @param depositor who deposited
 * @param depositorVerifiedHow how the identity was verified; empty if it was not
 * @param environment device, system, tool and its hash, by name; no path of the own machine
 * @param method how the data were taken in
 * @param operator a separate operator of the log that signs, if there is one
 */
public record PlannedCustody(
    List<PlannedEvent> events,
    String subject,
    String depositor,
    String depositorVerifiedHow,
    Map<String, String> environment,
    String method,
    Optional<CustodyRecord.Operator> operator) {
  public PlannedCustody {
    events = List.copyOf(events);
    environment = Map.copyOf(environment);
  }

  /**
   * One event.
   *
   * @param n its number in the case
   * @param line the event's bytes, JCS, as deposited
   * @param receipt of its deposit, renewed to a checkpoint of the plan; empty if there is none
   * @param withheld whether only number and digest leave, because it concerns what stays
   */
  public record PlannedEvent(long n, String line, Optional<Receipt> receipt, boolean withheld) {}
}
