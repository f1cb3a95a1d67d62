package org.tiezheng.vault.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.VaultSettings;
import org.tiezheng.vault.check.CheckProblem.Kind;

/** The custody log: each event's bytes, number, predecessor, case and time. */
final class CustodyCheck {
  private static final String DATABASE = "store.db";
  private static final String CLOCK_NOTE = "clockWasAheadAt";

  private final Findings findings;

  CustodyCheck(Findings findings) {
    this.findings = findings;
  }

  void check(List<CustodyEntry> entries, String caseId) {
    String prev = "0".repeat(64);
    long n = 1;
    for (int i = 0; i < entries.size(); i++) {
      CustodyEntry entry = entries.get(i);
      Event event = entry.event();
      findings.events++;
      byte[] line = entry.line().getBytes(StandardCharsets.UTF_8);
      String found = Digester.sha256Only().digest(line).sha256();
      require(found.equals(entry.sha256()), n, "内容与其摘要不符", "differs from its digest");
      require(event.n() == n, n, "编号应为 " + n + ",现为 " + event.n(), "is numbered " + event.n());
      require(event.prev().equals(prev), n, "未接上一条", "does not follow the one before");
      require(event.caseId().equals(caseId), n, "属于另一案件", "belongs to another case");
      boolean own = EvidenceJson.write(event).equals(entry.line());
      require(own, n, "不是规范形式", "is not in its one form");
      require(i == 0 || inTime(entries.get(i - 1).event(), event), n, "时间早于上一条", "is earlier");
      prev = found;
      n = event.n() + 1;
    }
  }

  private static boolean inTime(Event before, Event event) {
    return !event.time().plus(VaultSettings.CLOCK_TOLERANCE).isBefore(before.time())
        || (event.kind() == Event.Type.NOTE && event.what().containsKey(CLOCK_NOTE));
  }

  private void require(boolean holds, long n, String zh, String en) {
    if (!holds) {
      findings.add(
          Kind.CUSTODY,
          DATABASE,
          "保管链第 " + n + " 条" + zh + "。",
          "custody event " + n + " " + en + ".");
    }
  }
}
