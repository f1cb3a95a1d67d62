package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Observation;

/** PRE-002: printed page numbers run from 1 as the file's pages do, and every entry resolves. */
final class PageNumbers implements Check.OfCase {
  @Override
  public String name() {
    return "bundle.pages.continuous";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    if (context.matter().catalogue().isEmpty()) {
      return Ruling.notApplicable("目录是空的,没有证据包", "the catalogue is empty: no bundle");
    }
    List<Observation.Paper> papers = context.observed(Observation.Paper.class);
    Places faults = new Places();
    Places good = new Places();
    for (Observation.Paper paper : papers) {
      long before = faults.count();
      List<Integer> printed = paper.printed();
      if (printed.size() != paper.pages()) {
        faults.add(paper.file(), "pages", printed.size() + " ≠ " + paper.pages());
      }
      for (int i = 0; i < printed.size(); i++) {
        if (printed.get(i) != i + 1) {
          faults.add(paper.file(), "page " + (i + 1), "printed: " + printed.get(i));
        }
      }
      String what = paper.file().endsWith(".html") ? "not as in the PDF" : "leads nowhere";
      paper.unresolved().forEach(row -> faults.add(paper.file(), row, what));
      if (faults.count() == before) {
        good.add(paper.file(), "pages", String.valueOf(paper.pages()));
      }
    }
    if (!faults.isEmpty()) {
      return Ruling.fail(
              "页码、目录条目或网页版文字有 %d 处不符".formatted(faults.count()),
              "%d page numbers, entries or pages for a browser are wrong".formatted(faults.count()))
          .at(faults.list());
    }
    boolean catalogue = papers.stream().anyMatch(p -> p.document().equals("DOC-CATALOGUE"));
    return catalogue
        ? Ruling.pass("页码连续且与文件页一致,目录条目均可对应", "page numbers run and fit, every entry resolves")
            .at(good.list())
        : Ruling.unknown("目录文件未回读核对", "the catalogue was not read back", "observations.paper")
            .at(good.list());
  }
}
