package org.tiezheng.server.deposit;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.casework.deposit.DepositRefusal;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.Failure;
import org.tiezheng.server.api.Route;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.guard.SecurityHeaders;
import org.tiezheng.server.page.StaticFiles;

/** The way of every request to the Deposit API: answered, logged, every failure in one sentence. */
final class DepositFront {
  private final Parts parts;

  DepositFront(Parts parts) {
    this.parts = parts;
  }

  void routes(HttpRouting.Builder routing) {
    StaticFiles files = new StaticFiles();
    routing
        .error(Throwable.class, this::failed)
        .get("/health", handler(this::health))
        .get("/static/{file}", handler(files::answer))
        .get("/", handler(ProofApi::ask))
        .get("/verify", handler(ProofApi::ask))
        .post("/verify", handler(ProofApi::answer));
    DepositRoutes.all()
        .forEach(r -> routing.route(r.method(), Route.ROOT + r.path(), handler(r.action())));
    routing.any(
        handler(_ -> {
          throw Refusal.notFound();
        }));
  }

  private void health(DepositVisit visit) {
    boolean up = visit.service().healthy();
    visit.json(up ? 200 : 503, "application/json", Map.of("status", up ? "up" : "down"));
  }

  private Handler handler(Route.Action<DepositVisit> action) {
    return (request, response) -> {
      long begun = System.nanoTime();
      int port = request.remotePeer().port();
      parts.watchdog().allow(port);
      response.whenSent(() -> {
        parts.watchdog().allow(port);
        log(request, response, begun);
      });
      SecurityHeaders.plain(response.headers());
      action.answer(new DepositVisit(parts, request, response));
    };
  }

  private void log(ServerRequest request, ServerResponse response, long begun) {
    Map<String, Object> line = new TreeMap<>();
    line.put("time", parts.settings().service().place().clock().instant().toString());
    line.put("method", request.prologue().method().text());
    line.put("route", request.matchingPattern().orElse(""));
    line.put("status", response.status().code());
    line.put("ms", (System.nanoTime() - begun) / 1_000_000);
    parts.settings().log().accept(EvidenceJson.write(line));
  }

  private void failed(ServerRequest request, ServerResponse response, Throwable thrown) {
    SecurityHeaders.plain(response.headers());
    DepositVisit visit = new DepositVisit(parts, request, response);
    Failure failure = failure(thrown, response);
    if (!request.path().path().startsWith(Route.ROOT)) {
      ProofApi.failed(visit, failure.status(), failure.sentence());
      return;
    }
    Map<String, Object> problem = new LinkedHashMap<>(failure.problem(visit.locale()));
    problem.put("code", Refused.code(failure.status()));
    if (thrown instanceof DepositRefusal refusal) {
      problem.put("code", Refused.code(refusal.why()));
      refusal.tenant().ifPresent(visit::tellQuota);
    }
    visit.json(failure.status(), "application/problem+json", problem);
  }

  private Failure failure(Throwable thrown, ServerResponse response) {
    if (thrown instanceof DepositRefusal refusal) {
      if (refusal.later().isPositive()) {
        response.header(
            HeaderValues.create(
                HeaderNames.RETRY_AFTER, String.valueOf(refusal.later().toSeconds() + 1)));
      }
      return new Failure(Refused.status(refusal.why()), refusal.sentence());
    }
    Failure failure = Failure.of(thrown, parts.settings().faults());
    if (failure.status() == 429) {
      response.header(HeaderValues.create(HeaderNames.RETRY_AFTER, "1"));
    }
    return failure;
  }
}
