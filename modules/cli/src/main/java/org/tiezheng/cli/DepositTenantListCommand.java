package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng deposit tenant list}: all tenants with their quotas. */
@Command(name = "list")
final class DepositTenantListCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "FOLDER")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    List<Tenant> tenants = DepositFolder.existing(folder).tenants().list();
    tenants.forEach(tenant -> talk.line(TenantLines.line(talk, tenant)));
    talk.result(tenants.stream().map(TenantLines::shown).toList());
    return ExitCode.OK;
  }
}
