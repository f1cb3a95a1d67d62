package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Original;

/**
 * What is known about the deposit of one original.
 *
 * @param item number in the catalogue
 * @param nameInBundle path of the file in the bundle
 * @param deposited the log operator's own statement of when
 * @param operatedByParty whether the log is run by a party (then it is no neutral third party)
 * @param index of the leaf, from 0
 * @param treeSize of the checkpoint that the proof leads to
 * @param root of that checkpoint, hex
 * @param path the inclusion proof, hex, from the leaf up
 * @param tokens time tokens over that checkpoint; may be empty
 */
public record DepositRecord(
    int item,
    Original original,
    String nameInBundle,
    String requestId,
    Instant deposited,
    String logOrigin,
    boolean operatedByParty,
    long index,
    long treeSize,
    String root,
    List<String> path,
    List<TimeToken> tokens) {
  public DepositRecord {
    path = List.copyOf(path);
    tokens = List.copyOf(tokens);
  }

  /**
   * A time token, as it was read and checked.
   *
   * @param service who stamped, for a person
   * @param thirdParty false for the operator's own clock
   * @param policy OID
   * @param serial decimal or hex, as the token has it
   * @param accuracy as stated in the token; empty if it states none
   * @param imprint algorithm of the imprint
   */
  public record TimeToken(
      String service,
      boolean thirdParty,
      String policy,
      String serial,
      Instant time,
      Optional<String> accuracy,
      String imprint) {}
}
