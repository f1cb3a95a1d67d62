package org.tiezheng.present.paper;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a paper is written, in the forms that come of one and the same setting of its pages.
 *
 * @param html for a browser: the same words on the same pages
 */
public record PaperFiles(Path pdf, Optional<Path> html) {
  /** The PDF alone. */
  public static PaperFiles pdf(Path pdf) {
    return new PaperFiles(pdf, Optional.empty());
  }

  /** PDF and HTML. */
  public static PaperFiles both(Path pdf, Path html) {
    return new PaperFiles(pdf, Optional.of(html));
  }
}
