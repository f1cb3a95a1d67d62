package org.tiezheng.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;

/** What papers print as known about missing stretches of an item. */
final class KnownGaps {
  /** The rules whose findings a paper prints as what is known about missing stretches. */
  static final List<String> COMPLETENESS =
      List.of("/CHAT-004", "/CHAT-006", "/SMS-002", "/SMS-003", "/SMS-004");

  /** Places that a note names; the findings list them all. */
  private static final int MOST_PLACES = 8;

  private final List<Finding> findings;
  private final HandedIn handed;

  KnownGaps(List<Finding> findings, HandedIn handed) {
    this.findings = findings;
    this.handed = handed;
  }

  /** What the rules about completeness found for this item, and where it can be seen. */
  List<Text> of(int item) {
    return findings.stream()
        .filter(f -> f.item().equals(Optional.of(item)))
        .filter(f -> COMPLETENESS.stream().anyMatch(f.rule()::endsWith))
        .filter(f ->
            f.outcome() == Outcome.WARN
                || f.outcome() == Outcome.FAIL
                // What a phone's store cannot show is as much worth knowing as a gap.
                || (f.outcome() == Outcome.UNKNOWN && f.rule().endsWith("/SMS-002")))
        // Places and values may be of conversations that stay: of a part only the counts are told.
        .map(f -> handed.narrowed() ? ofWholeSource(f.message()) : gap(f))
        .toList();
  }

  /** The rules look at everything that was read; their counts are not those of what is printed. */
  static Text ofWholeSource(Text gap) {
    return new Text("就整个来源(含未提交的会话)而言:" + gap.zh(), "of the whole source: " + gap.en());
  }

  private static Text gap(Finding finding) {
    if (finding.rule().contains("/CHAT-") || finding.pointers().isEmpty()) {
      return finding.message();
    }
    String places =
        finding.pointers().stream()
            .limit(MOST_PLACES)
            .map(p -> p.where() + (p.value().isBlank() ? "" : " " + p.value()))
            .collect(Collectors.joining("; "));
    String more = finding.pointers().size() > MOST_PLACES ? " …" : "";
    return new Text(
        finding.message().zh() + "(位置:" + places + more + ")",
        finding.message().en() + " (places: " + places + more + ")");
  }
}
