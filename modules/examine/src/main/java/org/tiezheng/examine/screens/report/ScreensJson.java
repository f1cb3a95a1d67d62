package org.tiezheng.examine.screens.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.screens.Area;
import org.tiezheng.examine.screens.Block;
import org.tiezheng.examine.screens.Checked;
import org.tiezheng.examine.screens.ExportLine;
import org.tiezheng.examine.screens.Judged;
import org.tiezheng.examine.screens.Row;
import org.tiezheng.examine.screens.ScreenLine;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.examine.screens.Sighting;
import org.tiezheng.examine.screens.Verdict;

/** A check of screenshots as one JSON document. Stateless. */
public final class ScreensJson {
  /** Name and version of the form. */
  public static final String FORMAT = "tiezheng-screens-1";

  private ScreensJson() {}

  private record Head(
      Text statement,
      String engine,
      int item,
      String conversation,
      String title,
      String importer,
      String zone) {}

  private record PictureJson(
      int number,
      String name,
      String sha256,
      int item,
      Optional<Text> unread,
      Optional<Integer> width,
      Optional<Integer> height,
      Optional<Long> firstLine,
      Optional<Long> lastLine,
      List<String> outside) {}

  private record Seen(
      int picture,
      Area box,
      Block.Side side,
      Optional<String> sender,
      String text,
      double leastConfidence,
      boolean cutTop,
      boolean cutBottom,
      boolean gap,
      Verdict verdict) {}

  private record RowJson(
      Verdict verdict,
      Block.Kind kind,
      Optional<Long> line,
      Optional<Provenance> provenance,
      Optional<String> time,
      String sender,
      Optional<String> exported,
      List<Seen> seen,
      boolean part,
      List<Judged.Difference> differences,
      List<Text> reasons) {}

  /**
   * Writes the document.
   *
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(Checked checked, ScreensHeading heading, Appendable out)
      throws IOException {
    out.append("{\"format\":\"").append(FORMAT).append("\",\n\"about\":");
    out.append(
        EvidenceJson.write(
            new Head(
                heading.statement(),
                heading.engine(),
                heading.item(),
                heading.conversation(),
                heading.title(),
                heading.importer(),
                heading.zone().getId())));
    out.append(",\n\"counts\":").append(EvidenceJson.write(named(checked.counts(false))));
    out.append(",\n\"times\":").append(EvidenceJson.write(named(checked.counts(true))));
    out.append(",\n\"notes\":").append(EvidenceJson.write(checked.notes()));
    out.append(",\n\"pictures\":[");
    String before = "\n";
    for (int n = 0; n < checked.pictures().size(); n++) {
      out.append(before).append(EvidenceJson.write(picture(n, checked.pictures().get(n))));
      before = ",\n";
    }
    out.append("\n],\n\"rows\":[");
    before = "\n";
    for (Row row : checked.rows()) {
      out.append(before).append(EvidenceJson.write(row(row)));
      before = ",\n";
    }
    out.append("\n]}\n");
  }

  private static Map<String, Long> named(Map<Verdict, Long> counts) {
    Map<String, Long> named = new java.util.TreeMap<>();
    counts.forEach((verdict, n) -> named.put(verdict.name(), n));
    return named;
  }

  private static PictureJson picture(int number, Checked.Shown shown) {
    Optional<ScreenReading.Screen> screen =
        shown.picture().reading() instanceof ScreenReading.Screen s
            ? Optional.of(s)
            : Optional.empty();
    Optional<Text> unread =
        shown.picture().reading() instanceof ScreenReading.Unread u
            ? Optional.of(u.why())
            : Optional.empty();
    return new PictureJson(
        number + 1,
        shown.picture().name(),
        shown.picture().sha256(),
        shown.picture().item(),
        unread,
        screen.map(ScreenReading.Screen::width),
        screen.map(ScreenReading.Screen::height),
        shown.first().map(ExportLine::line),
        shown.last().map(ExportLine::line),
        shown.outside());
  }

  private static RowJson row(Row row) {
    return new RowJson(
        row.verdict(),
        row.kind(),
        row.line().map(ExportLine::line),
        row.line().map(ExportLine::provenance),
        row.line().flatMap(ExportLine::time).map(Object::toString),
        row.line().map(ExportLine::senderName).orElse(""),
        row.line().map(ExportLine::words),
        row.seen().stream().map(ScreensJson::seen).toList(),
        row.judged().part(),
        row.judged().differences(),
        row.judged().reasons());
  }

  private static Seen seen(Sighting s) {
    Block b = s.block();
    double least =
        b.lines().stream()
            .flatMap(l -> l.glyphs().stream())
            .mapToDouble(ScreenLine.Glyph::confidence)
            .min()
            .orElse(0);
    return new Seen(
        s.picture() + 1,
        b.box(),
        b.side(),
        b.sender(),
        b.text(),
        Math.round(least * 1_000) / 1_000.0,
        b.cutTop(),
        b.cutBottom(),
        b.gap(),
        s.judged().verdict());
  }
}
