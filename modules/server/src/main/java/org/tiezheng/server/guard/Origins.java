package org.tiezheng.server.guard;

import java.net.URI;

/**
 * The two origins. What is evidence comes from another one than the app: nothing in it can reach
 * the app. On one person's computer the app is {@code 127.0.0.1} and the bytes are {@code
 * localhost}, a foreign site for the browser, where the app's cookie does not go.
 *
 * @param app as browsers write it, such as {@code https://cases.example.com}
 * @param bytes of the bytes of evidence
 * @param cookie name of the session's cookie
 */
public record Origins(String app, String bytes, String cookie) {
  /** A browser takes a cookie of this name from this very host by TLS only. */
  private static final String BY_TLS = "__Host-tiezheng";

  /** For browsers of this computer. Cookies know no ports: two apps here must not mix. */
  public static Origins here(int appPort, int bytesPort) {
    return new Origins(
        "http://127.0.0.1:" + appPort, "http://localhost:" + bytesPort, "tiezheng-" + appPort);
  }

  /** For browsers of other computers, by TLS. */
  public static Origins byTls(URI app, URI bytes) {
    return new Origins(origin(app), origin(bytes), BY_TLS);
  }

  /** As a browser writes it: without the port that is usual. */
  private static String origin(URI address) {
    boolean usual = address.getPort() == 443 || address.getPort() == -1;
    return "https://" + address.getHost() + (usual ? "" : ":" + address.getPort());
  }

  /** Whether browsers come by TLS. */
  public boolean secure() {
    return app.startsWith("https:");
  }

  /** What a browser sends as Host to the app. */
  public String appHost() {
    return host(app);
  }

  /** What a browser sends as Host for evidence bytes. */
  public String bytesHost() {
    return host(bytes);
  }

  private static String host(String origin) {
    return origin.substring(origin.indexOf("//") + 2);
  }
}
