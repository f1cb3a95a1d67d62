package org.tiezheng.server;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.ListenerConfig;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.casework.app.Reach;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.guard.Origins;
import org.tiezheng.server.guard.Peers;
import org.tiezheng.server.team.TlsFiles;

/**
 * Where the two listeners of the app stand, and what browsers call them. Beyond this computer they
 * speak TLS, or stand behind a proxy that does.
 */
final class Listening {
  private final Reach reach;
  private final Optional<SSLContext> tls;

  private Listening(Reach reach, Optional<SSLContext> tls) {
    this.reach = reach;
    this.tls = tls;
  }

  /**
   * As the settings want it.
   *
   * @throws TiezhengException if that cannot be
   */
  static Listening of(AppServer.Settings settings) {
    Reach reach = settings.team().map(AppServer.Team::reach).orElse(new Reach.Here());
    return new Listening(
        reach,
        switch (reach) {
          case Reach.Here _ -> Optional.empty();
          case Reach.Direct direct -> {
            requireAddress(direct.listen());
            yield Optional.of(
                TlsFiles.context(
                    direct, settings.place().random(), settings.place().clock().instant()));
          }
          case Reach.Behind behind -> {
            requireAddress(behind.listen());
            requireOrigins(behind);
            yield Optional.empty();
          }
        });
  }

  private static void requireAddress(String listen) {
    if (Peers.literal(listen).isEmpty()) {
      throw new TiezhengException(
          new Text(
              "“" + listen + "”不是地址;--listen 写本机的一个地址,如 0.0.0.0。",
              listen + " is no address; --listen takes one of this computer, such as 0.0.0.0."));
    }
  }

  /** Two origins in the eyes of a browser, both by TLS, or evidence could reach the app. */
  private static void requireOrigins(Reach.Behind behind) {
    boolean good =
        isOrigin(behind.address())
            && isOrigin(behind.bytes())
            && !Origins.byTls(behind.address(), behind.bytes())
                .app()
                .equals(Origins.byTls(behind.address(), behind.bytes()).bytes());
    if (!good) {
      throw new TiezhengException(
          new Text(
              "--public 和 --public-bytes 须是两个不同的 https 地址,没有路径,例如 https://cases.example.com 和"
                  + " https://files.example.com。",
              "--public and --public-bytes are two different addresses with https and no path, such"
                  + " as https://cases.example.com and https://files.example.com."));
    }
    if (behind.proxies().isEmpty()) {
      throw new TiezhengException(
          new Text("请用 --proxy 写明代理的地址。", "Name the address of the proxy with --proxy."));
    }
  }

  private static boolean isOrigin(URI address) {
    return "https".equals(address.getScheme())
        && address.getHost() != null
        && address.getHost().equals(address.getHost().toLowerCase(java.util.Locale.ROOT))
        && (address.getRawPath() == null || address.getRawPath().matches("/?"))
        && address.getRawQuery() == null
        && address.getRawUserInfo() == null;
  }

  /** The proxies that requests come through. */
  static Set<InetAddress> proxies(AppServer.Settings settings) {
    Set<InetAddress> all = new HashSet<>();
    if (settings.team().map(AppServer.Team::reach).orElse(new Reach.Here())
        instanceof Reach.Behind behind) {
      for (String proxy : behind.proxies()) {
        all.add(
            Peers.literal(proxy)
                .orElseThrow(() ->
                    new TiezhengException(
                        new Text(
                            "代理“" + proxy + "”须写成地址,如 127.0.0.1。",
                            "The proxy " + proxy + " must be an address, such as 127.0.0.1."))));
      }
    }
    return all;
  }

  /** Port of the listener for bytes. */
  int bytesPort() {
    return switch (reach) {
      case Reach.Here _ -> 0;
      case Reach.Direct direct -> direct.bytesPort();
      case Reach.Behind behind -> behind.bytesPort();
    };
  }

  /** Sets address and TLS of a listener that is for this computer only otherwise. */
  void place(ListenerConfig.BuilderBase<?, ?> listener) {
    switch (reach) {
      case Reach.Here _ -> {}
      case Reach.Direct direct -> listener.host(direct.listen());
      case Reach.Behind behind -> listener.host(behind.listen());
    }
    tls.ifPresent(context -> listener.tls(Tls.builder().sslContext(context).build()));
  }

  /** What browsers call the two, now that they listen. */
  Origins origins(int appPort, int bytesPort) {
    return switch (reach) {
      case Reach.Here _ -> Origins.here(appPort, bytesPort);
      case Reach.Direct direct ->
          Origins.byTls(at(direct.host(), appPort), at(direct.host(), bytesPort));
      case Reach.Behind behind -> Origins.byTls(behind.address(), behind.bytes());
    };
  }

  private static URI at(String host, int port) {
    return URI.create("https://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port);
  }
}
