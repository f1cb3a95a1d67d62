package org.tiezheng.casework.file;

import static org.tiezheng.casework.file.CaseStatement.list;
import static org.tiezheng.casework.file.CaseStatement.map;
import static org.tiezheng.casework.file.CaseStatement.text;

import java.util.HashSet;
import java.util.Set;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Text;

/** What must fit together in {@code case.yaml}: numbers, ids and what refers to them. */
final class CaseConsistency {
  private CaseConsistency() {}

  /**
   * Compares.
   *
   * @throws CaseFileException naming the first thing that does not fit
   */
  static void require(CaseStatement statement) {
    Set<Integer> numbers = new HashSet<>();
    for (CaseStatement.ItemStatement item : list(statement.items())) {
      if (item.number() == null || item.number() < 1) {
        throw wrong("items 中有一项没有编号(number ≥ 1)", "an entry of items has no number (number ≥ 1)");
      }
      if (item.copyGrade() == CopyGrade.DEEMED_ORIGINAL
          && text(map(item.attributes()).get("copyGradeReason")).isBlank()) {
        throw wrong(
            "证据 "
                + item.number()
                + " 主张视为原件(DEEMED_ORIGINAL)而没有理由:请在 attributes 中填写 copyGradeReason",
            "item "
                + item.number()
                + " is claimed as DEEMED_ORIGINAL without a reason: state copyGradeReason among"
                + " its attributes");
      }
      if (!numbers.add(item.number())) {
        throw wrong(
            "items 中编号 " + item.number() + " 出现两次",
            "item number " + item.number() + " is used twice");
      }
    }
    Set<String> parties = new HashSet<>();
    list(statement.parties()).forEach(p -> unique(parties, text(p.id()), "parties"));
    Set<String> facts = new HashSet<>();
    list(statement.facts()).forEach(f -> unique(facts, text(f.id()), "facts"));
    for (CaseStatement.LinkStatement link : list(statement.links())) {
      if (!facts.contains(text(link.fact()))) {
        throw wrong(
            "links 指向的事实“" + text(link.fact()) + "”不在 facts 中",
            "links names the fact \"" + text(link.fact()) + "\", which is not in facts");
      }
    }
    for (CaseStatement.IdentityStatement identity : list(statement.identities())) {
      if (identity.from() != null
          && identity.until() != null
          && identity.until().isBefore(identity.from())) {
        throw wrong(
            "identities 中“" + text(identity.account()) + "”的 until 早于 from",
            "until is before from for \"" + text(identity.account()) + "\" in identities");
      }
      if (!parties.contains(text(identity.party()))) {
        throw wrong(
            "identities 指向的当事人“" + text(identity.party()) + "”不在 parties 中",
            "identities names the party \"" + text(identity.party()) + "\", not in parties");
      }
    }
  }

  private static void unique(Set<String> seen, String id, String where) {
    if (id.isBlank() || !seen.add(id)) {
      throw wrong(
          where + " 中的 id“" + id + "”为空或重复",
          "the id \"" + id + "\" in " + where + " is empty or twice");
    }
  }

  static CaseFileException wrong(String zh, String en) {
    return new CaseFileException(new Text("case.yaml:" + zh + "。请改正。", "case.yaml: " + en + "."));
  }
}
