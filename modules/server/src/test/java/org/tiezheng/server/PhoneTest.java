package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.casework.file.CaseFileText.Opening;
import org.tiezheng.evidence.Role;
import org.tiezheng.server.phone.LocalAddresses;
import org.tiezheng.server.phone.LocalAuthority;
import org.tiezheng.server.phone.PhoneAccess;

/** Phones on the local network: paired once, by TLS, for one case and nothing but captures. */
class PhoneTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Pattern INVITATION =
      Pattern.compile("https://[^<\"]+/enter\\?token=[\\w-]+");

  @TempDir static Path folder;

  private static AppServer.Running running;
  private static SSLContext trusting;
  private static HttpClient desk;
  private static final List<Throwable> FAULTS = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void serve() throws Exception {
    for (String name : List.of("mine", "other")) {
      new NewCase(Served.place(folder))
          .open(
              folder.resolve(name), new Opening(name, "", Role.PLAINTIFF, "", Role.DEFENDANT, ""));
    }
    running =
        AppServer.load()
            .start(
                new AppServer.Settings(
                    folder,
                    0,
                    Served.place(folder),
                    _ -> {},
                    FAULTS::add,
                    Optional.of(new AppServer.Phone(0, Optional.of(LOOPBACK)))));
    trusting = trusting(authority());
    desk = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    desk.send(HttpRequest.newBuilder(running.invitation()).build(), BodyHandlers.discarding());
  }

  @AfterAll
  static void close() {
    desk.close();
    running.close();
    assertThat(FAULTS).isEmpty();
  }

  private static X509Certificate authority() throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(
                    Files.readAllBytes(folder.resolve(".tiezheng/phone/authority.crt"))));
  }

  private static SSLContext trusting(X509Certificate authority) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("a", authority);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  private static AppServer.PhoneAt at() {
    return running.phone().orElseThrow();
  }

  private static URI phone(String path) {
    return URI.create(at().addresses().getFirst() + path);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .sslContext(trusting)
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  /** What the page on the computer shows as a QR code. */
  private static URI invitation(String matter) throws Exception {
    HttpResponse<String> page =
        desk.send(
            HttpRequest.newBuilder(running.address().resolve("/cases/" + matter + "/phone"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(""))
                .build(),
            BodyHandlers.ofString());
    assertThat(page.body()).contains("<svg").contains(at().fingerprint());
    Matcher found = INVITATION.matcher(page.body());
    assertThat(found.find()).isTrue();
    assertThat(scanned(page.body())).as("what the code says").isEqualTo(found.group());
    return URI.create(found.group());
  }

  /** Reads the first code of a page as a phone does. */
  private static String scanned(String page) throws Exception {
    int size = Integer.parseInt(page.replaceAll("(?s).*?viewBox=\"0 0 (\\d+) .*", "$1"));
    int scale = 4;
    int[] pixels = new int[size * size * scale * scale];
    Arrays.fill(pixels, 0xFFFFFF);
    Matcher square = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(page);
    while (square.find()) {
      for (int i = 0; i < scale * scale; i++) {
        int x = Integer.parseInt(square.group(1)) * scale + i % scale;
        int y = Integer.parseInt(square.group(2)) * scale + i / scale;
        pixels[y * size * scale + x] = 0;
      }
    }
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(size * scale, size * scale, pixels))))
        .getText();
  }

  private static HttpResponse<String> get(HttpClient client, URI at) throws Exception {
    return client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString());
  }

  private static int status(HttpClient client, String path) throws Exception {
    return get(client, phone(path)).statusCode();
  }

  @Test
  void aTokenPairsOnePhoneOnceAndForItsCaseOnly() throws Exception {
    try (HttpClient first = client();
        HttpClient second = client()) {
      URI invitation = invitation("mine");
      HttpResponse<String> page = get(first, invitation);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.uri().getPath()).isEqualTo("/cases/mine/capture");
      assertThat(page.headers().firstValue("Permissions-Policy").orElse(""))
          .contains("camera=(self)");
      assertThat(page.body()).doesNotContain("/cases/mine/custody").doesNotContain("/invite");
      assertThat(get(second, invitation).statusCode()).isEqualTo(401);
      assertThat(status(second, "/cases/mine/capture")).isEqualTo(401);
      assertThat(status(second, "/api/v1/clock")).isEqualTo(401);
      for (String not :
          List.of(
              "/cases/other/capture",
              "/cases/mine/custody",
              "/cases/mine/items/1",
              "/api/v1/cases",
              "/api/v1/cases/mine",
              "/api/v1/cases/other/captures",
              "/api/v1/jobs",
              "/verify",
              "/cases/mine/phone",
              "/jobs/" + "0".repeat(32),
              "/api/v1/captures/" + "0".repeat(32))) {
        assertThat(status(first, not)).as(not).isEqualTo(404);
      }
      assertThat(status(first, "/api/v1/clock")).isEqualTo(200);
      HttpResponse<String> begun =
          first.send(
              HttpRequest.newBuilder(phone("/api/v1/cases/mine/captures"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"medium\":\"VIDEO\"}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(begun.statusCode()).isEqualTo(201);
      String capture = begun.body().replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
      assertThat(status(first, "/api/v1/captures/" + capture)).isEqualTo(200);
      try (HttpClient third = client()) {
        assertThat(get(third, invitation("other")).statusCode()).isEqualTo(200);
        assertThat(status(third, "/api/v1/captures/" + capture))
            .as("a capture of another case")
            .isEqualTo(404);
        desk.send(
            HttpRequest.newBuilder(running.address().resolve("/cases/mine/phone/forget"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(""))
                .build(),
            BodyHandlers.discarding());
        assertThat(status(third, "/cases/other/capture")).isEqualTo(401);
      }
    }
  }

  @Test
  void theSessionOfThisComputerIsNoneOfAPhoneAndTheOtherWayRound() throws Exception {
    String key =
        desk.cookieHandler()
            .orElseThrow()
            .get(running.address(), java.util.Map.of())
            .toString()
            .replaceAll(".*=([\\w-]+).*", "$1");
    try (HttpClient bare = HttpClient.newBuilder().sslContext(trusting).build()) {
      HttpResponse<String> answer =
          bare.send(
              HttpRequest.newBuilder(phone("/cases/mine/capture"))
                  .header("Cookie", "tiezheng-phone-" + phone("/").getPort() + "=" + key)
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anotherHostAnotherSiteAndPlainHttpAreRefused() throws Exception {
    int port = phone("/").getPort();
    String host = LOOPBACK + ":" + port;
    assertThat(raw("GET /static/app.css HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 200");
    for (String other :
        List.of("localhost:" + port, "evil.example", "127.0.0.1", "10.0.0.1:" + port)) {
      assertThat(raw("GET /static/app.css HTTP/1.1\r\nHost: " + other)).startsWith("HTTP/1.1 421");
    }
    assertThat(
            raw(
                "POST /settings HTTP/1.1\r\nHost: "
                    + host
                    + "\r\nOrigin: https://evil.example\r\nContent-Length: 0"))
        .startsWith("HTTP/1.1 403");
    try (HttpClient plain = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> get(plain, URI.create("http://" + host + "/static/app.css")))
          .isInstanceOf(IOException.class);
    }
  }

  private static String raw(String head) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) trusting.getSocketFactory().createSocket(LOOPBACK, phone("/").getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }
  }

  /** Two local networks: each address has a listener, and no other address of this computer has. */
  @Test
  void itListensAtEachAddressThatIsMeantAndAtNoOther() throws Exception {
    PhoneAccess two =
        PhoneAccess.at(
            folder.resolve("two"),
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("127.0.0.3")),
            new SecureRandom(),
            Clock.systemUTC());
    assertThat(two.listensAt())
        .extracting(InetAddress::getHostAddress)
        .containsExactly("127.0.0.1", "127.0.0.3");
    two.listens(List.of(8443, 8444));
    assertThat(two.hosts()).containsExactly("127.0.0.1:8443", "127.0.0.3:8444");
    assertThatThrownBy(() -> new Socket("127.0.0.2", phone("/").getPort()).close())
        .as("another address of this computer")
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void networksOfContainersAndTunnelsAreNoneThatAPhoneIsOn() {
    for (String inner : List.of("docker0", "veth12ab", "br-5f2c", "tun0", "tap1", "virbr0")) {
      assertThat(LocalAddresses.reachable(inner)).as(inner).isFalse();
    }
    for (String outer : List.of("eth0", "wlan0", "wlp2s0", "enp3s0", "en0", "usb0", "br0")) {
      assertThat(LocalAddresses.reachable(outer)).as(outer).isTrue();
    }
  }

  @Test
  void theCertificateNamesTheAddressAndTheFingerprintIsThatOfTheOneThatIsShown() throws Exception {
    try (SSLSocket socket =
        (SSLSocket) trusting.getSocketFactory().createSocket(LOOPBACK, phone("/").getPort())) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      assertThat(Objects.requireNonNull(shown.getSubjectAlternativeNames()))
          .containsExactly(List.of(7, LOOPBACK));
      assertThat(LocalAuthority.fingerprint(shown)).isEqualTo(at().fingerprint());
    }
  }

  @Test
  void theAuthorityIsKeptByItsOwnerAndGoodForLocalNetworksOnly() throws Exception {
    Path kept = folder.resolve("authority");
    SecureRandom random = new SecureRandom();
    LocalAuthority made = LocalAuthority.at(kept, random, Clock.systemUTC());
    for (String address : List.of("192.168.1.7", "10.1.2.3", "172.20.0.1", "169.254.9.9")) {
      validate(made.issue(List.of(InetAddress.ofLiteral(address))));
    }
    for (String address : List.of("8.8.8.8", "172.32.0.1", "192.169.0.1")) {
      LocalAuthority.Issued issued = made.issue(List.of(InetAddress.ofLiteral(address)));
      assertThatThrownBy(() -> validate(issued)).isInstanceOf(CertPathValidatorException.class);
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(kept.resolve("authority.key"))))
        .isEqualTo("rw-------");
    X509Certificate again =
        LocalAuthority.at(kept, random, Clock.systemUTC())
            .issue(List.of(InetAddress.ofLiteral(LOOPBACK)))
            .authority();
    assertThat(again)
        .as("kept, so that a phone need not be told again")
        .isEqualTo(made.issue(List.of(InetAddress.ofLiteral(LOOPBACK))).authority());
  }

  /** The authority stands in the path once more, so that its constraints count for Java. */
  private static void validate(LocalAuthority.Issued issued) throws Exception {
    X509Certificate authority = issued.authority();
    TrustAnchor anchor =
        new TrustAnchor(authority.getSubjectX500Principal(), authority.getPublicKey(), null);
    PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(issued.leaf(), authority)),
            parameters);
  }

  @Test
  void anAddressThatIsNoneOfThisComputerIsRefused() {
    for (String address : List.of("8.8.8.8", "192.168.255.254", "localhost", "evil.example")) {
      assertThatThrownBy(() ->
              AppServer.load()
                  .start(
                      new AppServer.Settings(
                          folder,
                          0,
                          Served.place(folder),
                          _ -> {},
                          _ -> {},
                          Optional.of(new AppServer.Phone(0, Optional.of(address))))))
          .hasMessageContaining(address);
    }
  }
}
