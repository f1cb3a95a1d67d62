package org.tiezheng.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tiezheng.casework.capture.Standing;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.api.Route;
import org.tiezheng.server.api.Routes;
import org.tiezheng.server.guard.PhoneGuard;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.guard.SecurityHeaders;
import org.tiezheng.server.page.Addresses;
import org.tiezheng.server.page.CapturePages;
import org.tiezheng.server.page.SettingsPage;
import org.tiezheng.server.page.StaticFiles;
import org.tiezheng.server.page.WorkPages;
import org.tiezheng.server.phone.PhoneAccess;

/**
 * What a phone on the local network is answered: the page for captures into the one case that it
 * was paired for, and what that page needs. Everything else is not there.
 */
final class PhoneFront {
  private static final Set<String> API =
      Set.of(
          "/clock",
          "/cases/{case}/captures",
          "/captures/{capture}",
          "/captures/{capture}/records",
          "/captures/{capture}/end",
          "/jobs/{job}",
          "/jobs/{job}/events");

  private final App app;
  private final PhoneAccess phone;
  private final PhoneGuard guard;
  private final StaticFiles files = new StaticFiles();

  PhoneFront(App app, PhoneAccess phone) {
    this.app = app;
    this.phone = phone;
    this.guard = new PhoneGuard(phone::hosts, phone::cookie, phone.pairings()::matter);
  }

  void routes(HttpRouting.Builder routing) {
    routing
        .error(Throwable.class, this::failed)
        .get("/static/{file}", handler(files::answer))
        .get("/enter", handler(this::enter))
        .get("/authority.crt", handler(this::authority))
        .get("/", paired(visit -> visit.see(captures(visit))))
        .get("/cases/{case}", paired(visit -> visit.see(captures(visit))))
        .get("/cases/{case}/capture", paired(CapturePages::capture))
        .get("/jobs/{job}", paired(WorkPages::job))
        .post("/settings", paired(SettingsPage::choose));
    Routes.all().stream()
        .filter(r -> API.contains(r.path()))
        .forEach(r -> route(routing, r.method(), r));
    routing.any(
        handler(_ -> {
          throw Refusal.notFound();
        }));
  }

  private void route(HttpRouting.Builder routing, Method method, Route<Visit> route) {
    routing.route(method, Route.ROOT + route.path(), paired(visit -> route.action().answer(visit)));
  }

  private String captures(Visit visit) {
    return Addresses.matter(guard.matter(visit.request())) + "/capture";
  }

  private Handler handler(Front.Part part) {
    return (request, response) -> {
      long begun = app.settings().place().clock().millis();
      app.watchdog().allow(request.remotePeer().address());
      response.whenSent(() -> {
        app.watchdog().allow(request.remotePeer().address());
        log(request, response, begun);
      });
      SecurityHeaders.app(response.headers(), app.origins());
      guard.request(request);
      part.answer(Visit.ofPhone(app, request, response));
    };
  }

  /** Only for a phone that is paired, and only for what belongs to its case. */
  private Handler paired(Front.Part part) {
    return handler(visit -> {
      String matter = guard.matter(visit.request());
      require(visit, "case", matter::equals);
      require(
          visit,
          "capture",
          id -> app.captures().find(id).map(Standing::matter).filter(matter::equals).isPresent());
      require(
          visit,
          "job",
          id -> app.jobs().find(id).filter(j -> j.now().matter().equals(matter)).isPresent());
      part.answer(visit);
    });
  }

  private static void require(Visit visit, String name, Predicate<String> own) {
    visit
        .request()
        .path()
        .pathParameters()
        .first(name)
        .ifPresent(value -> {
          if (!own.test(value)) {
            throw Refusal.notFound();
          }
        });
  }

  private void enter(Visit visit) {
    String key =
        visit
            .query("token")
            .flatMap(phone.pairings()::enter)
            .orElseThrow(() ->
                new Refusal(
                    401,
                    new Text(
                        "这个二维码已用过或已过期;请在电脑上重新显示一个。",
                        "This QR code was used before or is too old; show a new one on the"
                            + " computer.")));
    visit
        .response()
        .headers()
        .addCookie(
            SetCookie.builder(phone.cookie(), key)
                .path("/")
                .httpOnly(true)
                .secure(true)
                .sameSite(SetCookie.SameSite.STRICT)
                .build());
    visit.see(
        Addresses.matter(phone.pairings().matter(key).orElseThrow(Refusal::notFound)) + "/capture");
  }

  /** The certificate of the authority is no secret. */
  private void authority(Visit visit) {
    visit
        .response()
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/x-x509-ca-cert"))
        .send(phone.authority().getBytes(StandardCharsets.US_ASCII));
  }

  private void log(ServerRequest request, ServerResponse response, long begun) {
    Map<String, Object> line = new TreeMap<>();
    line.put("time", app.settings().place().clock().instant().toString());
    line.put("phone", true);
    line.put("method", request.prologue().method().text());
    line.put("route", request.matchingPattern().orElse(""));
    line.put("status", response.status().code());
    line.put("ms", app.settings().place().clock().millis() - begun);
    app.settings().log().accept(EvidenceJson.write(line));
  }

  private void failed(ServerRequest request, ServerResponse response, Throwable thrown) {
    SecurityHeaders.app(response.headers(), app.origins());
    Failure failure = Failure.of(thrown, app.settings().faults());
    Visit visit = Visit.ofPhone(app, request, response);
    if (request.path().path().startsWith("/api/")) {
      visit.json(failure.status(), "application/problem+json", failure.problem(visit.locale()));
    } else {
      visit.page(
          failure.status(),
          "error",
          Map.of("status", failure.status(), "sentence", failure.sentence()));
    }
  }
}
