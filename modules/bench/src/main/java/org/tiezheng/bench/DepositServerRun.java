package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.tiezheng.casework.Unlocking;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.DepositServer;
import org.tiezheng.casework.deposit.DepositService;
import org.tiezheng.casework.deposit.Quota;

/** The Deposit API in a process of its own, until its standard input ends. */
final class DepositServerRun {
  private static final long MOST_FILE = 1 << 20;

  private DepositServerRun() {}

  /**
   * {@code DepositServerRun FOLDER}: prints port and key of a tenant without a quota to speak of.
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Workplace place =
        new Workplace(
            Clock.systemUTC(),
            new SecureRandom(),
            "bench",
            "tiezheng/bench",
            Map.of(),
            ZoneId.of("UTC"),
            Locale.ENGLISH,
            Unlocking.userFile(folder.resolve("unlock")),
            Watch.SILENT,
            false);
    DepositFolder service = DepositFolder.at(folder.resolve("service"), place);
    String key =
        service
            .tenants()
            .add(
                "bench",
                new Quota(Long.MAX_VALUE, Long.MAX_VALUE),
                place.clock().instant(),
                place.random())
            .key();
    try (DepositService deposits = DepositService.open(service, place, Throwable::printStackTrace);
        DepositServer.Running running =
            DepositServer.load()
                .start(
                    new DepositServer.Settings(
                        deposits, 0, MOST_FILE, "", _ -> {}, Throwable::printStackTrace))) {
      System.out.println(running.address().getPort());
      System.out.println(key);
      System.out.flush();
      while (System.in.read() >= 0) {
        // Nothing is sent: its end is the end.
      }
    }
  }
}
