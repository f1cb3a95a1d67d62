package org.tiezheng.examine.gaps.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.gaps.Coverage;
import org.tiezheng.examine.gaps.GapKind;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;

/** Signs of gaps as one JSON document. Stateless. */
public final class GapJson {
  /** Name and version of the form. */
  public static final String FORMAT = "tiezheng-gaps-1";

  private GapJson() {}

  private record Sign(String code, Text title, GapSign sign, List<Text> innocent) {}

  private record Covered(String conversation, String title, Map<String, Integer> days) {
    static Covered of(Coverage c) {
      Map<String, Integer> days = new TreeMap<>();
      c.days().forEach((day, n) -> days.put(day.toString(), n));
      return new Covered(c.conversation(), c.title(), days);
    }
  }

  /**
   * Writes the document.
   *
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(GapReport report, Appendable out) throws IOException {
    out.append("{\"format\":\"").append(FORMAT).append("\",\n\"messages\":");
    out.append(String.valueOf(report.messages())).append(",\n\"lookedFor\":");
    out.append(EvidenceJson.write(report.lookedFor().stream().map(GapKind::id).sorted().toList()));
    out.append(",\n\"notes\":").append(EvidenceJson.write(report.notes()));
    out.append(",\n\"signs\":[");
    String before = "\n";
    for (GapSign s : report.signs()) {
      out.append(before)
          .append(EvidenceJson.write(new Sign(s.kind().id(), s.kind().title(), s, s.innocent())));
      before = ",\n";
    }
    out.append("\n],\n\"coverage\":[");
    before = "\n";
    for (Coverage c : report.coverage()) {
      out.append(before).append(EvidenceJson.write(Covered.of(c)));
      before = ",\n";
    }
    out.append("\n]}\n");
  }
}
