package org.tiezheng.casework.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/** From where a team reaches the app. Nothing leaves this computer that is not encrypted. */
public sealed interface Reach {
  /** From this computer only. */
  record Here() implements Reach {}

  /**
   * From other computers, by TLS with a certificate of one's own.
   *
   * @param listen address of this computer to listen at, such as {@code 0.0.0.0}
   * @param host name or address that browsers are given; the certificate must be for it
   * @param bytesPort port for the bytes of evidence, which are an origin of their own
   * @param certificate chain in PEM, the server's own first
   * @param key private key in PEM
   */
  record Direct(String listen, String host, int bytesPort, Path certificate, Path key)
      implements Reach {}

  /**
   * From a proxy, which speaks TLS with the browsers.
   *
   * @param listen address of this computer to listen at
   * @param bytesPort port for the bytes of evidence
   * @param address what browsers call the app, such as {@code https://cases.example.com}
   * @param bytes what browsers call the origin of the bytes
   * @param proxies addresses that requests come from; others are not answered
   */
  record Behind(String listen, int bytesPort, URI address, URI bytes, Set<String> proxies)
      implements Reach {
    public Behind {
      proxies = Set.copyOf(proxies);
    }
  }
}
