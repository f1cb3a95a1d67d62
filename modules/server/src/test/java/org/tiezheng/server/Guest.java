package org.tiezheng.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser of its own before an app, with cookies, that follows no redirect. */
final class Guest implements AutoCloseable {
  private final String origin;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client;

  Guest(String origin) {
    this(origin, "127.0.0.1");
  }

  /** A browser that comes from another address of this computer. */
  Guest(String origin, String from) {
    this.origin = origin;
    try {
      client =
          HttpClient.newBuilder()
              .cookieHandler(cookies)
              .localAddress(InetAddress.getByName(from))
              .build();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(from, e);
    }
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : origin + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** Sends a form. */
  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(e -> Served.encode(e.getKey()) + "=" + Served.encode(e.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        to(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> signIn(String name, String password)
      throws IOException, InterruptedException {
    return post("/signin", Map.of("name", name, "password", password, "next", "/"));
  }

  /** The session's cookie, if there is one. */
  List<HttpCookie> session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> !c.getName().equals("tiezheng-lang") && !c.getName().equals("tiezheng-theme"))
        .toList();
  }

  /** Sends this value as the session from now on. */
  void bring(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setDomain(URI.create(origin).getHost());
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(origin), cookie);
  }

  @Override
  public void close() {
    client.close();
  }
}
