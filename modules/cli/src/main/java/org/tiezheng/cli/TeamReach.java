package org.tiezheng.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.casework.app.Reach;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Option;

/** Whether a team shares the app, and from where it is reached. */
final class TeamReach {
  private static final String HERE = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";

  @Option(names = "--team")
  boolean team;

  @Option(names = "--listen", paramLabel = "ADDRESS")
  @Nullable String listen;

  @Option(names = "--bytes-port", paramLabel = "N")
  @Nullable Integer bytesPort;

  @Option(names = "--host", paramLabel = "NAME")
  @Nullable String host;

  @Option(names = "--tls-cert", paramLabel = "FILE")
  @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE")
  @Nullable Path key;

  @Option(names = "--proxy", paramLabel = "ADDRESS", split = ",")
  Set<String> proxies = Set.of();

  @Option(names = "--public", paramLabel = "URL")
  @Nullable URI address;

  @Option(names = "--public-bytes", paramLabel = "URL")
  @Nullable URI bytes;

  /**
   * What is wanted.
   *
   * @param port of the app; the bytes have the next one unless it is said
   */
  Optional<AppServer.Team> wanted(int port) {
    boolean tls = certificate != null || key != null || host != null;
    boolean proxy = address != null || bytes != null || !proxies.isEmpty();
    if (!team) {
      if (tls || proxy || listen != null || bytesPort != null) {
        throw said(
            "--listen、--tls-cert、--proxy 等只与 --team 一起使用;单人使用只供本机访问。",
            "--listen, --tls-cert, --proxy and the like go with --team only; the app of one person"
                + " is for this computer only.");
      }
      return Optional.empty();
    }
    return Optional.of(new AppServer.Team(reach(port, tls, proxy)));
  }

  private Reach reach(int port, boolean tls, boolean proxy) {
    int second = bytesPort != null ? bytesPort : port == 0 ? 0 : port + 1;
    if (tls && proxy) {
      throw said(
          "TLS 由本程序(--tls-cert、--tls-key)还是由代理(--proxy、--public)来做,请只选一种。",
          "TLS is spoken by this program (--tls-cert, --tls-key) or by a proxy (--proxy, --public);"
              + " say one of them.");
    }
    if (tls) {
      if (certificate == null || key == null || host == null) {
        throw said(
            "TLS 需要 --tls-cert、--tls-key 和 --host(浏览器所用的名称)。",
            "TLS needs --tls-cert, --tls-key and --host (the name that browsers use).");
      }
      return new Reach.Direct(listen == null ? EVERYWHERE : listen, host, second, certificate, key);
    }
    if (proxy) {
      if (address == null || bytes == null) {
        throw said(
            "在代理之后需要 --proxy、--public 和 --public-bytes。",
            "Behind a proxy --proxy, --public and --public-bytes are needed.");
      }
      return new Reach.Behind(listen == null ? HERE : listen, second, address, bytes, proxies);
    }
    if (listen != null && !listen.equals(HERE)) {
      throw said(
          "没有 TLS 就不对其他计算机开放:请给出证书(--tls-cert、--tls-key、--host),或写明代理(--proxy、--public、"
              + "--public-bytes)。",
          "Other computers are not answered without TLS: give a certificate (--tls-cert, --tls-key,"
              + " --host), or declare a proxy (--proxy, --public, --public-bytes).");
    }
    return new Reach.Here();
  }

  private static TiezhengException said(String zh, String en) {
    return new TiezhengException(new Text(zh, en));
  }
}
