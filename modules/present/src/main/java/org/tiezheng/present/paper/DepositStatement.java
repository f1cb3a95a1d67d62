package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;

/**
 * What a deposit service states of one deposit.
 *
 * @param id of the deposit
 * @param depositor the tenant, as the operator calls it
 * @param operator who runs the service; empty if it was not stated
 * @param how what the service saw of the bytes, and has of them now
 * @param seen whether the leaf says that the service had the bytes, not their digests only
 * @param deposited by the service's own clock
 * @param size number of bytes
 * @param log name of the log
 * @param index in the log, from 0
 * @param treeSize of the signed checkpoint
 * @param root of that tree, hex
 * @param path the inclusion proof, hex, from the leaf up
 * @param stamped the way to a checkpoint with time tokens; empty if none covers the deposit yet
 * @param key of the log, one line
 * @param receipt verbatim; it is attached to the paper, not on the page
 */
public record DepositStatement(
    String id,
    String depositor,
    String operator,
    Text how,
    boolean seen,
    Instant deposited,
    Digests digests,
    long size,
    String log,
    long index,
    long treeSize,
    String root,
    List<String> path,
    Optional<Stamped> stamped,
    String key,
    Receipt receipt) {
  public DepositStatement {
    path = List.copyOf(path);
  }

  /**
   * A checkpoint with time tokens.
   *
   * @param treeSize what the tokens cover
   * @param root of that tree, hex
   * @param proof from the leaf to that checkpoint, verbatim
   * @param body of the checkpoint, which the tokens are over, verbatim
   */
  public record Stamped(long treeSize, String root, String proof, String body, List<Token> tokens) {
    public Stamped {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * A time token.
   *
   * @param service who stamped
   * @param clock whose clock it is, as far as that was established
   * @param verdict what was checked in it, and what came out
   * @param says what stands in it; empty if it cannot be read
   * @param response the TimeStampResp in Base64
   */
  public record Token(
      String service, Text clock, Text verdict, Optional<Says> says, String response) {}

  /**
   * What a token says.
   *
   * @param policy OID
   * @param serial hex
   * @param accuracy as stated in the token; empty if it states none
   * @param imprint algorithm of the imprint
   */
  public record Says(
      Instant time, String policy, String serial, Optional<String> accuracy, String imprint) {}
}
