package org.tiezheng.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.tiezheng.casework.Unlocking;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.AppServer;

/** A running app on a free port, and a browser that was let in. */
public final class Served implements AutoCloseable {
  static {
    // The web server says much on standard error; the command resets this log, too.
    LogManager.getLogManager().reset();
  }

  private final AppServer.Running running;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final HttpClient client;

  private Served(AppServer server, Path cases, Path keys) throws IOException, InterruptedException {
    running = server.start(new AppServer.Settings(cases, 0, place(keys), log::add, faults::add));
    client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    client.send(HttpRequest.newBuilder(running.invitation()).build(), BodyHandlers.discarding());
  }

  public static Served at(Path cases, Path keys) throws IOException, InterruptedException {
    return new Served(AppServer.load(), cases, keys);
  }

  /** An app that waits less long. */
  static Served impatient(Path cases, Path keys) throws IOException, InterruptedException {
    return new Served(new HelidonApp(Duration.ofMillis(900)), cases, keys);
  }

  /** Somebody at work, with keys in a folder. */
  public static Workplace place(Path keys) {
    return new Workplace(
        Clock.systemUTC(),
        new SecureRandom(),
        "tester",
        "tiezheng/test",
        Map.of("os", "test"),
        ZoneId.of("Asia/Shanghai"),
        Locale.SIMPLIFIED_CHINESE,
        Unlocking.userFile(keys.resolve("unlock.key")),
        Watch.SILENT,
        false);
  }

  public AppServer.Running running() {
    return running;
  }

  public List<String> log() {
    return log;
  }

  /** What was our own fault. */
  public List<Throwable> faults() {
    return faults;
  }

  public String origin() {
    return running.address().toString();
  }

  public HttpClient client() {
    return client;
  }

  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(origin() + path));
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  public HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return send(form(path, fields));
  }

  public HttpRequest.Builder form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    return to(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Sends bytes as they are and gives all that comes back until the server closes. */
  public String raw(String bytes) throws IOException {
    return raw(bytes, true);
  }

  /** As {@link #raw(String)}, perhaps without saying that nothing more will come. */
  public String raw(String bytes, boolean ends) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), running.address().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      if (ends) {
        socket.shutdownOutput();
      }
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the browser sends of its session. */
  public String cookie() throws IOException {
    Map<String, List<String>> sent =
        client.cookieHandler().orElseThrow().get(running.address(), Map.of());
    return Objects.requireNonNull(sent.get("Cookie")).getFirst();
  }

  @Override
  public void close() {
    client.close();
    running.close();
  }
}
