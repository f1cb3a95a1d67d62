package org.tiezheng.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.digest.Progress;

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
    String source = String.valueOf(folderOrZip.getFileName());
    Step unread =
        Step.failed(
            Check.READABLE,
            source,
            "本版本尚不能读取 " + source + "。",
            "This version cannot read " + source + " yet.");
    return new VerifyReport(
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(unread),
        List.of(),
        List.of(),
        List.of());
  }
}
