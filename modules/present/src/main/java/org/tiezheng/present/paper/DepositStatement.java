package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.List;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;

/**
 * What a deposit service states of one deposit.
 *
 * @param id of the deposit
 * @param depositor the tenant, as the operator calls it
 * @param operator who runs the service; empty if it was not stated
 * @param how what the service saw of the bytes
 * @param deposited by the service's own clock
 * @param size number of bytes
 * @param log name of the log
 * @param index in the log, from 0
 * @param treeSize of the signed checkpoint
 * @param root of that tree, hex
 * @param path the inclusion proof, hex, from the leaf up
 * @param tokens time tokens over a checkpoint that covers the deposit; may be empty
 * @param key of the log, one line
 * @param receipt verbatim; it is in the machine-readable copy, not on the page
 */
public record DepositStatement(
    String id,
    String depositor,
    String operator,
    Text how,
    Instant deposited,
    Digests digests,
    long size,
    String log,
    long index,
    long treeSize,
    String root,
    List<String> path,
    List<DepositRecord.TimeToken> tokens,
    String key,
    Receipt receipt) {
  public DepositStatement {
    path = List.copyOf(path);
    tokens = List.copyOf(tokens);
  }
}
