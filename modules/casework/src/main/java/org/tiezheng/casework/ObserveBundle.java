package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Observation;
import org.tiezheng.present.bundle.PaperReader;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.verify.VerifyReport;

/** Measures a bundle that was written: what its verification found, and its papers read back. */
final class ObserveBundle {
  private final WrittenBundle bundle;
  private final VerifyReport report;
  private final Typefaces faces;

  /**
   * @param faces that its papers were set in
   */
  ObserveBundle(WrittenBundle bundle, VerifyReport report, Typefaces faces) {
    this.faces = faces;
    this.bundle = bundle;
    this.report = report;
  }

  List<Observation> all() {
    List<Observation> seen = new ArrayList<>(PaperReader.read(bundle.folder()));
    seen.addAll(PaperReader.excerpts(bundle.folder(), faces));
    seen.add(PaperReader.bundle(report, bundle.folder()));
    return seen;
  }
}
