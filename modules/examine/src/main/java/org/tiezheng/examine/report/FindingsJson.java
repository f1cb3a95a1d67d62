package org.tiezheng.examine.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

  /** What stands before the findings, as the names of its members go. */
  private record Head(Text basis, String engine) {}

  /** What stands behind the findings. */
  private record Tail(
      Map<String, Map<String, Matrix.Cell>> matrix,
      List<Difference> outdated,
      List<Pack> packs,
      LocalDate today) {}

  private record Pack(String id, String version, String hash) {}

  /** Where a guide that a rule was taken from is out of date. */
  private record Difference(String rule, String seed, Text says, Text today) {}

  /**
   * One document with packs and their hashes, the places where the guides are out of date, the
   * matrix and all findings.
   */
  public static String document(List<RulePack> packs, Dossier dossier, List<Finding> findings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document(
        packs,
        dossier,
        findings,
        b -> out.write(b.array(), b.arrayOffset() + b.position(), b.remaining()));
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * The document in UTF-8, one finding after the other: there may be a hundred thousand.
   *
   * @param to takes it piece by piece; a piece lies in an array and is overwritten by the next
   */
  public static void document(
      List<RulePack> packs, Dossier dossier, List<Finding> findings, Consumer<ByteBuffer> to) {
    String head = EvidenceJson.write(new Head(Examination.basis(dossier), Examination.ENGINE));
    to.accept(utf8(head.substring(0, head.length() - 1) + ",\"findings\":"));
    EvidenceJson.array(findings, to);
    String tail =
        EvidenceJson.write(
            new Tail(
                matrix(packs, findings),
                packs.stream().flatMap(FindingsJson::outdated).toList(),
                packs.stream().map(p -> new Pack(p.id(), p.version(), p.hash())).toList(),
                dossier.today()));
    to.accept(utf8("," + tail.substring(1)));
  }

  private static Stream<Difference> outdated(RulePack pack) {
    return pack.rules().stream()
        .flatMap(rule ->
            rule.outdated().stream()
                .map(o -> new Difference(rule.citation(), o.seed(), o.says(), o.today())));
  }

  private static Map<String, Map<String, Matrix.Cell>> matrix(
      List<RulePack> packs, List<Finding> findings) {
    Map<String, Map<String, Matrix.Cell>> matrix = new TreeMap<>();
    Matrix.of(packs, findings)
        .items()
        .forEach((item, cells) -> {
          Map<String, Matrix.Cell> row = new TreeMap<>();
          cells.forEach((property, cell) -> row.put(property.name(), cell));
          matrix.put(item == Matrix.CASE ? "case" : String.valueOf(item), row);
        });
    return matrix;
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
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
