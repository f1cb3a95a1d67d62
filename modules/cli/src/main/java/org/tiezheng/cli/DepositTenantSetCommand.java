package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.casework.deposit.Tenant;
import org.tiezheng.casework.deposit.Tenants;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng deposit tenant set}: another quota, or lets a tenant in or out. */
@Command(name = "set")
final class DepositTenantSetCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "FOLDER")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "NAME")
  String name = "";

  @Option(names = "--deposits", paramLabel = "N")
  @Nullable Long deposits;

  @Option(names = "--bytes", paramLabel = "N")
  @Nullable Long bytes;

  @ArgGroup @Nullable Access access;

  /** One of the two. */
  static final class Access {
    @Option(names = "--on")
    boolean on;

    @Option(names = "--off")
    boolean off;
  }

  @Override
  public Integer call() throws Exception {
    Tenants tenants = DepositFolder.existing(folder).tenants();
    Tenant tenant = tenants.named(name);
    if (deposits != null || bytes != null) {
      Quota now = tenant.quota();
      tenant =
          tenants.limit(
              name,
              new Quota(
                  deposits == null ? now.deposits() : deposits,
                  bytes == null ? now.bytes() : bytes));
    }
    if (access != null) {
      tenant = tenants.activate(name, access.on);
    }
    Talk talk = common.talk();
    talk.line(TenantLines.line(talk, tenant));
    talk.result(TenantLines.shown(tenant));
    return ExitCode.OK;
  }
}
