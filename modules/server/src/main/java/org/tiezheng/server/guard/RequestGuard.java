package org.tiezheng.server.guard;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tiezheng.evidence.Text;

/**
 * Decides whether a request is one of the person's own browser: it names this computer (a name that
 * an attacker points here does not), it comes from no other site, and it carries a session.
 */
public final class RequestGuard {
  private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final Supplier<Origins> origins;
  private final Sessions sessions;
  private final Peers peers;

  public RequestGuard(Supplier<Origins> origins, Sessions sessions, Peers peers) {
    this.peers = peers;
    this.origins = origins;
    this.sessions = sessions;
  }

  /**
   * Checks that a request to the app names this computer and comes from no other site.
   *
   * @throws Refusal if it is not answered
   */
  public void request(ServerRequest request) {
    peers.require(request);
    host(request, origins.get().app());
    if (!READING.contains(request.prologue().method())) {
      origin(request, origins.get().app());
    }
  }

  /**
   * Checks that a request carries the session of a browser that was let in.
   *
   * @throws Refusal if it is not answered
   */
  public void session(ServerRequest request) {
    boolean known =
        request.headers().cookies().all(origins.get().cookie(), List::of).stream()
            .anyMatch(sessions::knows);
    if (!known) {
      throw new Refusal(
          401,
          new Text(
              "这个浏览器还没有获准进入;请打开终端里显示的地址,或在已进入的浏览器中点“在另一个浏览器中打开”。",
              "This browser has not been let in; open the address that the terminal shows, or"
                  + " choose “Open in another browser” in one that has."));
    }
  }

  /** Checks a request for evidence bytes; the address itself shows that the app gave it out. */
  public void bytes(ServerRequest request) {
    peers.require(request);
    host(request, origins.get().bytes());
  }

  private static void host(ServerRequest request, String origin) {
    String host = value(request, HeaderNames.HOST).orElse("");
    if (!host.equals(origin.substring(origin.indexOf("//") + 2))) {
      throw new Refusal(
          421,
          new Text(
              "这里只应答 " + origin + " 这个地址,不应答其他主机名。",
              "Only the address " + origin + " is answered here, no other host name."));
    }
  }

  /**
   * A browser says on every writing request where it comes from; a script of one's own does not. As
   * our pages send no referrer, a browser may write the origin of their forms as null; then only
   * what it says of the site counts, which no page can forge.
   */
  static void origin(ServerRequest request, String app) {
    Optional<String> origin = value(request, HeaderNames.ORIGIN);
    Optional<String> site = value(request, SITE);
    boolean own =
        origin.isEmpty()
            || origin.get().equals(app)
            || (origin.get().equals("null") && site.filter("same-origin"::equals).isPresent());
    boolean foreign = !own || site.filter(s -> !OWN_SITE.contains(s)).isPresent();
    if (foreign) {
      throw new Refusal(
          403,
          new Text("这个请求来自别的网站,没有执行。", "This request came from another site; nothing was done."));
    }
  }

  static Optional<String> value(ServerRequest request, HeaderName name) {
    // Two values of one of these are none that a browser sends.
    return request.headers().contains(name)
        ? Optional.of(String.join(",", request.headers().get(name).allValues()))
        : Optional.empty();
  }
}
