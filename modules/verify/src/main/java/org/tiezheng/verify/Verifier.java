package org.tiezheng.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.container.Container;
import org.tiezheng.verify.container.UnreadableContainerException;

/**
 * Checks a bundle offline and says step by step what was found (docs/bundle-format.md section 5).
 * Nothing is written anywhere. Thread-safe.
 */
public final class Verifier {
  private Verifier() {}

  /**
   * Checks a bundle. Never throws for what the bundle contains: that is what the report is for.
   *
   * @param folderOrZip the bag's folder, or a zip of it
   * @param progress hears bytes and files as they are read
   * @throws InterruptedException when the calling thread is interrupted
   */
  public static VerifyReport verify(Path folderOrZip, VerifyOptions options, Progress progress)
      throws InterruptedException {
    try (Container container = Container.open(folderOrZip, options.limits())) {
      return new BundleVerification(folderOrZip, options).run(container, progress);
    } catch (UnreadableContainerException e) {
      return unreadable(folderOrZip, e.sentence());
    } catch (IOException e) {
      throw new UncheckedIOException("closing what was only read failed", e);
    }
  }

  /**
   * Checks one file against its receipt, outside a bundle. Without a log key in the options the
   * signature cannot be checked, and the report says so.
   */
  public static VerifyReport verifyReceipt(ReceiptPaths receipt, VerifyOptions options) {
    return new ReceiptVerification(receipt, options).run();
  }

  private static VerifyReport unreadable(Path place, Text sentence) {
    String source = String.valueOf(place.getFileName());
    StepList steps = new StepList();
    steps.failed(Check.READABLE, source, sentence);
    return new VerifyReport(
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        steps.inOrder(),
        List.of(),
        List.of(),
        List.of());
  }
}
