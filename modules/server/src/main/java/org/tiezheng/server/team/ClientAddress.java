package org.tiezheng.server.team;

import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as the connection shows it. */
public final class ClientAddress {
  private static final int NETWORK = 8;

  private ClientAddress() {}

  /** The address as a person reads it. */
  public static String of(ServerRequest request) {
    SocketAddress peer = request.remotePeer().address();
    return peer instanceof InetSocketAddress known && known.getAddress() != null
        ? known.getAddress().getHostAddress()
        : "unknown";
  }

  /** What tries are counted by: of IPv6 the network, for one subscriber has all of it. */
  public static String counted(ServerRequest request) {
    SocketAddress peer = request.remotePeer().address();
    return peer instanceof InetSocketAddress known && known.getAddress() != null
        ? network(known.getAddress())
        : "unknown";
  }

  static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK))
        : address.getHostAddress();
  }
}
