package org.tiezheng.server.guard;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;

/**
 * Where requests come from. What a request says of the way that it took (X-Forwarded-For and
 * -Proto) is believed from the proxies that were declared and from nobody else.
 */
public final class Peers {
  private static final HeaderName FOR = HeaderNames.create("X-Forwarded-For");
  private static final HeaderName PROTO = HeaderNames.create("X-Forwarded-Proto");
  private static final List<HeaderName> PASSED_ON =
      List.of(
          FOR,
          PROTO,
          HeaderNames.create("X-Forwarded-Host"),
          HeaderNames.create("Forwarded"),
          HeaderNames.create("Via"),
          HeaderNames.create("X-Real-IP"));

  private static final Pattern LOCAL =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");
  private static final int NETWORK = 8;

  private final Set<InetAddress> proxies;

  /**
   * @param proxies that all requests come through; none if browsers come themselves
   */
  public Peers(Set<InetAddress> proxies) {
    this.proxies = Set.copyOf(proxies);
  }

  /**
   * Checks the way of a request: through a proxy that was declared, and to it by TLS.
   *
   * @throws Refusal if there are proxies and it took another way
   */
  public void require(ServerRequest request) {
    if (proxies.isEmpty()) {
      return;
    }
    if (peer(request).filter(proxies::contains).isEmpty()) {
      throw new Refusal(
          403,
          new Text("这里只应答声明过的代理;请用它的地址。", "Only the proxy that was declared is answered here."));
    }
    if (!RequestGuard.value(request, PROTO).orElse("").equals("https")) {
      throw new Refusal(
          403,
          new Text(
              "代理须以 X-Forwarded-Proto: https 说明浏览器经 TLS 而来;没有应答。",
              "The proxy must say by X-Forwarded-Proto: https that the browser came by TLS; nothing"
                  + " was answered."));
    }
  }

  /**
   * Whether a request was made on this computer itself, by its own address, and came through no
   * proxy: one that does says so.
   */
  public boolean local(ServerRequest request) {
    String host = RequestGuard.value(request, HeaderNames.HOST).orElse("");
    return peer(request).filter(InetAddress::isLoopbackAddress).isPresent()
        && LOCAL.matcher(host).matches()
        && PASSED_ON.stream().allMatch(name -> RequestGuard.value(request, name).isEmpty());
  }

  private static Optional<InetAddress> peer(ServerRequest request) {
    SocketAddress peer = request.remotePeer().address();
    return peer instanceof InetSocketAddress known
        ? Optional.ofNullable(known.getAddress())
        : Optional.empty();
  }

  /** The address of the browser; that of the proxy if it does not say a sound one. */
  private Optional<InetAddress> client(ServerRequest request) {
    Optional<InetAddress> peer = peer(request);
    if (peer.filter(proxies::contains).isEmpty()) {
      return peer;
    }
    // What stands left of the last address that is no proxy of ours anybody may have written.
    List<String> way =
        Arrays.asList(RequestGuard.value(request, FOR).orElse("").split(",", -1)).reversed();
    for (String step : way) {
      Optional<InetAddress> address = literal(step.strip());
      if (address.isEmpty()) {
        return peer;
      }
      if (!proxies.contains(address.get())) {
        return address;
      }
    }
    return peer;
  }

  /** An address that is written in digits; empty for anything else. No name is ever looked up. */
  public static Optional<InetAddress> literal(String written) {
    try {
      return Optional.of(InetAddress.ofLiteral(written));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The browser's address as a person reads it. */
  public String name(ServerRequest request) {
    return client(request).map(InetAddress::getHostAddress).orElse("unknown");
  }

  /** What tries are counted by: of IPv6 the network, for one subscriber has all of it. */
  public String counted(ServerRequest request) {
    return client(request).map(Peers::network).orElse("unknown");
  }

  private static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK))
        : address.getHostAddress();
  }
}
