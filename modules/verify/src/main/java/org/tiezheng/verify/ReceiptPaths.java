package org.tiezheng.verify;

import java.nio.file.Path;
import org.tiezheng.seal.proof.ReceiptStep;

/**
 * A file and the three files of its receipt.
 *
 * @param file what was deposited
 * @param leaf {@code ….leaf.json}
 * @param opening {@code ….opening.json}
 * @param proof {@code ….tlog-proof}
 */
public record ReceiptPaths(Path file, Path leaf, Path opening, Path proof) {
  /** The receipt that lies beside a file under the file's own name and the three suffixes. */
  public static ReceiptPaths beside(Path file) {
    String name = String.valueOf(file.getFileName());
    return new ReceiptPaths(
        file,
        file.resolveSibling(name + ".leaf.json"),
        file.resolveSibling(name + ".opening.json"),
        file.resolveSibling(name + ".tlog-proof"));
  }

  Path of(ReceiptStep.Name step) {
    return switch (step) {
      case LEAF -> leaf;
      case OPENING, COMMITMENT, CONTENT -> opening;
      case PROOF, CANONICAL, INCLUSION, LOG_SIGNATURE, COSIGNATURE -> proof;
    };
  }
}
