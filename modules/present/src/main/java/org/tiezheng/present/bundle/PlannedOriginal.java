package org.tiezheng.present.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;

/**
 * An original that is handed over.
 *
 * @param receipt of its deposit, renewed so that its proof leads to one of {@link
 *     BundlePlan#checkpoints()}
 * @param bytes the sealed bytes; copied while their digests are computed again
 * @param playable what was made of a voice that no player knows; laid beside the papers
 * @param silent why nothing was made of a voice; empty if there is nothing to say
 */
public record PlannedOriginal(
    Original original, Receipt receipt, Source bytes, Optional<Playable> playable, Text silent) {
  /** What needs nothing made of it. */
  public PlannedOriginal(Original original, Receipt receipt, Source bytes) {
    this(original, receipt, bytes, Optional.empty(), Text.same(""));
  }

  /**
   * A derived file for listening.
   *
   * @param ending of its name, such as {@code wav}
   * @param note what made it, and what it lacks
   */
  public record Playable(String ending, Text note, Source bytes) {}

  /** The same with a derived file for listening. */
  public PlannedOriginal with(Playable derived) {
    return new PlannedOriginal(original, receipt, bytes, Optional.of(derived), silent);
  }

  /** The same with why there is no derived file for listening. */
  public PlannedOriginal without(Text why) {
    return new PlannedOriginal(original, receipt, bytes, Optional.empty(), why);
  }

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
