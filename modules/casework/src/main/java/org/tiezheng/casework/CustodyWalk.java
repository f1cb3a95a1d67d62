package org.tiezheng.casework;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.vault.CaseStore;
import org.tiezheng.vault.CustodyEntry;

/** Walks the custody log: every number, every link of the chain, every deposit. */
final class CustodyWalk {
  private static final String FIRST = "0".repeat(64);

  private final CaseStore store;

  CustodyWalk(CaseStore store) {
    this.store = store;
  }

  Observation.Custody observe() {
    List<Text> breaks = new ArrayList<>();
    String prev = FIRST;
    long n = 0;
    for (CustodyEntry entry : store.custody().entries()) {
      n++;
      if (entry.event().n() != n) {
        breaks.add(
            new Text(
                "第 " + n + " 条的编号是 " + entry.event().n(),
                "entry " + n + " bears the number " + entry.event().n()));
      }
      if (!entry.event().prev().equals(prev)) {
        breaks.add(
            new Text("第 " + n + " 条与前一条的摘要不相接", "entry " + n + " does not follow the one before"));
      }
      if (store.receipts().find(entry.deposit()).isEmpty()) {
        breaks.add(new Text("第 " + n + " 条没有存证回执", "entry " + n + " has no receipt"));
      }
      prev = Digester.sha256Only().digest(entry.line().getBytes(StandardCharsets.UTF_8)).sha256();
    }
    return new Observation.Custody(n, breaks);
  }
}
