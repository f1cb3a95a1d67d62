package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.casework.deposit.Tenants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng deposit tenant add}: a new tenant, whose key is shown once. */
@Command(name = "add")
final class DepositTenantAddCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "FOLDER")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "NAME")
  String name = "";

  @Option(names = "--deposits", paramLabel = "N")
  long deposits = Quota.USUAL.deposits();

  @Option(names = "--bytes", paramLabel = "N")
  long bytes = Quota.USUAL.bytes();

  @Override
  public Integer call() throws Exception {
    Workplace place = common.workplace();
    Quota quota = new Quota(deposits, bytes);
    Tenants tenants = DepositFolder.at(folder, place).tenants();
    TenantLines.withKey(
        common.talk(), tenants.add(name, quota, place.clock().instant(), place.random()));
    return ExitCode.OK;
  }
}
