package org.tiezheng.server.deposit;

import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.tiezheng.casework.deposit.DepositServer;
import org.tiezheng.casework.deposit.DepositService;
import org.tiezheng.casework.deposit.PrintCertificate;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.guard.ListenerLimits;
import org.tiezheng.server.guard.SecurityHeaders;
import org.tiezheng.server.guard.Watchdog;
import org.tiezheng.server.page.Pages;

/** The Deposit API on Helidon's web server, on the loopback address: TLS is a proxy's before it. */
public final class HelidonDeposits implements DepositServer {
  /** As for the app: so long may a request take, or the next piece of a file. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int PUBLIC_PER_SECOND = 50;
  private static final int PUBLIC_AT_ONCE = 100;

  /** Of each tenant at once: files that are read back, and papers. */
  private static final int READING = 8;

  private static final int PRINTING = 1;

  private final Duration patience;
  private final Pace pace;

  /** For {@link java.util.ServiceLoader}. */
  public HelidonDeposits() {
    this(PATIENCE);
  }

  HelidonDeposits(Duration patience) {
    this(patience, new Pace(PUBLIC_PER_SECOND, PUBLIC_AT_ONCE, System::nanoTime));
  }

  HelidonDeposits(Duration patience, Pace pace) {
    this.patience = patience;
    this.pace = pace;
  }

  @Override
  public Running start(Settings settings) {
    Watchdog watchdog = new Watchdog(patience);
    DepositFront front = new DepositFront(parts(settings, watchdog));
    WebServer server =
        WebServer.builder()
            .update(
                b -> ListenerLimits.set(b, watchdog, settings.mostFile(), SecurityHeaders::plain))
            .port(settings.port())
            .shutdownHook(false)
            .routing(front::routes)
            .build();
    // A port that is taken is only logged; the server then stands still.
    server.start();
    if (!server.isRunning()) {
      watchdog.close();
      throw new TiezhengException(
          new Text(
              "无法在本机端口 " + settings.port() + " 上启动,可能已有程序占用;请用 --port 换一个。",
              "Port "
                  + settings.port()
                  + " of this computer cannot be used, perhaps another program has it; choose"
                  + " another with --port."));
    }
    return new Here(server, watchdog);
  }

  private Parts parts(Settings settings, Watchdog watchdog) {
    DepositService service = settings.service();
    try {
      return new Parts(
          settings,
          watchdog,
          new Pages(service.place().zone()),
          service.proofs(),
          new PrintCertificate(service, settings.operator()),
          pace,
          new AtWork(READING),
          new AtWork(PRINTING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was started. */
  private record Here(WebServer server, Watchdog watchdog) implements Running {
    @Override
    public URI address() {
      return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
      server.stop();
      watchdog.close();
    }
  }
}
