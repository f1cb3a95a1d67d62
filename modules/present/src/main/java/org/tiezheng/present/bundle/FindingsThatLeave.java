package org.tiezheng.present.bundle;

import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.reader.ReaderFinding;

/**
 * Findings as they may leave with a bundle, and how much of them stays because it names material
 * that is not handed in, or a folder of the computer. Nothing is left out without being counted.
 *
 * @param all without what stays; what stays is said in its scope
 * @param findings that stay as a whole
 * @param places that stay, of findings that leave
 */
record FindingsThatLeave(ReaderFinding.All all, long findings, long places) {
  static FindingsThatLeave of(ReaderFinding.All all, long findings, long places) {
    return new FindingsThatLeave(
        sentence(findings, places)
            .map(more ->
                new ReaderFinding.All(
                    all.basis(),
                    new Text(all.scope().zh() + more.zh(), all.scope().en() + " " + more.en()),
                    all.findings()))
            .orElse(all),
        findings,
        places);
  }

  /** What a person should know; empty if everything leaves. */
  Optional<Text> note() {
    return sentence(findings, places);
  }

  private static Optional<Text> sentence(long findings, long places) {
    return findings + places == 0
        ? Optional.empty()
        : Optional.of(
            new Text(
                "另有 %,d 条审查意见和其他意见的 %,d 处位置提到未提交的材料或本机路径,没有列出。".formatted(findings, places),
                "%,d more findings, and %,d places of the others, name material that is not handed in or a local path, and are not listed."
                    .formatted(findings, places)));
  }
}
