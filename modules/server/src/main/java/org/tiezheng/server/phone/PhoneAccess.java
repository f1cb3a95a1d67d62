package org.tiezheng.server.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * How phones reach this computer: addresses, certificate, pairing. Safe for use by many threads.
 */
public final class PhoneAccess {
  private final List<InetAddress> addresses;
  private final LocalAuthority.Issued issued;
  private final String fingerprint;
  private final String authorityFingerprint;
  private final Pairings pairings;
  private final SSLContext tls;
  private final List<Integer> ports = new CopyOnWriteArrayList<>();

  private PhoneAccess(
      List<InetAddress> addresses,
      LocalAuthority.Issued issued,
      Pairings pairings,
      SecureRandom random)
      throws IOException, GeneralSecurityException {
    this.addresses = List.copyOf(addresses);
    this.issued = issued;
    this.pairings = pairings;
    fingerprint = LocalAuthority.fingerprint(issued.leaf());
    authorityFingerprint = LocalAuthority.fingerprint(issued.authority());
    tls = tls(issued, random);
  }

  /**
   * Prepares everything; nothing listens yet.
   *
   * @param folder where the authority is kept
   * @param named the address to listen at; without one all of local networks
   */
  public static PhoneAccess prepare(
      Path folder, Optional<String> named, SecureRandom random, InstantSource clock) {
    try {
      return at(folder, LocalAddresses.of(named), random, clock);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** As {@link #prepare}, for these addresses. */
  public static PhoneAccess at(
      Path folder, List<InetAddress> addresses, SecureRandom random, InstantSource clock) {
    try {
      return new PhoneAccess(
          addresses,
          LocalAuthority.at(folder, random, clock).issue(addresses),
          new Pairings(random, clock),
          random);
    } catch (IOException | GeneralSecurityException e) {
      throw failed(folder, e);
    }
  }

  private static TiezhengException failed(Path folder, Exception e) {
    return new TiezhengException(
        new Text(
            "无法准备手机连接的证书(" + folder + "):" + e.getMessage() + ";可删除该文件夹后重试。",
            "The certificate for phones cannot be made ("
                + folder
                + "): "
                + e.getMessage()
                + "; remove that folder and try again."),
        e);
  }

  private static SSLContext tls(LocalAuthority.Issued issued, SecureRandom random)
      throws IOException, GeneralSecurityException {
    char[] none = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, none);
    store.setKeyEntry(
        "app", issued.key(), none, new Certificate[] {issued.leaf(), issued.authority()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, none);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, random);
    return context;
  }

  /** What the server speaks TLS with. */
  public SSLContext tls() {
    return tls;
  }

  /** Where to listen: at each of these addresses and nowhere else. */
  public List<InetAddress> listensAt() {
    return addresses;
  }

  /**
   * Known once the server listens.
   *
   * @param at the port at each address, in their order
   */
  public void listens(List<Integer> at) {
    ports.clear();
    ports.addAll(at);
  }

  /** What a phone may send as Host. */
  public List<String> hosts() {
    List<Integer> at = List.copyOf(ports);
    return IntStream.range(0, Math.min(at.size(), addresses.size()))
        .mapToObj(i -> addresses.get(i).getHostAddress() + ":" + at.get(i))
        .toList();
  }

  /** The address that pairs one phone for a case, once, for each address of this computer. */
  public List<String> invitation(String matter) {
    String token = pairings.invite(matter);
    return hosts().stream().map(host -> "https://" + host + "/enter?token=" + token).toList();
  }

  public Pairings pairings() {
    return pairings;
  }

  /** SHA-256 of the certificate that a phone is shown. */
  public String fingerprint() {
    return fingerprint;
  }

  /** SHA-256 of the authority's certificate. */
  public String authorityFingerprint() {
    return authorityFingerprint;
  }

  /** The authority's certificate, to be installed on a phone. */
  public String authority() {
    try {
      return LocalAuthority.pem(issued.authority());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was made", e);
    }
  }

  /** Name of the session's cookie. */
  public String cookie() {
    return "tiezheng-phone-" + (ports.isEmpty() ? 0 : ports.getFirst());
  }
}
