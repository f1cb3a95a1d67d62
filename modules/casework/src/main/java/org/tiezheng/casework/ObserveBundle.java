package org.tiezheng.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Observation;
import org.tiezheng.present.bundle.PaperReader;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.verify.VerifyReport;

/** Measures a bundle that was written: what its verification found, and its papers read back. */
final class ObserveBundle {
  private static final Pattern ITEM = Pattern.compile("/DOC-[A-Z-]*[A-Z]-([0-9]{3,9})(?![0-9])");
  private static final Map<String, String> TYPES =
      Map.of(
          "pdf",
          "application/pdf",
          "docx",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

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

  /**
   * What was measured.
   *
   * @param copies where each line of a printed copy stands; among the observations too
   */
  record Measured(List<Observation> all, Observation.Copies copies) {}

  Measured measure() {
    List<Observation> seen = new ArrayList<>(PaperReader.read(bundle.folder()));
    PaperReader.ReadBack read = PaperReader.readBack(bundle.folder(), faces);
    seen.addAll(read.excerpts());
    seen.add(read.copies());
    seen.addAll(read.shown());
    seen.add(PaperReader.bundle(report, bundle.folder()));
    for (WrittenBundle.Paper paper : bundle.papers()) {
      String ending = paper.path().substring(paper.path().lastIndexOf('.') + 1);
      String type = TYPES.getOrDefault(ending, "");
      if (!type.isEmpty()) {
        seen.add(new Observation.Filed(item(paper), paper.path(), size(paper), type));
      }
    }
    return new Measured(seen, read.copies());
  }

  /** Papers of an item bear its number in their file's name. */
  private static int item(WrittenBundle.Paper paper) {
    Matcher number = ITEM.matcher(paper.path());
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }

  private long size(WrittenBundle.Paper paper) {
    try {
      return Files.size(bundle.folder().resolve(paper.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
