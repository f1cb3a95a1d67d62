package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.casework.file.CaseFileChanges;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.bundle.DraftPapers;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.present.font.Typefaces;

/**
 * Sets the papers of the bundle as they would be printed now, to be looked at (预览纸面). Nothing is
 * copied, examined, noted or handed in. What is only known when the bundle is made is not in them.
 */
public final class PreviewPapers {
  /** Printed as the bundle's id, so that a page is not taken for one of a bundle. */
  static final String NO_BUNDLE = "00000000-0000-0000-0000-000000000000";

  private static final String CATALOGUE = "DOC-CATALOGUE";

  private final OpenCase open;

  public PreviewPapers(OpenCase open) {
    this.open = open;
  }

  /**
   * What is wanted.
   *
   * @param target folder of the papers; must not exist or be empty
   * @param supplement whether items that were handed in before are left out
   */
  public record Request(Path target, boolean hideOriginalColumn, boolean supplement) {}

  /**
   * What came of it.
   *
   * @param version of the case that was printed
   * @param folder of the papers
   */
  public record Result(String version, Path folder, List<Paper> papers) {
    public Result {
      papers = List.copyOf(papers);
    }
  }

  /** A paper as PDF, with its pages. */
  public record Paper(Text title, Path file, int pages) {}

  /** In what a bundle that is made now would differ from the preview. */
  public static List<Text> differs() {
    return List.of(
        new Text(
            "编号、证据根、存证时间:制作时才有,预览中证据包编号全为 0。",
            "The bundle's id, evidence root and times exist only once it is made; here the id is"
                + " all zeros."),
        new Text(
            "不在预览中的:存证记录、载体清单和标签、语音清单、核验报告、二维码所指的内容。",
            "Not in the preview: the record of deposits, the list of carriers with labels, the list"
                + " of voices, the verification report, and what QR codes lead to."),
        new Text(
            "审查意见按最近一次审查;制作时会重新审查,可能使完整性说明有变化,也可能挡住制作。",
            "Findings are those of the newest examination; making the bundle examines anew, which"
                + " may change what papers say of gaps, and may stop it."),
        new Text(
            "这里看到的是 PDF 画成的图,细线和字形以 PDF 为准。",
            "What is shown is a picture drawn from the PDF; the PDF prevails for hairlines and"
                + " glyphs."));
  }

  /**
   * Sets the papers.
   *
   * @throws TiezhengException if nothing is in the catalogue
   */
  public Result run(Request request) throws IOException {
    Typefaces.prepare();
    String version = CaseFileChanges.version(open.file());
    if (request.supplement()) {
      open.file(open.file().withSupplementOnly());
    }
    Case matter = open.matter();
    Present.requireCatalogue(matter);
    Map<Integer, HandedIn> handed = new TreeMap<>();
    matter.catalogue().forEach(i -> handed.put(i.number(), HandedIn.of(open, i)));
    stamped(matter);
    List<Finding> known =
        new ExplainFindings(open)
            .run()
            .map(e -> e.findings().stream().map(ExplainFindings.Line::finding).toList())
            .orElse(List.of());
    open.place().watch().begins(new Text("排版预览", "setting the pages"), 0, Watch.Unit.THINGS);
    List<Paper> papers = new ArrayList<>();
    try (PlanBundle planning = PlanBundle.unexamined(open, matter, known, handed)) {
      for (WrittenBundle.Paper paper :
          DraftPapers.write(
              planning.draft(NO_BUNDLE, request.hideOriginalColumn()),
              Typefaces.standard(),
              request.target())) {
        if (paper.pages() > 0) {
          papers.add(
              new Paper(paper.title(), request.target().resolve(paper.path()), paper.pages()));
        }
      }
    }
    // What a reader opens first.
    papers.sort(
        Comparator.comparing(p -> !String.valueOf(p.file().getFileName()).startsWith(CATALOGUE)));
    return new Result(version, request.target(), papers);
  }

  /**
   * Receipts are printed under a stamped checkpoint; all have one unless a collection broke off.
   */
  private void stamped(Case matter) throws IOException {
    StampedDeposits stamped = open.deposits().stamped();
    for (Item item : matter.catalogue()) {
      for (String sha256 : item.originals()) {
        String deposit = open.vault().caseStore().intake().originals(sha256).getFirst().deposit();
        if (stamped.of(deposit).isEmpty()) {
          open.deposits().stampNow();
          return;
        }
      }
    }
  }
}
