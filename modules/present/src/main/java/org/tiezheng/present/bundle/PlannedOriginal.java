package org.tiezheng.present.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Receipt;

/**
 * An original that is handed over.
 *
 * @param receipt of its deposit, renewed so that its proof leads to one of {@link
 *     BundlePlan#checkpoints()}
 * @param bytes the sealed bytes; copied while their digests are computed again
 */
public record PlannedOriginal(Original original, Receipt receipt, Source bytes) {
  /** As above for bytes that lie in a file. */
  public static PlannedOriginal of(Original original, Receipt receipt, Path file) {
    return new PlannedOriginal(original, receipt, () -> Files.newInputStream(file));
  }

  /** Opens the bytes anew at every call; the caller closes. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }
}
