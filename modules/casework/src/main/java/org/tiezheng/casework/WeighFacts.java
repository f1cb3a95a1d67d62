package org.tiezheng.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.fact.AgainstSelf;
import org.tiezheng.examine.fact.BurdenLedger;
import org.tiezheng.examine.fact.Deadlines;
import org.tiezheng.examine.fact.ProofFinder;
import org.tiezheng.examine.fact.ProofMatrix;

/**
 * Lays the facts to be proved beside the items: which item shows what, who has to prove what and by
 * when, where more evidence may be, and what in one's own bundle helps the other side. Changes
 * nothing; the same case and day give the same bytes.
 */
public final class WeighFacts {
  private final OpenCase open;
  private final Dossier dossier;

  /**
   * @param today from which time limits are counted
   */
  public WeighFacts(OpenCase open, LocalDate today) {
    this.open = open;
    this.dossier = new CaseDossier(open, open.matter(), List.of(), today);
  }

  /**
   * For a person and for a program.
   *
   * @param table rows with a head, for columns; empty if there is none
   * @param lines below it
   * @param json what {@code --json} writes
   * @param exitCode 0, 1 if something contradicts, 3 if something is missing or unknown
   */
  public record Report(List<List<String>> table, List<String> lines, Object json, int exitCode) {
    public Report {
      table = table.stream().map(List::copyOf).toList();
      lines = List.copyOf(lines);
    }
  }

  /** Facts × items. */
  public Report matrix() {
    ProofMatrix matrix = ProofMatrix.of(dossier);
    FactLines lines = new FactLines(locale(), matter());
    int code =
        matrix.facts().stream().anyMatch(r -> r.status() == ProofMatrix.Status.CONTRADICTED)
            ? 1
            : matrix.facts().isEmpty()
                    || matrix.facts().stream()
                        .anyMatch(r -> r.status() == ProofMatrix.Status.NO_EVIDENCE)
                ? 3
                : 0;
    return new Report(lines.matrixTable(matrix), lines.matrix(matrix), matrix, code);
  }

  /** Who has to prove what, what comes next, and the time limits. */
  public Report burden() {
    ProofMatrix matrix = ProofMatrix.of(dossier);
    List<BurdenLedger.Entry> entries = BurdenLedger.of(dossier, matrix);
    List<Deadlines.Deadline> deadlines = Deadlines.of(dossier);
    Map<String, Object> json = new TreeMap<>();
    json.put("entries", entries);
    json.put("deadlines", deadlines);
    json.put("today", dossier.today());
    json.put("threshold", Deadlines.threshold());
    boolean late = deadlines.stream().anyMatch(d -> d.state() == Deadlines.State.PASSED);
    boolean unknown = deadlines.stream().anyMatch(d -> d.state() == Deadlines.State.UNKNOWN);
    return new Report(
        List.of(),
        new FactLines(locale(), matter()).burden(entries, deadlines, dossier.today()),
        json,
        late ? 1 : unknown || entries.isEmpty() ? 3 : 0);
  }

  /** Where more evidence is usually found. */
  public Report find() {
    ProofMatrix matrix = ProofMatrix.of(dossier);
    List<ProofFinder.Way> ways = ProofFinder.of(dossier, matrix);
    return new Report(List.of(), new FactLines(locale(), matter()).find(ways), ways, 0);
  }

  /** How many places were pointed at, and what a person is told of them. */
  public record Against(long places, long handedIn, List<Text> notes) {
    public Against {
      notes = List.copyOf(notes);
    }
  }

  /** A place in plain values. */
  public record AgainstPlace(
      int item, boolean catalogued, Text why, long line, String where, String says, Text meaning) {}

  /** What in one's own bundle may help the other side; places are given as they are found. */
  public Against against(Consumer<AgainstPlace> places) {
    long[] count = new long[2];
    AgainstSelf.find(
        dossier,
        p -> {
          count[0]++;
          count[1] += p.catalogued() ? 1 : 0;
          places.accept(
              new AgainstPlace(
                  p.item(),
                  p.catalogued(),
                  p.why().title(),
                  p.line(),
                  p.where(),
                  p.says(),
                  p.meaning()));
        });
    return new Against(
        count[0],
        count[1],
        List.of(
            new Text(
                "由提交或保管的一方提供的对其不利的内容,法庭可以直接确认(证据规定第 94 条第 1 款第 1 项);提交前应当知道。",
                "What is against the party that hands it in or keeps it may be taken as true"
                    + " (Evidence Provisions art. 94(1)(1)); one should know it before."),
            new Text(
                "只提示可能的位置,没有列出的不等于没有;图片、语音和文件的内容没有看。",
                "Places to look at: what is not listed may be there all the same; what pictures"
                    + " show, voices say and files hold was not looked at."),
            new Text(
                "不要删除、修改或隐去任何内容;原始数据一直封存。",
                "Delete, change and hide nothing; the originals stay sealed."),
            LeftOut.CONSEQUENCES));
  }

  private Case matter() {
    return dossier.matter();
  }

  private Locale locale() {
    return open.place().locale();
  }
}
