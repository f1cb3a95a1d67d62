package org.tiezheng.server;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.guard.ListenerLimits;
import org.tiezheng.server.guard.SecurityHeaders;
import org.tiezheng.server.guard.Watchdog;
import org.tiezheng.server.phone.PhoneAccess;

/**
 * The app on Helidon's web server, on the loopback address only. It listens on two ports: one for
 * the app, one for bytes of evidence, which are another site for the browser.
 */
public final class HelidonApp implements AppServer {
  static final String BYTES = "bytes";
  private static final String PHONE = "phone";

  /** One piece of an upload and a little: the largest body of all. */
  static final long MOST_BODY = 17L * 1024 * 1024;

  /**
   * So long may a request take from its first line to its last byte, and a connection stay unused;
   * then it is cut, whatever trickles in. Work that takes longer is a job, and events are resumed.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Duration patience;

  /** For {@link java.util.ServiceLoader}. */
  public HelidonApp() {
    this(PATIENCE);
  }

  HelidonApp(Duration patience) {
    this.patience = patience;
  }

  @Override
  public Running start(Settings settings) {
    if (!Files.isDirectory(settings.cases())) {
      throw new TiezhengException(
          new Text(
              "“" + settings.cases() + "”不是文件夹;请用 --cases 指定存放案件的文件夹。",
              settings.cases() + " is no folder; name the folder of the cases with --cases."));
    }
    if (settings.team().isPresent() && settings.phone().isPresent()) {
      throw new TiezhengException(
          new Text(
              "--team 与 --phone 不能同时用:团队模式下手机用自己的账号登录后取证。",
              "--team and --phone do not go together: with a team a phone signs in with an account"
                  + " of its own."));
    }
    Listening listening = Listening.of(settings);
    App app = new App(settings, new Watchdog(patience));
    WebServer server = listen(listening, app, new Front(app));
    app.listensAt(listening.origins(server.port(), server.port(BYTES)));
    app.phone()
        .ifPresent(phone ->
            phone.listens(phone.listensAt().stream().map(a -> server.port(socket(a))).toList()));
    return new Here(app, server);
  }

  private WebServer listen(Listening listening, App app, Front front) {
    int port = app.settings().port();
    WebServer server =
        WebServer.builder()
            .update(b -> limits(b, app))
            .update(listening::place)
            .port(port)
            .shutdownHook(false)
            .routing(front::app)
            .putSocket(
                BYTES,
                ListenerConfig.builder()
                    .update(b -> limits(b, app))
                    .update(listening::place)
                    .port(listening.bytesPort())
                    .routing(front::bytes)
                    .buildPrototype())
            .update(b ->
                app.phone()
                    .ifPresent(phone ->
                        phone
                            .listensAt()
                            .forEach(a -> b.putSocket(socket(a), phone(app, phone, a)))))
            .build();
    // A port that is taken is only logged; the server then stands still.
    server.start();
    if (!server.isRunning()) {
      app.captures().close();
      app.team().ifPresent(team -> team.close());
      app.watchdog().close();
      throw new TiezhengException(
          new Text(
              "无法在本机端口 " + port + " 上启动,可能已有程序占用;请用 --port 换一个(手机用的端口:--phone-port)。",
              "Port "
                  + port
                  + " of this computer cannot be used, perhaps another program has it; choose"
                  + " another with --port (--phone-port for phones)."));
    }
    return server;
  }

  private static String socket(InetAddress address) {
    return PHONE + " " + address.getHostAddress();
  }

  /** The only listeners that other computers can reach: TLS, and nothing but captures. */
  private static ListenerConfig phone(App app, PhoneAccess phone, InetAddress address) {
    return ListenerConfig.builder()
        .update(b -> limits(b, app))
        .host(address.getHostAddress())
        .port(app.settings().phone().map(AppServer.Phone::port).orElse(0))
        .tls(Tls.builder().sslContext(phone.tls()).build())
        .routing(new PhoneFront(app, phone)::routes)
        .buildPrototype();
  }

  private static void limits(ListenerConfig.BuilderBase<?, ?> listener, App app) {
    ListenerLimits.set(
        listener,
        app.watchdog(),
        MOST_BODY,
        headers -> SecurityHeaders.app(headers, app.origins()));
  }

  /** What was started. */
  private record Here(App app, WebServer server) implements Running {
    @Override
    public URI address() {
      return URI.create(app.origins().app());
    }

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public URI invitation() {
      String way =
          app.team()
              .map(team -> team.inviteFirst().map(t -> "/join?token=" + t).orElse("/signin"))
              .orElseGet(() -> "/enter?token=" + app.sessions().invite());
      return URI.create(app.origins().app() + way);
    }

    @Override
    public Optional<PhoneAt> phone() {
      return app.phone()
          .map(p ->
              new PhoneAt(
                  p.hosts().stream().map(host -> URI.create("https://" + host)).toList(),
                  p.fingerprint()));
    }

    @Override
    public void close(Consumer<Text> waits) {
      server.stop();
      app.jobs().close(waits);
      app.captures().close();
      app.team().ifPresent(team -> team.close());
      app.checks().close();
      app.watchdog().close();
    }
  }
}
