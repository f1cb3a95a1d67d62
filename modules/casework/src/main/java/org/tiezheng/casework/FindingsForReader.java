package org.tiezheng.casework;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.report.FindingsTable;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.present.reader.ReaderFinding;

/**
 * The findings that leave with a bundle: what was found of the form, authenticity and integrity of
 * the items handed in. What a party thinks of the relevance and weight of its case, of how its own
 * evidence was obtained, and of the case as a whole is its preparation for the hearing and stays.
 */
final class FindingsForReader {
  /**
   * Rules that judge the bytes and records of the item alone. What rests on a person's answers, on
   * other items, or on a copy that stays is preparation for the hearing.
   */
  private static final Set<String> LEAVE =
      Set.of(
          "G-001",
          "G-002",
          "CH-001",
          "CH-002",
          "CH-005",
          "CHAT-004",
          "CHAT-005",
          "CHAT-006",
          "CHAT-009",
          "CHAT-017",
          "CHAT-020",
          "CHAT-021",
          "CHAT-022",
          "CHAT-023",
          "CHAT-024",
          "CHAT-025",
          "SMS-001",
          "SMS-002",
          "SMS-003",
          "SMS-004",
          "SMS-005",
          "EML-001",
          "EML-002",
          "EML-003",
          "EML-007",
          "PAY-004",
          "PHO-001",
          "PHO-002",
          "PHO-004",
          "WRD-005",
          "AUD-003",
          "VID-002",
          "WRD-006");

  /** Of an item of which a part leaves, what is said of the whole source in counts only. */
  private static final List<String> COUNTS = KnownGaps.COMPLETENESS;

  private static final Text SCOPE =
      new Text(
          "提交人用本程序自行审查的结果，不是鉴定意见或法院的认定。只列仅凭本目录所列证据自身的数据和记录作出的意见，不是全部审查意见；"
              + "依据当事人填写的内容、其他证据或对方副本作出的，以及关联性、证明力、合法性和全案方面的意见，属于诉讼准备，不在其中；"
              + "只提交一部分的来源，只列其中少数规则的数目；须待证据包写出后才能核对的规则，见核验结果。"
              + "“通过”只表示该项检查未发现问题，“未知”不算通过；阈值为产品阈值，非法律规定。",
          "What the submitter found with this program, neither an expert's opinion nor a finding of"
              + " the court. Listed is only what rests on the data and records of the items in this"
              + " catalogue, not every finding; what rests on answers, other items or the other"
              + " side's copy, and what concerns relevance, weight, legality and the case as a"
              + " whole, is preparation for the hearing and not among it; of a source of which a"
              + " part is handed in only the counts of a few rules are listed; rules that need a"
              + " written bundle are answered by the verification. PASS means only that this check"
              + " found nothing, UNKNOWN is no pass; thresholds are the product's, not the law's.");

  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<Integer, HandedIn> handed;

  private FindingsForReader(Examine.Result examined, Map<Integer, HandedIn> handed) {
    examined.packs().forEach(p -> p.rules().forEach(r -> rules.put(r.citation(), r)));
    this.handed = handed;
  }

  static ReaderFinding.All of(Examine.Result examined, Map<Integer, HandedIn> handed) {
    FindingsForReader all = new FindingsForReader(examined, handed);
    return new ReaderFinding.All(
        Examination.basis(examined.dossier()),
        SCOPE,
        examined.findings().stream()
            .filter(all::leaves)
            .sorted(
                Comparator.comparingInt((Finding f) -> f.item().orElse(0))
                    .thenComparingInt(f -> rank(f.outcome()))
                    .thenComparing(f -> all.rule(f).severity())
                    .thenComparing(Finding::rule))
            .map(all::finding)
            .toList());
  }

  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> 0;
      case WARN -> 1;
      case UNKNOWN -> 2;
      case PASS -> 3;
      case NA -> 4;
    };
  }

  private Rule rule(Finding finding) {
    return Objects.requireNonNull(rules.get(finding.rule()), "every finding is of a rule");
  }

  private boolean leaves(Finding finding) {
    Rule rule = rules.get(finding.rule());
    if (rule == null || finding.item().isEmpty() || finding.outcome() == Outcome.NA) {
      return false;
    }
    HandedIn part = handed.get(finding.item().get());
    return part != null
        && LEAVE.contains(rule.key())
        && !rule.needsBundle()
        && (!part.narrowed() || COUNTS.stream().anyMatch(finding.rule()::endsWith));
  }

  private ReaderFinding finding(Finding finding) {
    Rule rule = rule(finding);
    return new ReaderFinding(
        narrowed(finding) ? ofWholeSource(finding) : ofItem(finding),
        rule.title(),
        FindingsTable.word(finding.outcome()),
        rule.property().title(),
        rule.severity().title(),
        rule.plain(),
        rule.sources().stream().map(Norms::describe).toList(),
        rule.confidence().title(),
        List.of());
  }

  /** What is missing and what could be done is for the one who hands in. */
  private static Finding ofItem(Finding f) {
    return new Finding(
        f.rule(),
        f.ruleVersion(),
        f.packHash(),
        f.item(),
        f.outcome(),
        f.pointers().stream().filter(p -> !p.where().startsWith("item.")).toList(),
        f.message(),
        List.of(),
        List.of(),
        f.engineVersion());
  }

  private boolean narrowed(Finding finding) {
    return finding.item().map(handed::get).filter(HandedIn::narrowed).isPresent();
  }

  /** Places and values may be of conversations that stay. */
  private static Finding ofWholeSource(Finding f) {
    return new Finding(
        f.rule(),
        f.ruleVersion(),
        f.packHash(),
        f.item(),
        f.outcome(),
        List.of(),
        KnownGaps.ofWholeSource(f.message()),
        List.of(),
        List.of(),
        f.engineVersion());
  }
}
