package org.tiezheng.server.guard;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tiezheng.evidence.Text;

/**
 * Decides whether a request is one of a phone that was paired: it names an address of this computer
 * on the local network, comes from no other site, and carries the session of a pairing.
 */
public final class PhoneGuard {
  private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

  private final Supplier<List<String>> hosts;
  private final Supplier<String> cookie;
  private final Function<String, Optional<String>> matters;

  /**
   * @param hosts what a phone may send as Host
   * @param cookie name of the session's cookie
   * @param matters the case of a session's key
   */
  public PhoneGuard(
      Supplier<List<String>> hosts,
      Supplier<String> cookie,
      Function<String, Optional<String>> matters) {
    this.hosts = hosts;
    this.cookie = cookie;
    this.matters = matters;
  }

  /**
   * Checks a request.
   *
   * @throws Refusal if it names another host, or comes from another site
   */
  public void request(ServerRequest request) {
    String host = RequestGuard.value(request, HeaderNames.HOST).orElse("");
    if (!hosts.get().contains(host)) {
      throw new Refusal(
          421,
          new Text(
              "这里只应答二维码里的地址,不应答其他主机名。",
              "Only the address of the QR code is answered here, no other host name."));
    }
    if (!READING.contains(request.prologue().method())) {
      RequestGuard.origin(request, "https://" + host);
    }
  }

  /**
   * The case that the phone was paired for.
   *
   * @throws Refusal if it was not
   */
  public String matter(ServerRequest request) {
    return request.headers().cookies().all(cookie.get(), List::of).stream()
        .flatMap(key -> matters.apply(key).stream())
        .findFirst()
        .orElseThrow(() ->
            new Refusal(
                401,
                new Text(
                    "这部手机还没有配对,或配对已过期;请在电脑上重新显示二维码,再扫一次。",
                    "This phone is not paired, or no longer; show a new QR code on the computer and"
                        + " scan it.")));
  }
}
