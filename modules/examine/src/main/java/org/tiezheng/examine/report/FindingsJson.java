package org.tiezheng.examine.report;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.Matrix;
import org.tiezheng.examine.rule.RulePack;

/** Findings as JSON: one document, or JSON Lines with one finding a line. */
public final class FindingsJson {
  private FindingsJson() {}

  /** The examination as a whole. */
  private record Document(
      String engine,
      LocalDate today,
      Text basis,
      List<Pack> packs,
      List<Difference> outdated,
      TreeMap<String, TreeMap<String, Matrix.Cell>> matrix,
      List<Finding> findings) {}

  private record Pack(String id, String version, String hash) {}

  /** Where a guide that a rule was taken from is out of date. */
  private record Difference(String rule, String seed, Text says, Text today) {}

  /**
   * One document with packs and their hashes, the places where the guides are out of date, the
   * matrix and all findings.
   */
  public static String document(List<RulePack> packs, Dossier dossier, List<Finding> findings) {
    TreeMap<String, TreeMap<String, Matrix.Cell>> matrix = new TreeMap<>();
    Matrix.of(packs, findings)
        .items()
        .forEach((item, cells) -> {
          TreeMap<String, Matrix.Cell> row = new TreeMap<>();
          cells.forEach((property, cell) -> row.put(property.name(), cell));
          matrix.put(item == Matrix.CASE ? "case" : String.valueOf(item), row);
        });
    return EvidenceJson.write(
        new Document(
            Examination.ENGINE,
            dossier.today(),
            Examination.basis(dossier),
            packs.stream().map(p -> new Pack(p.id(), p.version(), p.hash())).toList(),
            packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .flatMap(rule ->
                    rule.outdated().stream()
                        .map(o -> new Difference(rule.citation(), o.seed(), o.says(), o.today())))
                .toList(),
            matrix,
            findings));
  }

  /**
   * One finding a line, each ended by a line feed.
   *
   * @throws IOException from the writer
   */
  public static void lines(List<Finding> findings, Writer out) throws IOException {
    for (Finding finding : findings) {
      out.write(EvidenceJson.write(finding));
      out.write('\n');
    }
  }
}
