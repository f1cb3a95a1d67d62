package org.tiezheng.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tiezheng.evidence.json.EvidenceJson;

/** The report for machines. */
final class ReportJson {
  private ReportJson() {}

  static String of(VerifyReport report) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("v", 1);
    out.put("exitCode", report.exitCode());
    out.put("source", report.source());
    report.claim().ifPresent(claim -> out.put("bundle", claim.bundle()));
    report.evidenceRoot().ifPresent(root -> out.put("evidenceRoot", root));
    report.bagRoot().ifPresent(root -> out.put("bagRoot", root));
    out.put("answers", report.answers());
    out.put("files", report.files());
    out.put("deposits", report.deposits());
    out.put("tokens", report.tokens());
    return EvidenceJson.write(out);
  }
}
