package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import org.tiezheng.present.bundle.VerifyPaper;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.verify.VerifyReport;

/** Prints a verification as DOC-VERIFY-REPORT, beside what was verified and never inside it. */
public final class PrintVerification {
  private final Workplace place;

  public PrintVerification(Workplace place) {
    this.place = place;
  }

  /**
   * Writes the paper.
   *
   * @param request what was verified, and with which keys
   */
  public void write(VerifyReport report, VerifyBundle.Request request, Path pdf)
      throws IOException {
    VerifyPaper.of(
            report,
            VerifyBundle.options(request),
            place.clock().instant(),
            place.zone(),
            place.tool(),
            place.locale())
        .pdf(pdf, Typefaces.standard());
  }
}
