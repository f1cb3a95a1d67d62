package org.tiezheng.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.api.Route;
import org.tiezheng.server.api.Routes;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.guard.RequestGuard;
import org.tiezheng.server.guard.SecurityHeaders;
import org.tiezheng.server.page.Addresses;
import org.tiezheng.server.page.StaticFiles;
import org.tiezheng.server.team.Gate;
import org.tiezheng.server.team.Member;
import org.tiezheng.server.team.RoutePermissions;
import org.tiezheng.server.team.Upkeep;

/** The way of every request: guarded, answered, logged, and every failure in one sentence. */
final class Front {
  private final App app;
  private final RequestGuard guard;
  private final Optional<Gate> gate;
  private final StaticFiles files = new StaticFiles();

  Front(App app) {
    this.app = app;
    this.guard = new RequestGuard(app::origins, app.sessions(), app.peers());
    this.gate =
        app.team()
            .map(team -> new Gate(team, () -> app.origins().cookie(), app.jobs(), app.captures()));
  }

  /** Takes the part of a page or of the API in a request. */
  interface Part {
    void answer(Visit visit) throws Exception;
  }

  void app(HttpRouting.Builder routing) {
    routing
        .error(Throwable.class, this::failed)
        .get("/health", open(visit -> visit.json(Map.of("status", "up"))))
        .get("/static/{file}", open(files::answer));
    if (gate.isEmpty()) {
      routing.get("/enter", open(this::enter));
    } else {
      routing
          .get("/health/live", upkeep(Upkeep::live))
          .get("/health/ready", upkeep(Upkeep::ready))
          .get("/metrics", upkeep(Upkeep::metrics));
      Screens.team().forEach(s -> route(routing, s.method(), s.path(), s.part()));
    }
    Screens.all().forEach(s -> route(routing, s.method(), s.path(), s.part()));
    Routes.all()
        .forEach(r -> route(routing, r.method(), Route.ROOT + r.path(), v -> r.action().answer(v)));
    routing.any(
        closed(
            Optional.empty(),
            _ -> {
              throw Refusal.notFound();
            }));
  }

  private void route(HttpRouting.Builder routing, Method method, String path, Part part) {
    routing.route(method, path, closed(RoutePermissions.of(method, path), part));
  }

  void bytes(HttpRouting.Builder routing) {
    EvidenceBytes evidence = new EvidenceBytes(app);
    Downloads downloads = new Downloads(app);
    routing
        .error(Throwable.class, this::failedBytes)
        .get(
            "/bytes/{case}/{sha256}/{ticket}",
            (request, response) -> {
              guardBytes(request, response);
              evidence.answer(request, response);
            })
        .get(
            "/made/{made}/{file}/{ticket}",
            (request, response) -> {
              guardBytes(request, response);
              downloads.answer(request, response);
            })
        .get(
            "/sound/{case}/{sha256}/{ticket}",
            (request, response) -> {
              guardBytes(request, response);
              evidence.sound(request, response);
            })
        .any((request, response) -> {
          guardBytes(request, response);
          throw Refusal.notFound();
        });
  }

  private void guardBytes(ServerRequest request, ServerResponse response) {
    app.watchdog().allow(request.remotePeer().address());
    SecurityHeaders.bytes(response.headers());
    guard.bytes(request);
  }

  private Handler open(Part part) {
    return handler((request, response) -> {
      guard.request(request);
      part.answer(new Visit(app, request, response));
    });
  }

  /** What is asked from this computer itself by its own address, or as everything else is. */
  private Handler upkeep(Part part) {
    return handler((request, response) -> {
      if (!app.peers().local(request)) {
        guard.request(request);
      }
      Member member = gate.map(g -> g.who(request)).orElse(Member.STRANGER);
      part.answer(Visit.of(app, request, response, member));
    });
  }

  /**
   * For those who were let in: the one person's own browsers, or of a team whoever may.
   *
   * @param needed what is asked for in a team; empty if nobody may
   */
  private Handler closed(Optional<Permission> needed, Part part) {
    return handler((request, response) -> {
      guard.request(request);
      if (gate.isEmpty()) {
        guard.session(request);
      }
      Member member = gate.isPresent() ? gate.get().admit(request, needed) : Member.STRANGER;
      part.answer(Visit.of(app, request, response, member));
    });
  }

  private interface Answer {
    void of(ServerRequest request, ServerResponse response) throws Exception;
  }

  private Handler handler(Answer answer) {
    return (request, response) -> {
      long begun = app.settings().place().clock().millis();
      app.watchdog().allow(request.remotePeer().address());
      response.whenSent(() -> {
        app.watchdog().allow(request.remotePeer().address());
        log(request, response, begun);
      });
      SecurityHeaders.app(response.headers(), app.origins());
      answer.of(request, response);
    };
  }

  private void log(ServerRequest request, ServerResponse response, long begun) {
    Map<String, Object> line = new TreeMap<>();
    line.put("time", app.settings().place().clock().instant().toString());
    line.put("method", request.prologue().method().text());
    line.put("route", request.matchingPattern().orElse(""));
    line.put("status", response.status().code());
    long millis = app.settings().place().clock().millis() - begun;
    line.put("ms", millis);
    app.team()
        .ifPresent(team -> {
          team.metrics()
              .answered(request.prologue().method().text(), response.status().code(), millis);
          line.put("from", app.peers().name(request));
          request
              .context()
              .get(Member.class)
              .filter(member -> member.account().isPresent())
              .ifPresent(member -> {
                line.put("account", member.name());
                line.put("session", member.session());
              });
        });
    app.settings().log().accept(EvidenceJson.write(line));
  }

  /** Exchanges the token in the address for a session; the address is worth nothing afterwards. */
  private void enter(Visit visit) {
    String key =
        visit
            .query("token")
            .flatMap(app.sessions()::enter)
            .orElseThrow(() ->
                new Refusal(
                    401,
                    new Text(
                        "这个地址已用过或已过期;请用终端里新的地址,或在已进入的浏览器中点“在另一个浏览器中打开”。",
                        "This address was used before or is too old; take a new one from the"
                            + " terminal, or choose “Open in another browser” in a browser that"
                            + " was let in.")));
    visit
        .response()
        .headers()
        .addCookie(
            SetCookie.builder(app.origins().cookie(), key)
                .path("/")
                .httpOnly(true)
                .sameSite(SetCookie.SameSite.STRICT)
                .build());
    visit.see("/");
  }

  private void failed(ServerRequest request, ServerResponse response, Throwable thrown) {
    SecurityHeaders.app(response.headers(), app.origins());
    Failure failure = Failure.of(thrown, app.settings().faults());
    Visit visit = Visit.of(app, request, response, whoFailed(request));
    if (failure.status() == 429) {
      response.header(HeaderValues.create(HeaderNames.RETRY_AFTER, "1"));
    }
    boolean page = !request.path().path().startsWith("/api/");
    if (page && failure.status() == 401 && gate.isPresent() && reads(request)) {
      visit.see("/signin?next=" + Addresses.part(request.path().rawPath()));
    } else if (!page) {
      visit.json(failure.status(), "application/problem+json", failure.problem(visit.locale()));
    } else {
      visit.page(
          failure.status(),
          "error",
          Map.of("status", failure.status(), "sentence", failure.sentence()));
    }
  }

  private static boolean reads(ServerRequest request) {
    return request.prologue().method().equals(Method.GET);
  }

  /** Whom the page with the error is for; if that cannot be told, for nobody in particular. */
  private Member whoFailed(ServerRequest request) {
    try {
      return gate.map(g -> g.who(request)).orElse(Member.STRANGER);
    } catch (TiezhengException e) {
      return Member.STRANGER;
    }
  }

  private void failedBytes(ServerRequest request, ServerResponse response, Throwable thrown) {
    SecurityHeaders.bytes(response.headers());
    Failure failure = Failure.of(thrown, app.settings().faults());
    response
        .status(failure.status())
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8"))
        .send(failure.sentence().zh() + "\n" + failure.sentence().en() + "\n");
  }
}
