package org.tiezheng.cli;

import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.casework.deposit.Tenant;
import org.tiezheng.casework.deposit.Tenants;

/** How tenants of a deposit service are shown. */
final class TenantLines {
  private TenantLines() {}

  /** A tenant with the key that was made just now. */
  static void withKey(Talk talk, Tenants.WithKey made) {
    talk.line(line(talk, made.tenant()));
    talk.line("API 密钥(只显示这一次,本机只保存其摘要):", "API key (shown this once; only its digest is kept):");
    talk.line("    " + made.key());
    Map<String, Object> result = new TreeMap<>(shown(made.tenant()));
    result.put("apiKey", made.key());
    talk.result(result);
  }

  static String line(Talk talk, Tenant tenant) {
    return tenant.number()
        + "  "
        + tenant.name()
        + "  "
        + talk.say(
            "每天 %,d 次、%,d 字节".formatted(tenant.quota().deposits(), tenant.quota().bytes()),
            "%,d deposits and %,d bytes a day"
                .formatted(tenant.quota().deposits(), tenant.quota().bytes()))
        + (tenant.active() ? "" : talk.say("  (已停用)", "  (off)"));
  }

  /** For a program: everything but the digest of the key. */
  static Map<String, Object> shown(Tenant tenant) {
    return Map.of(
        "number", tenant.number(),
        "name", tenant.name(),
        "created", tenant.created(),
        "deposits", tenant.quota().deposits(),
        "bytes", tenant.quota().bytes(),
        "active", tenant.active());
  }
}
