package org.tiezheng.examine.compare.report;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.compare.Comparison;
import org.tiezheng.examine.compare.Found;
import org.tiezheng.examine.compare.Pair;
import org.tiezheng.examine.compare.Remark;
import org.tiezheng.examine.compare.Verdict;

/**
 * A comparison as one JSON document: {@code {"format", "summary", "findings", "pairs"}}, each pair
 * on a line of its own. The same comparison gives the same bytes.
 */
public final class ComparisonJson {
  /** Name and version of the form. */
  public static final String FORMAT = "tiezheng-comparison-1";

  private ComparisonJson() {}

  private record Explained(Remark remark, Text says) {}

  private record Finding(
      Verdict verdict, Text title, long count, Text what, List<Explained> innocent) {
    static Finding of(Found found) {
      return new Finding(
          found.verdict(),
          found.verdict().title(),
          found.count(),
          found.what(),
          found.innocent().stream().map(r -> new Explained(r, r.sentence())).toList());
    }
  }

  /**
   * Writes the document.
   *
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(Comparison comparison, Appendable out) throws IOException {
    out.append("{\"format\":\"").append(FORMAT).append("\",\n\"summary\":");
    out.append(EvidenceJson.write(comparison.summary())).append(",\n\"findings\":");
    out.append(EvidenceJson.write(comparison.findings().stream().map(Finding::of).toList()));
    out.append(",\n\"pairs\":[");
    String before = "\n";
    try (Stream<Pair> pairs = comparison.pairs()) {
      for (Iterator<Pair> all = pairs.iterator(); all.hasNext(); ) {
        out.append(before).append(EvidenceJson.write(all.next()));
        before = ",\n";
      }
    }
    out.append("\n]}\n");
  }
}
