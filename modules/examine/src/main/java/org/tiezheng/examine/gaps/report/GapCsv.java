package org.tiezheng.examine.gaps.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.gaps.GapPlace;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.report.CsvTable;
import org.tiezheng.examine.report.PageWords;

/** Signs of gaps as a table for a spreadsheet: a line for each place of each sign. Stateless. */
public final class GapCsv {
  private GapCsv() {}

  /**
   * Writes the table.
   *
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(GapReport report, Appendable out) throws IOException {
    CsvTable.begin(PageText.headings(), out);
    int number = 0;
    for (GapSign sign : report.signs()) {
      number++;
      List<String> head = head(number, sign);
      for (GapPlace place : sign.places()) {
        List<String> fields = new ArrayList<>(head);
        fields.add(
            CsvTable.both(PageText.about(place.about()))
                + " "
                + PageWords.where(place.provenance()));
        fields.add(place.provenance().original());
        fields.add(EvidenceJson.write(place.provenance().locator()));
        String id = place.serverId().orElse("");
        fields.add(CsvTable.id(id));
        fields.add(place.time().map(Object::toString).orElse(""));
        fields.add(place.shown());
        CsvTable.line(fields, out);
      }
      if (sign.places().isEmpty()) {
        List<String> fields = new ArrayList<>(head);
        fields.addAll(List.of("", "", "", "", "", ""));
        CsvTable.line(fields, out);
      }
    }
  }

  private static List<String> head(int number, GapSign s) {
    return List.of(
        String.valueOf(number),
        CsvTable.both(PageText.weight(s.weight())),
        CsvTable.both(s.kind().title()),
        s.kind().id(),
        s.title(),
        s.conversation(),
        String.valueOf(s.count()),
        s.from().map(Object::toString).orElse(""),
        s.to().map(Object::toString).orElse(""),
        CsvTable.both(s.what()),
        s.innocent().stream().map(CsvTable::both).collect(Collectors.joining("; ")));
  }
}
