package org.tiezheng.seal.proof;

import java.util.List;
import java.util.Optional;

/**
 * What came out of a receipt, step by step.
 *
 * @param steps every step, in its order, whether it could be made or not
 * @param leaf when it could be read
 * @param opening when there was one that could be read
 * @param proof when it could be read, with its checkpoint
 */
public record ReceiptReport(
    List<ReceiptStep> steps,
    Optional<Leaf> leaf,
    Optional<Opening> opening,
    Optional<TlogProof> proof) {
  public ReceiptReport {
    steps = List.copyOf(steps);
  }

  /** What came out of one step. */
  public ReceiptStep step(ReceiptStep.Name name) {
    return steps.stream().filter(step -> step.name() == name).findFirst().orElseThrow();
  }

  /** Whether something does not hold. */
  public boolean failed() {
    return steps.stream().anyMatch(step -> step.result() == ReceiptStep.Result.FAILED);
  }

  /**
   * Whether the leaf is shown to be in the log: path and log signature hold and nothing fails.
   * Steps that were not checked, such as a missing cosignature, do not count against it.
   */
  public boolean inLog() {
    return !failed()
        && step(ReceiptStep.Name.INCLUSION).result() == ReceiptStep.Result.PASSED
        && step(ReceiptStep.Name.LOG_SIGNATURE).result() == ReceiptStep.Result.PASSED;
  }
}
