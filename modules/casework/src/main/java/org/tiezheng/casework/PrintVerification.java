package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import org.tiezheng.present.bundle.VerifyPaper;
import org.tiezheng.present.font.Typefaces;

/** Prints a verification as DOC-VERIFY-REPORT, beside what was verified and never inside it. */
public final class PrintVerification {
  private final Workplace place;

  public PrintVerification(Workplace place) {
    this.place = place;
  }

  /** Writes the paper. */
  public void write(VerifyBundle.Verified verified, Path pdf) throws IOException {
    VerifyPaper.of(
            verified.report(),
            VerifyBundle.options(verified.request()),
            place.clock().instant(),
            place.zone(),
            place.tool(),
            place.locale())
        .pdf(pdf, Typefaces.standard());
  }
}
