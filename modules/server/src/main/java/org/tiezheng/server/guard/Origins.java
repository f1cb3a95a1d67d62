package org.tiezheng.server.guard;

/**
 * The two origins. The app is {@code 127.0.0.1}; bytes of evidence come from {@code localhost} on
 * another port, a foreign site for the browser: nothing in them can reach the app, and the app's
 * cookie does not go there.
 *
 * @param appPort port of the app
 * @param bytesPort port of the evidence bytes
 */
public record Origins(int appPort, int bytesPort) {
  private static final String APP = "127.0.0.1:";
  private static final String BYTES = "localhost:";

  /** What a browser sends as Host to the app. */
  public String appHost() {
    return APP + appPort;
  }

  public String app() {
    return "http://" + appHost();
  }

  /** What a browser sends as Host for evidence bytes. */
  public String bytesHost() {
    return BYTES + bytesPort;
  }

  public String bytes() {
    return "http://" + bytesHost();
  }

  /** Name of the session's cookie: cookies know no ports, two apps on one computer must not mix. */
  public String cookie() {
    return "tiezheng-" + appPort;
  }
}
