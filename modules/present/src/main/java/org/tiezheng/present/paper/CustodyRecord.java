package org.tiezheng.present.paper;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a 存证记录 states.
 *
 * @param number number of the record
 * @param subject what was deposited, in a sentence
 * @param depositorVerifiedHow how the depositor's identity was verified; empty if it was not
 * @param environment device, system, tool and its version and hash, by name
 * @param method how the data were taken in and deposited
 * @param anchors entries of public chains or newspapers; empty if there are none
 * @param operator a separate operator that signs this record as its own statement, if there is one
 */
public record CustodyRecord(
    String number,
    String subject,
    String depositor,
    String depositorVerifiedHow,
    List<DepositRecord> deposits,
    Map<String, String> environment,
    String method,
    List<String> anchors,
    Optional<Operator> operator) {
  public CustodyRecord {
    deposits = List.copyOf(deposits);
    environment = Map.copyOf(environment);
    anchors = List.copyOf(anchors);
  }

  /** Somebody other than a party who runs the log and signs. */
  public record Operator(String name, String role) {}
}
