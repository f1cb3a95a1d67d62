package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.Tenants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng deposit tenant key}: another key, which makes the one before void. */
@Command(name = "key")
final class DepositTenantKeyCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "FOLDER")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "NAME")
  String name = "";

  @Override
  public Integer call() throws Exception {
    Tenants tenants = DepositFolder.existing(folder).tenants();
    TenantLines.withKey(common.talk(), tenants.rekey(name, common.workplace().random()));
    return ExitCode.OK;
  }
}
