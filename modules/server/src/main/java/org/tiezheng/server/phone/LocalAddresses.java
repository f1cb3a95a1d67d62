package org.tiezheng.server.phone;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Addresses of this computer that a phone on the same network can reach. */
public final class LocalAddresses {
  private static final Pattern INNER =
      Pattern.compile(
          "(docker|veth|br-|tun|tap|wg|virbr|vmnet|vboxnet|cni|flannel|cali|podman|lxc|lxd|utun)"
              + ".*");

  private LocalAddresses() {}

  /**
   * The one that was named, or all of private networks.
   *
   * @throws TiezhengException if there is none, or it is none of this computer's, or not private
   */
  public static List<InetAddress> of(Optional<String> named) throws IOException {
    List<InetAddress> found = named.isPresent() ? List.of(named(named.get())) : all();
    if (found.isEmpty()) {
      throw new TiezhengException(
          new Text(
              "这台电脑没有连接本地网络,手机无法访问;请连接与手机相同的 Wi-Fi,或用手机开热点让电脑连接。",
              "This computer is on no local network that a phone could reach; join the same Wi-Fi"
                  + " as the phone, or the phone's own hotspot."));
    }
    return found;
  }

  private static InetAddress named(String name) throws SocketException {
    try {
      if (name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
        InetAddress address = InetAddress.ofLiteral(name);
        if (isPrivate(address) && NetworkInterface.getByInetAddress(address) != null) {
          return address;
        }
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new TiezhengException(
        new Text(
            "“" + name + "”不是这台电脑在本地网络中的地址;不写地址则使用全部本地地址。",
            name
                + " is no address of this computer on a local network; without one all local"
                + " addresses are used."));
  }

  private static List<InetAddress> all() throws SocketException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .filter(LocalAddresses::isUp)
        .filter(network -> reachable(network.getName()))
        .flatMap(NetworkInterface::inetAddresses)
        .filter(a -> isPrivate(a) && !a.isLoopbackAddress())
        .sorted(Comparator.comparing(InetAddress::isLinkLocalAddress))
        .toList();
  }

  /**
   * Whether a phone can be on the other side of a network of this name: none is on the networks
   * between this computer and its containers, virtual machines and tunnels.
   */
  public static boolean reachable(String network) {
    return !INNER.matcher(network).matches();
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean isPrivate(InetAddress address) {
    return address instanceof Inet4Address
        && (address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || address.isLoopbackAddress());
  }
}
