package org.tiezheng.server.page;

import java.util.List;
import java.util.Locale;
import org.tiezheng.casework.ExplainFindings;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Text;

/**
 * A finding as a page shows it.
 *
 * @param style name of the outcome in lower case
 * @param item number of the item; 0 for the whole case
 * @param places a line each
 */
public record FindingRow(
    String rule,
    String style,
    Text outcome,
    Text title,
    Text severity,
    int item,
    String itemTitle,
    Text message,
    Text why,
    List<String> places,
    int morePlaces,
    String missing,
    List<ExplainFindings.Remedy> remedies,
    List<Text> sources) {
  private static final int PLACES = 8;

  static FindingRow of(ExplainFindings.Line line, Case matter) {
    Finding finding = line.finding();
    return new FindingRow(
        finding.rule(),
        finding.outcome().name().toLowerCase(Locale.ROOT),
        line.outcome(),
        line.title(),
        line.severity(),
        finding.item().orElse(0),
        finding.item().flatMap(matter::item).map(Item::title).orElse(""),
        finding.message(),
        line.why(),
        finding.pointers().stream().limit(PLACES).map(FindingRow::place).toList(),
        Math.max(0, finding.pointers().size() - PLACES),
        String.join(", ", finding.missing()),
        line.remedies(),
        line.sources());
  }

  private static String place(Finding.Pointer p) {
    return String.join(
        " · ",
        java.util.stream.Stream.of(p.file(), p.where(), p.value())
            .filter(part -> !part.isBlank())
            .toList());
  }
}
