package org.tiezheng.server.deposit;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.deposit.DepositService;
import org.tiezheng.casework.deposit.Tenant;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.Exchange;
import org.tiezheng.server.guard.Refusal;
import tools.jackson.databind.DeserializationFeature;

/** One request to the Deposit API and its answer. */
final class DepositVisit extends Exchange {
  private static final String BEARER = "Bearer ";
  private static final HeaderName POLICY = HeaderNames.create("RateLimit-Policy");
  private static final HeaderName LIMIT = HeaderNames.create("RateLimit");
  private static final String DAY = "w=" + Duration.ofDays(1).toSeconds();

  private final Parts parts;

  DepositVisit(Parts parts, ServerRequest request, ServerResponse response) {
    super(request, response);
    this.parts = parts;
  }

  Parts parts() {
    return parts;
  }

  DepositService service() {
    return parts.settings().service();
  }

  /**
   * The tenant whose key the request bears.
   *
   * @throws Refusal if it bears none that is known
   */
  Tenant tenant() throws IOException {
    Optional<String> key =
        header(HeaderNames.AUTHORIZATION)
            .filter(value -> value.startsWith(BEARER))
            .map(value -> value.substring(BEARER.length()).strip());
    Optional<Tenant> tenant = key.isPresent() ? service().tenant(key.get()) : Optional.empty();
    if (tenant.isEmpty()) {
      response().header(HeaderValues.create(HeaderNames.WWW_AUTHENTICATE, "Bearer"));
      throw new Refusal(
          401,
          new Text(
              "缺少有效的 API 密钥;请在请求头中写 Authorization: Bearer 密钥。",
              "There is no valid API key; send the header Authorization: Bearer KEY."));
    }
    return tenant.get();
  }

  /** Says in headers what is left of the quota (draft-ietf-httpapi-ratelimit-headers). */
  void tellQuota(Tenant tenant) {
    var left = service().left(tenant);
    long reset = left.reset().toSeconds();
    response()
        .header(
            HeaderValues.create(
                POLICY,
                "\"deposits\";q="
                    + left.quota().deposits()
                    + ";"
                    + DAY
                    + ", \"bytes\";q="
                    + left.quota().bytes()
                    + ";"
                    + DAY
                    + ";qu=\"content-bytes\""))
        .header(
            HeaderValues.create(
                LIMIT,
                "\"deposits\";r="
                    + left.deposits()
                    + ";t="
                    + reset
                    + ", \"bytes\";r="
                    + left.bytes()
                    + ";t="
                    + reset));
  }

  /** Nothing is guessed and nothing left aside: what is deposited is what was sent. */
  @Override
  protected <T> T read(String json, Class<T> type) {
    return EvidenceJson.mapper()
        .readerFor(type)
        .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .readValue(json);
  }

  /** A field of a form without its margins; empty if it is missing. */
  static String field(Parameters fields, String name) {
    return fields.all(name, List::of).stream().findFirst().orElse("").strip();
  }

  /** The fields of a form. */
  Parameters form() {
    return fields();
  }

  /** On this connection something goes on that may take so long. */
  void allow(Duration time) {
    parts.watchdog().allow(request().remotePeer().port(), time);
  }

  /** As for the beginning of a request. */
  void allow() {
    parts.watchdog().allow(request().remotePeer().port());
  }

  /** Answers with a page. */
  void page(int status, String template, Map<String, ?> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("version", service().place().tool());
    page(parts.pages(), status, template, all);
  }
}
