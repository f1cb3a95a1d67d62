package org.tiezheng.examine.gaps.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.gaps.GapPlace;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;

/** Signs of gaps as a table for a spreadsheet: a line for each place of each sign. Stateless. */
public final class GapCsv {
  private static final int LONG_NUMBER = 15;

  private GapCsv() {}

  /**
   * Writes the table.
   *
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(GapReport report, Appendable out) throws IOException {
    out.append('\ufeff');
    line(PageText.headings(), out);
    int number = 0;
    for (GapSign sign : report.signs()) {
      number++;
      List<String> head = head(number, sign);
      for (GapPlace place : sign.places()) {
        List<String> fields = new ArrayList<>(head);
        fields.add(both(PageText.about(place.about())) + " " + PageText.where(place.provenance()));
        fields.add(place.provenance().original());
        fields.add(EvidenceJson.write(place.provenance().locator()));
        String id = place.serverId().orElse("");
        fields.add(id.length() > LONG_NUMBER ? "'" + id : id);
        fields.add(place.time().map(Object::toString).orElse(""));
        fields.add(place.shown());
        line(fields, out);
      }
      if (sign.places().isEmpty()) {
        List<String> fields = new ArrayList<>(head);
        fields.addAll(List.of("", "", "", "", "", ""));
        line(fields, out);
      }
    }
  }

  private static List<String> head(int number, GapSign s) {
    return List.of(
        String.valueOf(number),
        both(PageText.weight(s.weight())),
        both(s.kind().title()),
        s.kind().id(),
        s.title(),
        s.conversation(),
        String.valueOf(s.count()),
        s.from().map(Object::toString).orElse(""),
        s.to().map(Object::toString).orElse(""),
        both(s.what()),
        s.innocent().stream().map(GapCsv::both).collect(Collectors.joining("; ")));
  }

  private static String both(Text text) {
    return text.zh() + " " + text.en();
  }

  /** A spreadsheet runs what begins with one of these signs; a negative number is none. */
  private static String safe(String text) {
    boolean number = text.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
    boolean sign =
        !text.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0;
    return sign && !number ? "'" + text : text;
  }

  private static void line(List<String> fields, Appendable out) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      String field = safe(fields.get(i));
      boolean quoted = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      out.append(i == 0 ? "" : ",");
      out.append(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
    out.append("\r\n");
  }
}
