package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.app.Reach;
import org.tiezheng.casework.team.TeamRole;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.phone.LocalAuthority;

/** Other computers reach a team's app by TLS, or through the proxy that was declared. */
class TeamReachTest {
  private static final String LOOPBACK = "127.0.0.1";

  @TempDir Path cases;
  @TempDir Path keys;

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(cases);
  }

  private static Path pem(Path file, String what, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  /** A certificate for 127.0.0.1 that began so long ago, and its key. */
  private LocalAuthority.Issued issued(Duration ago) throws Exception {
    InstantSource then = InstantSource.offset(Clock.systemUTC(), ago.negated());
    return LocalAuthority.at(keys.resolve("ca" + ago), new SecureRandom(), then)
        .issue(List.of(InetAddress.ofLiteral(LOOPBACK)));
  }

  private Reach.Direct direct(LocalAuthority.Issued issued, String host, LocalAuthority.Issued key)
      throws Exception {
    Path chain = pem(keys.resolve("c.pem"), "CERTIFICATE", issued.leaf().getEncoded());
    Files.writeString(chain, Files.readString(chain) + LocalAuthority.pem(issued.authority()));
    return new Reach.Direct(
        LOOPBACK,
        host,
        0,
        chain,
        pem(keys.resolve("k.pem"), "PRIVATE KEY", key.key().getEncoded()));
  }

  private static HttpClient trusting(LocalAuthority.Issued issued) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", issued.authority());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .sslContext(context)
        .cookieHandler(new CookieManager())
        .version(HttpClient.Version.HTTP_1_1)
        .build();
  }

  @Test
  void withACertificateTheAppSpeaksTlsAndNothingElse() throws Exception {
    LocalAuthority.Issued issued = issued(Duration.ZERO);
    try (TeamApp app = new TeamApp(cases, keys, direct(issued, LOOPBACK, issued));
        HttpClient browser = trusting(issued)) {
      app.add("wang", TeamRole.LAWYER);
      assertThat(app.origin()).startsWith("https://127.0.0.1:");
      assertThat(app.running.invitation().getScheme()).isEqualTo("https");
      HttpResponse<String> in =
          browser.send(
              HttpRequest.newBuilder(URI.create(app.origin() + "/signin"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", app.origin())
                  .POST(
                      BodyPublishers.ofString(
                          "name=wang&next=/&password=" + Served.encode(TeamApp.PASSWORD)))
                  .build(),
              BodyHandlers.ofString());
      assertThat(in.statusCode()).isEqualTo(303);
      assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("__Host-tiezheng=")
          .contains("Secure", "HttpOnly", "SameSite=Strict");
      HttpResponse<String> page =
          browser.send(
              HttpRequest.newBuilder(URI.create(app.origin() + "/account")).build(),
              BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
      String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
      String bytes = policy.replaceAll(".*media-src ([^;]+);.*", "$1");
      assertThat(bytes).startsWith("https://127.0.0.1:").isNotEqualTo(app.origin());
      assertThat(
              browser
                  .send(
                      HttpRequest.newBuilder(URI.create(bytes + "/bytes/x/y/z")).build(),
                      BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(404);
      String plain =
          raw(
              app,
              LOOPBACK,
              "GET /signin HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
      assertThat(plain).doesNotContain("HTTP/1.1 200", "口令");
    }
  }

  @Test
  void whatDoesNotFitIsSaidBeforeAnythingListens() throws Exception {
    LocalAuthority.Issued good = issued(Duration.ZERO);
    LocalAuthority.Issued old = issued(Duration.ofDays(100));
    List<Reach> wrong =
        List.of(
            direct(old, LOOPBACK, old),
            new Reach.Direct("nowhere", LOOPBACK, 0, keys.resolve("c.pem"), keys.resolve("k.pem")),
            behind("http://a.example", "https://b.example", LOOPBACK),
            behind("https://a.example", "https://a.example:443/", LOOPBACK),
            behind("https://a.example/x", "https://b.example", LOOPBACK),
            behind("https://a.example", "https://b.example", "proxy.example"));
    for (Reach reach : wrong) {
      assertThatThrownBy(() -> new TeamApp(cases, keys, reach).close())
          .as("%s", reach)
          .isInstanceOf(TiezhengException.class);
    }
    assertThatThrownBy(() -> new TeamApp(cases, keys, direct(good, "cases.example.com", good)))
        .hasMessageContaining("127.0.0.1");
    assertThatThrownBy(
            () -> new TeamApp(cases, keys, direct(good, LOOPBACK, issued(Duration.ofDays(1)))))
        .hasMessageContaining("not that of the certificate");
    Files.writeString(keys.resolve("k.pem"), "no key");
    assertThatThrownBy(() ->
            new TeamApp(
                cases,
                keys,
                new Reach.Direct(
                    LOOPBACK, LOOPBACK, 0, keys.resolve("c.pem"), keys.resolve("k.pem"))))
        .isInstanceOf(TiezhengException.class);
  }

  private static Reach behind(String app, String bytes, String proxy) {
    return new Reach.Behind(LOOPBACK, 0, URI.create(app), URI.create(bytes), Set.of(proxy));
  }

  /** Sends bytes from an address of this computer, and gives what comes back. */
  private static String raw(TeamApp app, String from, String bytes) throws IOException {
    try (Socket socket =
        new Socket(
            InetAddress.ofLiteral(LOOPBACK), app.running.port(), InetAddress.ofLiteral(from), 0)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException e) {
      return ""; // it hung up
    }
  }

  private static String signIn(TeamApp app, String from, String name, String... headers)
      throws IOException {
    String body = "name=" + name + "&next=/&password=wrong+wrong+wrong";
    String answer =
        raw(
            app,
            from,
            "POST /signin HTTP/1.1\r\nHost: cases.example.com\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length()
                + "\r\n"
                + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n")
                + "\r\n"
                + body);
    return answer.isEmpty() ? "" : answer.substring(9, 12);
  }

  @Test
  void whatAProxySaysIsBelievedFromTheOneThatWasDeclaredOnly() throws Exception {
    String https = "X-Forwarded-Proto: https";
    try (TeamApp app =
        new TeamApp(
            cases,
            keys,
            behind("https://cases.example.com", "https://files.example.com", LOOPBACK))) {
      app.add("wang", TeamRole.LAWYER);
      assertThat(app.origin()).isEqualTo("https://cases.example.com");
      assertThat(signIn(app, "127.0.0.9", "wang", https, "X-Forwarded-For: 127.0.0.1"))
          .as("not the proxy")
          .isEqualTo("403");
      assertThat(signIn(app, LOOPBACK, "wang", "X-Forwarded-For: 203.0.113.7"))
          .as("not by TLS")
          .isEqualTo("403");
      assertThat(signIn(app, LOOPBACK, "wang", "X-Forwarded-Proto: http")).isEqualTo("403");
      assertThat(signIn(app, LOOPBACK, "wang", https, https)).isEqualTo("403");
      for (int i = 0; i < 5; i++) {
        // What the browser itself wrote stands left of what the proxy adds, and counts for nothing.
        String forged = "X-Forwarded-For: 198.51.100." + i + ", 203.0.113.7";
        assertThat(signIn(app, LOOPBACK, "wang", https, forged)).isEqualTo("401");
      }
      assertThat(signIn(app, LOOPBACK, "wang", https, "X-Forwarded-For: 8.8.8.8, 203.0.113.7"))
          .isEqualTo("429");
      assertThat(signIn(app, LOOPBACK, "wang", https, "X-Forwarded-For: 203.0.113.8"))
          .isEqualTo("401");
      assertThat(
              raw(
                  app,
                  LOOPBACK,
                  String.join(
                      "\r\n",
                      "GET /signin HTTP/1.1",
                      "Host: evil.example",
                      https,
                      "X-Forwarded-Host: cases.example.com",
                      "Connection: close",
                      "",
                      "")))
          .startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void withoutAProxyNobodyIsBelieved() throws Exception {
    try (TeamApp app = new TeamApp(cases, keys)) {
      app.add("wang", TeamRole.LAWYER);
      try (Guest guest = app.stranger()) {
        for (int i = 0; i < 6; i++) {
          int status =
              guest
                  .send(
                      guest
                          .to("/signin")
                          .header("Content-Type", "application/x-www-form-urlencoded")
                          .header("X-Forwarded-For", "203.0.113." + i)
                          .POST(BodyPublishers.ofString("name=wang&next=/&password=wrong+wrong")))
                  .statusCode();
          assertThat(status).isEqualTo(i < 5 ? 401 : 429);
        }
      }
    }
  }
}
